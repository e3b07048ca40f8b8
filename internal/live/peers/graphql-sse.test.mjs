// The distinct connections mode: one request, one operation, one stream of events.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "graphql-sse";
import { comment, graphql, signIn, thread, watching } from "./square.mjs";

/** A client that is gone with its test, also when that fails. */
function open(t, jar) {
  const client = createClient({ url: graphql, singleConnection: false, retryAttempts: 0, headers: jar ? { cookie: jar.header } : {} });
  t.after(() => client.dispose());
  return client;
}

test("queries, and errors as results", async (t) => {
  const client = open(t, await signIn("bruna"));
  const results = [];
  for await (const result of client.iterate({ query: "{ viewer { member { handle } } }" })) results.push(result);
  assert.deepEqual(results, [{ data: { viewer: { member: { handle: "bruna" } } } }]);
  for await (const result of client.iterate({ query: "{ nothing }" })) assert.match(result.errors[0].message, /nothing/);
  for await (const result of client.iterate({ query: watching, variables: { id: "none" } })) {
    assert.equal(result.errors[0].extensions.code, "NOT_FOUND");
  }
});

test("subscribe, complete, resume", async (t) => {
  const jar = await signIn("bruna");
  const { id, cursor } = await thread();
  const client = open(t);
  const first = client.iterate({ query: watching, variables: { id, after: cursor } });
  const next = async (iterator) => (await iterator.next()).value.data.thread;
  assert.equal((await next(first)).state, "RECOVERED");
  const live = await comment(jar, id, "Per chi ascolta a eventi.");
  const told = await next(first);
  assert.equal(told.comment.id, live);
  await first.return();
  const missed = await comment(jar, id, "Mentre era via.");
  const second = client.iterate({ query: watching, variables: { id, after: told.cursor } });
  assert.equal((await next(second)).state, "RECOVERED");
  assert.equal((await next(second)).comment.id, missed);
  await second.return();
});

test("a browser's EventSource may use GET, for reading", async () => {
  const url = new URL(graphql);
  url.searchParams.set("query", "{ __typename }");
  const events = await fetch(url, { headers: { accept: "text/event-stream" } });
  assert.equal(events.headers.get("content-type"), "text/event-stream; charset=utf-8");
  const text = (await events.text()).replace(/^:\n\n/, "");
  assert.equal(text, 'event: next\ndata: {"data":{"__typename":"Query"}}\n\nevent: complete\ndata:\n\n');
  url.searchParams.set("query", "mutation { sessionRevokeOthers { userErrors { message } } }");
  assert.equal((await fetch(url, { headers: { accept: "text/event-stream" } })).status, 405);
});

test("pages and forms of other sites are refused", async () => {
  const body = JSON.stringify({ query: "{ __typename }" });
  const post = (headers) => fetch(graphql, { method: "POST", body, headers: { accept: "text/event-stream", ...headers } });
  assert.equal((await post({ "content-type": "application/json" })).status, 200);
  assert.ok([400, 403, 415].includes((await post({ "content-type": "text/plain" })).status));
  assert.equal((await post({ "content-type": "application/json", origin: "https://evil.example" })).status, 403);
});
