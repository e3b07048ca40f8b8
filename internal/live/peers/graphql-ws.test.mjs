// The client that our own pages use: subscribe, complete, resume with a cursor, queries, errors, reconnecting.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { address, comment, signIn, socket, thread, until, watching } from "./square.mjs";

/** A client that is gone with its test, also when that fails. */
function open(t, jar, options = {}) {
  class OurPage extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols, { origin: address, headers: jar ? { cookie: jar.header } : {} });
    }
  }
  const client = createClient({ url: socket, webSocketImpl: OurPage, retryAttempts: 5, retryWait: () => Promise.resolve(), ...options });
  t.after(() => client.dispose());
  return client;
}

test("queries and mutations over the socket", async (t) => {
  const jar = await signIn("bruna");
  const client = open(t, jar);
  const results = [];
  for await (const result of client.iterate({ query: "{ viewer { member { handle } } }" })) results.push(result);
  assert.deepEqual(results, [{ data: { viewer: { member: { handle: "bruna" } } } }]);
  const { id } = await thread();
  const query = "mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { body } userErrors { message } } }";
  for await (const result of client.iterate({ query, variables: { input: { entryId: id, body: "Dal socket." } } })) {
    assert.deepEqual(result, { data: { commentCreate: { comment: { body: "Dal socket." }, userErrors: [] } } });
  }
});

test("errors of a document end the operation, not the socket", async (t) => {
  const client = open(t);
  await assert.rejects(async () => { for await (const _ of client.iterate({ query: "{ nothing }" })); }, (errors) => Array.isArray(errors) && /nothing/.test(errors[0].message));
  await assert.rejects(
    async () => { for await (const _ of client.iterate({ query: watching, variables: { id: "none" } })); },
    (errors) => errors[0].extensions.code === "NOT_FOUND",
  );
  for await (const result of client.iterate({ query: "{ __typename }" })) assert.deepEqual(result, { data: { __typename: "Query" } });
});

test("written between reading and subscribing: delivered once; then live; then resumed", async (t) => {
  const jar = await signIn("bruna");
  const { id, cursor } = await thread();
  const written = [await comment(jar, id, "Prima di ascoltare.")];
  const client = open(t);
  const first = client.iterate({ query: watching, variables: { id, after: cursor } });
  const next = async (iterator) => (await iterator.next()).value.data.thread;
  assert.deepEqual(await next(first), { __typename: "StreamJoined", cursor, state: "RECOVERED" });
  assert.equal((await next(first)).comment.id, written[0]);
  written.push(await comment(jar, id, "Mentre si ascolta."));
  const live = await next(first);
  assert.equal(live.comment.id, written[1]);
  await first.return();
  written.push(await comment(jar, id, "Quando nessuno ascolta."));
  const second = client.iterate({ query: watching, variables: { id, after: live.cursor } });
  assert.equal((await next(second)).state, "RECOVERED");
  assert.equal((await next(second)).comment.id, written[2]);
  await second.return();
  const strange = client.iterate({ query: watching, variables: { id, after: "forged" } });
  assert.equal((await next(strange)).state, "RESET");
  await strange.return();
});

test("a socket that breaks again and again loses nothing and repeats nothing", async (t) => {
  const jar = await signIn("dario");
  const { id, cursor } = await thread();
  const got = [];
  let after = cursor;
  let current;
  const client = open(t, undefined, { on: { opened: (opened) => { current = opened; } } });
  const variables = { id, get after() { return after; } };
  const states = [];
  const stop = client.subscribe({ query: watching, variables }, {
    next({ data: { thread: told } }) {
      after = told.cursor;
      if (told.state) states.push(told.state);
      else if (told.comment) got.push(told.comment.id);
    },
    error: (failure) => assert.fail(String(failure)), complete: () => undefined,
  });
  const written = [];
  for (let n = 0; n < 12; n++) {
    written.push(await comment(jar, id, `Commento numero ${n}.`));
    if (n % 4 === 1) {
      await until("it is connected", () => current?.readyState === WebSocket.OPEN);
      current.terminate();
    }
  }
  await until("all have come", () => got.length >= written.length);
  assert.deepEqual(got, written);
  assert.ok(states.every((state) => state === "RECOVERED"), states.join());
  stop();
});

test("the client's own keep-alive is answered", async (t) => {
  let pongs = 0;
  const client = open(t, undefined, { keepAlive: 20, lazy: false, on: { pong: (received) => { if (received) pongs++; } } });
  await until("three pongs came", () => pongs >= 3);
});
