import { describe, expect, test } from "vitest";
import type { EntryKind, EntryLineFragment } from "../gen/graphql";
import { happenings, type PollNow } from "./now";

const now = Date.parse("2026-11-21T18:00:00Z");
const ago = (hours: number) => new Date(now - hours * 3600_000).toISOString();

function entry(id: string, kind: EntryKind, published: number, spoken?: number): EntryLineFragment {
  return {
    __typename: "Topic",
    id,
    number: 1,
    kind,
    state: "PUBLISHED",
    title: id,
    publishedAt: ago(published),
    updatedAt: ago(published),
    piazza: { id: "p", slug: "p", title: "p" },
    thread: { entryId: id, commentCount: spoken === undefined ? 0 : 1, lastCommentAt: spoken === undefined ? null : ago(spoken) },
  };
}

function poll(id: string, phase: PollNow["voting"]["phase"], { closes, closed }: { closes?: number; closed?: number } = {}): PollNow {
  return { ...entry(id, "POLL", 100), voting: { phase, closesAt: closes === undefined ? null : ago(-closes), closedAt: closed === undefined ? null : ago(closed), turnout: { voters: 1, electors: null } } };
}

describe("the strip of now", () => {
  test("is gone when all is quiet", () => {
    expect(happenings([], now)).toEqual([]);
    expect(happenings([entry("old", "NEWS", 900, 200)], now)).toEqual([]);
  });

  test("shows the thread last spoken in, the newest topic and the newest news, none twice", () => {
    const found = happenings([entry("n", "NEWS", 5, 0.5), entry("t1", "TOPIC", 30), entry("t2", "TOPIC", 20), entry("v", "VIDEO", 10)], now);
    expect(found.map(({ why, entry: { id }, live }) => [why, id, live])).toEqual([
      ["busy", "n", true],
      ["topic", "t2", false],
      ["news", "v", false],
    ]);
  });

  test("what is voted on stands first, the poll that closes first before the others, three things at most", () => {
    const others = [entry("n", "NEWS", 5, 0.5), entry("t", "TOPIC", 20), entry("v", "VIDEO", 10)];
    const found = happenings(others, now, [poll("hand", "OPEN"), poll("late", "OPEN", { closes: 9 }), poll("soon", "OPEN", { closes: 2 }), poll("next", "WAITING")]);
    expect(found.map(({ why, entry: { id } }) => [why, id])).toEqual([["vote", "soon"], ["busy", "n"], ["topic", "t"]]);
    expect(found[0]?.live).toBe(true);
  });

  test("a poll that is over is told of for two days", () => {
    const ids = (...polls: PollNow[]) => happenings([], now, polls).map(({ why, entry: { id } }) => [why, id]);
    expect(ids(poll("old", "CLOSED", { closed: 40 }), poll("new", "CLOSED", { closed: 3 }))).toEqual([["voted", "new"]]);
    expect(ids(poll("old", "CLOSED", { closed: 50 }), poll("next", "WAITING"))).toEqual([]);
  });

  test("the newest topic yields its place when it is also the one spoken in", () => {
    const found = happenings([entry("t1", "TOPIC", 1, 0.2), entry("t2", "TOPIC", 5)], now);
    expect(found.map(({ why, entry: { id } }) => [why, id])).toEqual([["busy", "t1"], ["topic", "t2"]]);
  });
});
