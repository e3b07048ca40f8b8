import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CommentForViewerFragment } from "../gen/graphql";
import { Rehearsal } from "../live/rehearsal";
import { ThreadStore, type Saying } from "./store";

function comment(number: number): CommentForViewerFragment {
  const id = `c${number}`;
  return {
    id, number, parentId: null, rootId: id, depth: 1, state: "VISIBLE", author: { id: "luce", handle: "luce", name: "Luce", tone: 1 },
    body: id, bodyHtml: `<p>${id}</p>`, hiddenReason: null, createdAt: "2026-11-21T10:00:00Z", editedAt: null, version: 1, reactions: [],
    replyCount: 0, viewerReactions: [],
  };
}

const added = (cursor: string, place: number) => ({ __typename: "CommentAdded", cursor, comment: comment(place) });

/** A discussion of three comments with somebody who reads it. */
async function discussion() {
  const server = new Rehearsal("thread", (log, cursor) => {
    const nodes = log.map((_, i) => ({ ...comment(i + 1), replies: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } }));
    const comments = { nodes, totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null } };
    return { node: { thread: { entryId: "e", commentCount: nodes.length, cursor, comments } }, viewer: null };
  });
  for (let i = 0; i < 3; i++) server.write(added);
  const said: Saying["what"][] = [];
  const store = new ThreadStore(server.client, "e", (saying) => said.push(saying.what));
  await store.start();
  const model = () => store.state.get().model;
  /** Every comment that the page holds, each as often as it stands there. */
  const shown = () => [...(model()?.head ?? []), ...(model()?.tail ?? []), ...(model()?.waiting ?? [])];
  return { server, store, said, model, shown };
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => `c${i + 1}`);

let day = Date.UTC(2027, 0, 1);

describe("a discussion whose log was lost", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: day += 86_400_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is read again until it succeeds; what comes meanwhile is neither lost nor told twice", async () => {
    const { server, store, said, model, shown } = await discussion();
    server.failing = 2;
    server.restart(added);
    await vi.advanceTimersByTimeAsync(400);
    expect(server.asked).toBeGreaterThan(1);
    expect(said).not.toContain("reset");
    server.write(added);
    await vi.advanceTimersByTimeAsync(20);
    expect(shown()).toContain("c5");
    await vi.advanceTimersByTimeAsync(5000);
    server.write(added);
    await vi.advanceTimersByTimeAsync(1000);
    expect(said.filter((what) => what === "reset")).toHaveLength(1);
    expect(shown().sort()).toEqual(upTo(6));
    expect(model()).toMatchObject({ count: 6, waiting: ["c6"] });
    expect(server.following).toBe(1);
    expect(server.asked).toBe(4);
    store.close();
  });

  test("a line that is cut before it could be read again does not go on behind the gap", async () => {
    const { server, store, said, shown } = await discussion();
    server.failing = 3;
    server.restart(added);
    await vi.advanceTimersByTimeAsync(400);
    server.write(added);
    server.cut();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.joinings.slice(0, 3)).toEqual(["k3", "k3", "k3"]);
    expect(shown()).toEqual(upTo(5));
    expect(said.filter((what) => what === "reset")).toHaveLength(1);
    store.close();
  });

  test("another order that cannot be read leaves the discussion as it is, and the gap is still mended", async () => {
    const { server, store, shown, model } = await discussion();
    server.failing = 2;
    server.restart(added);
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersToNextTimerAsync();
    const other = store.start("NEWEST");
    await expect(other).rejects.toThrow();
    expect(model()?.order).toBe("OLDEST");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown()).toEqual(upTo(4));
    expect(model()?.order).toBe("OLDEST");
    store.close();
  });

  test("who leaves asks no more", async () => {
    const { server, store } = await discussion();
    server.failing = 100;
    server.restart(added);
    await vi.advanceTimersByTimeAsync(400);
    const { asked } = server;
    store.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toBe(asked);
    expect(server.following).toBe(0);
  });
});

describe("a discussion whose line is back", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: day += 86_400_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Comments are written of which nobody hears until his line is back. */
  async function away(written: number) {
    const scene = await discussion();
    const counts: number[] = [];
    scene.store.close();
    const store = new ThreadStore(scene.server.client, "e", (saying) => {
      if (saying.what === "back") counts.push(saying.count);
      else if (saying.what === "new") counts.push(-saying.count());
    });
    await store.start();
    const { server } = scene;
    for (let place = 4; place < 4 + written; place++) server.log.push(added(`k${place}`, place));
    const back = async () => {
      server.cut();
      while (server.following === 0) await vi.advanceTimersToNextTimerAsync();
    };
    return { server, store, counts, back };
  }

  test("counts what was missed when all of it has come, however slowly it comes", async () => {
    const { server, store, counts, back } = await away(3);
    server.late = 2;
    await back();
    await vi.advanceTimersByTimeAsync(1000);
    expect(counts).toEqual([]);
    for (let i = 0; i < 2; i++) {
      server.letGo();
      await vi.advanceTimersByTimeAsync(2000);
    }
    expect(counts).toEqual([3]);
    server.write(added);
    await vi.advanceTimersByTimeAsync(1000);
    expect(counts).toEqual([3, -4]);
    store.close();
  });

  test("tells what follows apart from what was missed, also where both come at once", async () => {
    const { server, store, counts, back } = await away(2);
    await back();
    server.write(added);
    await vi.advanceTimersByTimeAsync(100);
    expect(counts).toEqual([2, -3]);
    store.close();
  });

  test("waits for no more than a moment for what cannot be told any more", async () => {
    const { server, store, counts, back } = await away(2);
    server.late = 1;
    await back();
    await vi.advanceTimersByTimeAsync(2000);
    expect(counts).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(counts).toEqual([1]);
    store.close();
  });
});
