// npm's ws as a client that inflates.
import { WebSocket } from 'ws'
import { orders, say, told } from './lines.mjs'

const socket = new WebSocket(told.url, 'graphql-transport-ws', {
  perMessageDeflate: true,
  headers: { Origin: told.origin, Cookie: `${told.cookie}=${told.session}` },
})
let wire = 0
socket.on('open', () => {
  socket._socket.on('data', (bytes) => (wire += bytes.length))
  say({ extensions: socket.extensions })
  orders((line) => socket.send(line), () => socket.close(1000))
})
socket.on('message', (data, binary) => say({ text: String(data), binary }))
socket.on('error', (error) => say({ fault: String(error) }))
socket.on('close', (code) => {
  say({ code, wire })
  process.exit(0)
})
