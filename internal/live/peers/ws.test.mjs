// The close codes and the handshake, with a client that knows websockets and nothing of GraphQL.
import assert from "node:assert/strict";
import { once } from "node:events";
import { afterEach, test } from "node:test";
import WebSocket from "ws";
import { address, signIn, ask, socket, thread, watching } from "./square.mjs";

const protocol = "graphql-transport-ws";
const greeting = { type: "connection_init" };

const dialled = [];
afterEach(() => { for (const client of dialled.splice(0)) client.terminate(); });

async function dial(protocols = protocol, options = {}) {
  const client = new WebSocket(socket, protocols, options);
  dialled.push(client);
  client.heard = [];
  client.on("message", (text, binary) => {
    assert.equal(binary, false);
    client.heard.push(JSON.parse(text.toString()));
  });
  client.parted = once(client, "close").then(([code, reason]) => ({ code, reason: reason.toString() }));
  await once(client, "open");
  return client;
}

function say(client, ...messages) {
  for (const message of messages) client.send(typeof message === "string" ? message : JSON.stringify(message));
}

async function heard(client, count) {
  while (client.heard.length < count) await once(client, "message");
  return client.heard;
}

async function status(options, protocols = protocol) {
  const client = new WebSocket(socket, protocols, options);
  client.on("error", () => undefined);
  return Promise.race([
    once(client, "unexpected-response").then(([request, response]) => { request.destroy(); return response.statusCode; }),
    once(client, "open").then(() => { client.terminate(); return 101; }),
  ]);
}

async function watch(id) {
  const { id: entry } = await thread();
  return { type: "subscribe", id, payload: { query: watching, variables: { id: entry } } };
}

const hello = (id) => ({ type: "subscribe", id, payload: { query: "{ __typename }" } });

const codes = [
  ["silent for 5 s", [], 4408],
  ["not initialised", [hello("1")], 4401],
  ["initialised twice", [greeting, greeting], 4429],
  ["no JSON", ["{"], 4400],
  ["no type", [{}], 4400],
  ["an unknown type", [greeting, { type: "start", id: "1" }], 4400],
  ["a type of the server's", [greeting, { type: "next", id: "1", payload: {} }], 4400],
  ["no id", [greeting, { type: "subscribe", payload: { query: "{ __typename }" } }], 4400],
  ["no query", [greeting, { type: "subscribe", id: "1", payload: {} }], 4400],
  ["a message over 1 MB", [greeting, "x".repeat(2 ** 20 + 1)], 1009],
];

for (const [name, messages, code] of codes) {
  test(`${name}: ${code}`, async () => {
    const client = await dial();
    say(client, ...messages);
    assert.equal((await client.parted).code, code);
  });
}

test("the same id: 4409", async () => {
  const client = await dial();
  say(client, greeting, await watch("twice"), await watch("twice"));
  assert.deepEqual(await client.parted, { code: 4409, reason: "Subscriber for twice already exists" });
});

test("binary: 4400", async () => {
  const client = await dial();
  client.send(Buffer.from(JSON.stringify(greeting)));
  assert.equal((await client.parted).code, 4400);
});

test("a message in fragments is one message", async () => {
  const client = await dial();
  const text = JSON.stringify(greeting);
  client.send(text.slice(0, 5), { fin: false });
  client.ping();
  client.send(text.slice(5), { fin: true });
  assert.deepEqual(await heard(client, 1), [{ type: "connection_ack" }]);
  client.close();
});

test("another subprotocol: 4406", async () => {
  for (const offered of [[], ["graphql-ws"], ["chat", "superchat"]]) {
    const client = await dial(offered);
    assert.equal((await client.parted).code, 4406);
  }
});

test("pings of both kinds are answered", async () => {
  const client = await dial();
  say(client, { type: "ping", payload: { at: 1 } });
  assert.deepEqual(await heard(client, 1), [{ type: "pong", payload: { at: 1 } }]);
  const pong = once(client, "pong");
  client.ping("there?");
  assert.equal((await pong)[0].toString(), "there?");
  client.close();
});

test("origins: ours alone, and none with a cookie", async () => {
  const cases = [
    [{ origin: address }, 101], [{}, 101], [{ origin: address, headers: { cookie: "a=b" } }, 101],
    [{ headers: { cookie: "a=b" } }, 403], [{ origin: "null" }, 403], [{ origin: "https://evil.example" }, 403],
    [{ origin: `${address}.evil.example` }, 403], [{ origin: `${address}/` }, 403],
  ];
  for (const [options, want] of cases) assert.equal(await status(options), want, JSON.stringify(options));
});

test("a subscription ended by the client frees its id at once", async () => {
  const client = await dial();
  say(client, greeting);
  await heard(client, 1);
  for (let n = 0; n < 20; n++) say(client, await watch("1"), { type: "complete", id: "1" });
  say(client, hello("2"));
  while (!client.heard.some((m) => m.id === "2" && m.type === "complete")) await once(client, "message");
  assert.equal(client.heard.some((m) => m.type === "error"), false);
  client.close(1000);
  assert.equal((await client.parted).code, 1000);
});

test("fifty operations on a socket, the next is refused alone", async () => {
  const client = await dial();
  say(client, greeting);
  const one = await watch("0");
  for (let n = 0; n < 50; n++) say(client, { ...one, id: `watch ${n}` });
  await heard(client, 51);
  say(client, hello("one more"));
  const refused = (await heard(client, 52))[51];
  assert.equal(refused.type, "error");
  assert.equal(refused.payload[0].extensions.code, "LIMIT");
  say(client, { type: "complete", id: "watch 7" }, hello("now"));
  assert.deepEqual((await heard(client, 54)).slice(52).map((m) => m.type), ["next", "complete"]);
  client.close();
});

test("ten sockets a member; others are unaffected", async () => {
  const [first, second] = [await signIn("bruna"), await signIn("dario")];
  const as = (jar) => ({ origin: address, headers: { cookie: jar.header } });
  const open = [];
  for (let n = 0; n < 10; n++) open.push(await dial(protocol, as(first)));
  assert.equal(await status(as(first)), 429);
  assert.equal(await status(as(second)), 101);
  assert.equal(await status({}), 101);
  for (const client of open) client.close();
});

test("a session that ends closes its sockets: 4403", async () => {
  const jar = await signIn("elena");
  const client = await dial(protocol, { origin: address, headers: { cookie: jar.header } });
  say(client, greeting, await watch("1"));
  await heard(client, 2);
  const { viewer } = await ask("{ viewer { sessions { id isCurrent } } }", {}, jar);
  const sessionId = viewer.sessions.find((session) => session.isCurrent).id;
  await ask("mutation ($input: SessionRevokeInput!) { sessionRevoke(input: $input) { userErrors { message } } }", { input: { sessionId } }, jar);
  assert.equal((await client.parted).code, 4403);
});
