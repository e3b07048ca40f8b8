// The control side of ../../README.md.
import { createServer } from 'node:http'
import { performance } from 'node:perf_hooks'

// What /usage tells.
export const count = { subscribers: 0, closed: 0, executions: 0 }

// An event target that counts who listens: whom it counts cannot miss what is published next.
export class Counted extends EventTarget {
  addEventListener(...args) {
    count.subscribers++
    super.addEventListener(...args)
  }

  removeEventListener(...args) {
    count.subscribers--
    super.removeEventListener(...args)
  }
}

// publisher numbers the notices of each room.
export function publisher(pubSub) {
  const last = new Map()
  return ({ from, count: many, rooms, text }) => {
    for (let i = 0; i < many; i++) {
      const at = String(Math.round((performance.timeOrigin + performance.now()) * 1000))
      const room = `r${(from + i) % rooms}`
      const seq = (last.get(room) ?? 0) + 1
      last.set(room, seq)
      pubSub.publish('notices', room, { seq, text, at })
    }
  }
}

// control answers orders.
export function control(publish) {
  const answers = {
    'GET /usage': () => JSON.stringify(count),
    'POST /publish': (body) => publish(JSON.parse(body)),
    'POST /collect': () => {
      globalThis.gc()
      globalThis.gc()
    },
  }
  return createServer(async (request, response) => {
    let body = ''
    for await (const part of request.setEncoding('utf8')) body += part
    const answer = answers[`${request.method} ${request.url}`]
    if (!answer) return response.writeHead(404).end()
    const text = answer(body)
    return text ? response.writeHead(200, { 'Content-Type': 'application/json' }).end(text) : response.writeHead(204).end()
  })
}
