// What the tests know about the demo: its address, how its people sign in, and how they write.
import assert from "node:assert/strict";

export const address = process.env.PIAZZA_PEERS_ADDRESS;
export const graphql = `${address}/graphql`;
export const socket = graphql.replace("http", "ws");

/** Cookies of one browser. */
class Jar {
  #cookies = new Map();

  async fetch(url, options = {}) {
    const answer = await fetch(new URL(url, address), {
      redirect: "manual", ...options, headers: { ...options.headers, cookie: this.header },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }

  get header() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async follow(url, options) {
    let answer = await this.fetch(url, options);
    while (answer.status >= 300 && answer.status < 400) answer = await this.fetch(answer.headers.get("location"));
    return answer;
  }
}

/** Signs in through the demo's own provider, as people do. */
export async function signIn(handle) {
  const jar = new Jar();
  const page = await (await jar.follow("/auth/demo?return=/")).text();
  const request = /name="request" value="([^"]+)"/.exec(page)?.[1];
  assert.ok(request, "the demo asks who one is");
  await jar.follow("/demo-idp/login", {
    method: "POST", body: new URLSearchParams({ request, subject: handle }),
    headers: { origin: address, "content-type": "application/x-www-form-urlencoded" },
  });
  const { viewer } = await ask("{ viewer { member { handle } } }", {}, jar);
  assert.equal(viewer?.member.handle, handle);
  return jar;
}

/** Asks over plain HTTP, as a visitor or with somebody's cookies. */
export async function ask(query, variables = {}, jar = new Jar()) {
  const answer = await jar.fetch(graphql, {
    method: "POST", body: JSON.stringify({ query, variables }),
    headers: { "content-type": "application/json", origin: address },
  });
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** A published entry whose thread the tests use, with the place where its stream stands. */
export async function thread() {
  const { piazze } = await ask("{ piazze(first: 1) { nodes { entries(first: 1) { nodes { id thread { cursor } } } } } }");
  const [entry] = piazze.nodes[0].entries.nodes;
  return { id: entry.id, cursor: entry.thread.cursor };
}

/** Writes a comment and returns its id. */
export async function comment(jar, entryId, body) {
  const { commentCreate } = await ask(
    "mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { message } } }",
    { input: { entryId, body } }, jar,
  );
  assert.deepEqual(commentCreate.userErrors, []);
  return commentCreate.comment.id;
}

export const watching = `subscription ($id: ID!, $after: String) {
  thread(id: $id, after: $after) {
    __typename
    ... on StreamJoined { cursor state }
    ... on CommentAdded { cursor comment { id } }
  }
}`;

/** Waits until something holds, and fails when it does not within a minute. */
export async function until(what, holds) {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, what);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
