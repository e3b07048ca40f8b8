// Chromium as a client that inflates: a page of the program opens a socket of its own.
import { chromium } from 'playwright-core'
import { orders, say, told } from './lines.mjs'

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions'],
})
const context = await browser.newContext()
await context.addCookies([{ name: told.cookie, value: told.session, url: told.origin, httpOnly: true, sameSite: 'Lax' }])
const page = await context.newPage()
let closed
const over = new Promise((resolve) => (closed = resolve))
await page.exposeFunction('tell', (what) => {
  say(what)
  if (what.code !== undefined) closed()
})
await page.goto(`${told.origin}/healthz`)
await page.evaluate((url) => {
  const socket = new WebSocket(url, 'graphql-transport-ws')
  socket.onopen = () => tell({ extensions: socket.extensions })
  socket.onmessage = ({ data }) => tell({ text: String(data), binary: typeof data !== 'string' })
  socket.onclose = ({ code }) => tell({ code })
  globalThis.piazzaSocket = socket
}, told.url)
orders(
  (line) => page.evaluate((text) => globalThis.piazzaSocket.send(text), line),
  async () => {
    await page.evaluate(() => globalThis.piazzaSocket.close(1000))
    await over
    await browser.close()
    process.exit(0)
  },
)
