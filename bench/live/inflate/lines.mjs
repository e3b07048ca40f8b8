// How these clients and the Go program that started them talk: a line of JSON each.
import { createInterface } from 'node:readline'

// What they are told: where to connect, and as whom.
export const told = JSON.parse(process.argv[2])

// Says that something came of the connection.
export const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`)

// Hands on the messages that are to be sent, and tells when there are no more.
export function orders(send, end) {
  createInterface({ input: process.stdin }).on('line', send).on('close', end)
}
