// graphql-yoga with graphql-ws over ws, put together as their documentation does, and the control side of ../../README.md.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { useServer } from 'graphql-ws/use/ws'
import { createPubSub, createSchema, createYoga } from 'graphql-yoga'
import { WebSocket, WebSocketServer } from 'ws'
import { count, Counted, publisher, control } from './control.mjs'

const settings = process.argv.slice(2)
const setting = (name, otherwise) => (settings.includes(name) ? settings[settings.indexOf(name) + 1] : otherwise)

const pubSub = createPubSub({ eventTarget: new Counted() })
const yoga = createYoga({
  logging: false,
  schema: createSchema({
    typeDefs: readFileSync(new URL('../../schema.graphqls', import.meta.url), 'utf8'),
    resolvers: {
      Query: { ready: () => true },
      Subscription: {
        notices: {
          subscribe: (_, { room }) => pubSub.subscribe('notices', room),
          resolve: (notice) => {
            count.executions++
            return notice
          },
        },
      },
    },
  }),
})

// A client's socket; it says when it was the server who ended it.
class Socket extends WebSocket {
  close(code, reason) {
    // ws answers a client's close with this method too.
    if (this.readyState === WebSocket.OPEN && !this._closeFrameReceived) count.closed++
    super.close(code, reason)
  }

  terminate() {
    if (this.readyState === WebSocket.OPEN) count.closed++
    super.terminate()
  }
}

const server = createServer(yoga)
const sockets = new WebSocketServer({
  server,
  path: yoga.graphqlEndpoint,
  WebSocket: Socket,
  perMessageDeflate: settings.includes('-compress') && { threshold: 0, serverNoContextTakeover: true },
})

useServer(
  {
    execute: ({ rootValue, ...args }) => rootValue.execute({ rootValue, ...args }),
    subscribe: ({ rootValue, ...args }) => rootValue.subscribe({ rootValue, ...args }),
    async onSubscribe(ctx, _id, params) {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...ctx,
        req: ctx.extra.request,
        socket: ctx.extra.socket,
        params,
      })
      const document = parse(params.query)
      const errors = validate(schema, document)
      if (errors.length > 0) return errors
      return {
        schema,
        document,
        operationName: params.operationName,
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      }
    },
  },
  sockets,
)

const orders = control(publisher(pubSub))
const listen = (at, address) =>
  new Promise((done, failed) => {
    const [host, port] = address.split(':')
    at.once('error', failed)
    at.listen({ host, port: Number(port), backlog: 4096 }, () => done(`${host}:${at.address().port}`))
  })
const graphql = await listen(server, setting('-graphql', '127.0.0.1:0'))
const ordered = await listen(orders, setting('-control', '127.0.0.1:0'))
process.stdin.on('end', () => process.exit(0)).resume()
process.on('SIGTERM', () => process.exit(0))
console.log(`READY ${JSON.stringify({ graphql, control: ordered })}`)
