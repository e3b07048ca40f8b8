import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Rehearsal } from "../live/rehearsal";
import type { Line } from "./list";
import { NotificationStore } from "./store";

const line = (place: number): Line => ({
  id: `n${place}`, isRead: false, kind: "REPLY", createdAt: "2026-11-21T10:00:00Z",
  comment: { id: `c${place}`, number: 1, parentId: null, state: "VISIBLE", author: null, bodyHtml: "<p>x</p>", hiddenReason: null },
  entry: { __typename: "Topic", id: "e", number: 1, kind: "TOPIC", title: "Titolo", language: "it", piazza: { id: "p", slug: "x", title: "X" } },
});
const added = (cursor: string, place: number) => ({ __typename: "NotificationAdded", cursor, notification: line(place) });

async function list() {
  const server = new Rehearsal("notifications", (log, cursor) => {
    const nodes = log.map((_, i) => line(i + 1)).reverse();
    const notifications = { nodes, totalCount: nodes.length, cursor, pageInfo: { hasNextPage: false, endCursor: null } };
    return { viewer: { unread: { version: log.length, count: nodes.length }, notifications } };
  });
  for (let i = 0; i < 2; i++) server.write(added);
  const store = new NotificationStore(server.client, () => true);
  await store.start();
  const ids = () => store.state.get().list?.rows.map((row) => row.id);
  return { server, store, ids };
}

let day = Date.UTC(2027, 1, 1);

describe("the list of notifications, its log lost", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: day += 86_400_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("goes on being followed while it cannot be read, and is read again until it succeeds", async () => {
    const { server, store, ids } = await list();
    server.failing = 2;
    server.restart(added);
    await vi.advanceTimersByTimeAsync(400);
    server.write(added);
    expect(server.following).toBe(1);
    expect(ids()).toContain("n4");
    await vi.advanceTimersByTimeAsync(5000);
    server.write(added);
    expect(ids()).toEqual(["n5", "n4", "n3", "n2", "n1"]);
    expect(store.state.get().list?.total).toBe(5);
    expect([server.asked, server.following]).toEqual([4, 1]);
    store.close();
    expect(server.following).toBe(0);
  });

  test("who leaves asks no more", async () => {
    const { server, store } = await list();
    server.failing = 100;
    server.restart(added);
    await vi.advanceTimersByTimeAsync(400);
    const { asked } = server;
    store.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toBe(asked);
  });
});
