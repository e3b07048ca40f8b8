import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Client } from "urql";
import { Rehearsal } from "../live/rehearsal";
import { PiazzaNews } from "./news";

const published = (cursor: string, place: number) => ({ __typename: "EntryPublished", cursor, entry: { id: `e${place}`, kind: "NEWS", title: "Titolo" } });

function page() {
  const server = new Rehearsal("piazza", (_, cursor) => cursor);
  server.write(published);
  const reread = async () => {
    const { data, error } = (await server.client.query("", {}).toPromise()) as unknown as { data: string; error?: Error };
    if (error) throw error;
    return data;
  };
  const news = new PiazzaNews("p", "k1");
  return { server, news, reread, ids: () => [...news.waiting.get()] };
}

let day = Date.UTC(2027, 3, 1);

describe("what is published in a piazza", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: day += 86_400_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is not told again when the reader's standing has moved", () => {
    const { server, news, reread, ids } = page();
    const leave = news.follow(server.client, reread);
    server.write(published);
    expect(ids()).toEqual(["e2"]);
    news.clear();
    server.write(published);
    leave();
    const leaveAgain = news.follow({ ...server.client } as unknown as Client, reread);
    expect(server.joinings).toEqual(["k1", "k3"]);
    expect(ids()).toEqual([]);
    server.write(published);
    expect(ids()).toEqual(["e4"]);
    leaveAgain();
    expect(server.following).toBe(0);
  });

  test("is read with the page when the log was lost, however often that fails", async () => {
    const { server, news, reread, ids } = page();
    const leave = news.follow(server.client, reread);
    server.failing = 2;
    server.restart(published);
    await vi.advanceTimersByTimeAsync(400);
    server.write(published);
    expect(ids()).toEqual(["e3"]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(ids()).toEqual([]);
    server.write(published);
    expect(ids()).toEqual(["e4"]);
    expect([server.asked, server.following, server.joinings.at(-1)]).toEqual([3, 1, "k3"]);
    leave();
  });

  test("is asked about no more by who left", async () => {
    const { server, news, reread } = page();
    server.failing = 100;
    const leave = news.follow(server.client, reread);
    server.restart(published);
    await vi.advanceTimersByTimeAsync(400);
    leave();
    const { asked } = server;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toBe(asked);
  });
});
