// Last: the server goes down, says 1012 to everybody, and is gone within thirty seconds.
import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import WebSocket from "ws";
import { socket } from "./square.mjs";

test("a server that goes down closes with 1012 and a hint when to come back", async () => {
  const clients = await Promise.all(Array.from({ length: 20 }, async () => {
    const client = new WebSocket(socket, "graphql-transport-ws");
    await once(client, "open");
    client.send('{"type":"connection_init"}');
    await once(client, "message");
    return client;
  }));
  const parted = clients.map((client) => once(client, "close"));
  process.kill(Number(process.env.PIAZZA_PEERS_PID), "SIGTERM");
  for (const [code, reason] of await Promise.all(parted)) {
    assert.equal(code, 1012);
    assert.match(reason.toString(), /retry in \d+ s/);
  }
});
