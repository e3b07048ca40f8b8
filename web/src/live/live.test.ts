import type { ExecutionResult } from "graphql";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { announce, pace, spoken, typed } from "./announcer";
import { persistent } from "./resume";
import { bannerAfter, hollowAfter, hurry, nextChange, sight } from "./state";
import { memory, type Input, type Sink } from "./transport";
import { watchdog } from "./watchdog";

const notice = (fields: Record<string, unknown>): ExecutionResult => ({ data: { thread: fields } });

describe("cursor", () => {
  const asking = () => {
    const input: Input = { query: "subscription", variables: { id: "e", after: "read-with-the-page" } };
    return { input, remember: memory(input), after: () => input.variables.after };
  };

  test("follows the messages, so that a reconnect goes on where the line was cut", () => {
    const { input, remember } = asking();
    remember(notice({ __typename: "CommentAdded", cursor: "c1" }));
    expect(input.variables).toEqual({ id: "e", after: "c1" });
  });

  test("does not leap over what a recovered stream still owes", () => {
    const { remember, after } = asking();
    remember(notice({ __typename: "StreamJoined", cursor: "head", state: "RECOVERED" }));
    expect(after()).toBe("read-with-the-page");
    remember(notice({ __typename: "StreamJoined", cursor: "first", state: "FRESH" }));
    expect(after()).toBe("first");
  });

  test("does not leap over a reset, and goes on when the gap is no more", () => {
    const { remember, after } = asking();
    remember(notice({ __typename: "StreamJoined", cursor: "new", state: "RESET" }));
    remember(notice({ __typename: "CommentAdded", cursor: "newer" }));
    expect(after()).toBe("read-with-the-page");
    remember(notice({ __typename: "StreamJoined", cursor: "head", state: "RECOVERED" }));
    remember(notice({ __typename: "CommentAdded", cursor: "c1" }));
    expect(after()).toBe("c1");
  });

  test("stays with an answer that carries none", () => {
    const { remember, after } = asking();
    remember({ errors: [] });
    remember({ data: { thread: null } });
    expect(after()).toBe("read-with-the-page");
  });
});

describe("state of the line", () => {
  test("shows nothing for two seconds, a hollow dot until five, then the banner; no network at once", () => {
    const down = { phase: "down", since: 1000 } as const;
    expect(sight(down, true, 1000 + hollowAfter - 1)).toBe("live");
    expect(sight(down, true, 1000 + hollowAfter)).toBe("reconnecting");
    expect(sight(down, true, 1000 + bannerAfter)).toBe("cut");
    expect(sight({ phase: "up" }, false, 0)).toBe("offline");
    expect(sight({ phase: "idle" }, true, 0)).toBe("quiet");
    expect([nextChange(down, 1000), nextChange(down, 4000), nextChange(down, 9000)]).toEqual([2000, 2000, undefined]);
  });
});

describe("a subscription that should go on", () => {
  function peer() {
    const sinks: Sink[] = [];
    const heard: ExecutionResult[] = [];
    let completed = 0;
    const leave = persistent(
      (sink) => {
        sinks.push(sink);
        return () => undefined;
      },
      { next: (result) => heard.push(result), error: () => undefined, complete: () => completed++ },
    );
    return { sinks, heard, leave, completed: () => completed };
  }

  test("is asked for again when the server lets go of it without a reason", async () => {
    const { sinks, heard } = peer();
    sinks[0]?.next(notice({ __typename: "CommentAdded", cursor: "c" }));
    sinks[0]?.complete();
    hurry();
    await vi.waitFor(() => { expect(sinks).toHaveLength(2); });
    sinks[1]?.error(new Event("close"));
    hurry();
    await vi.waitFor(() => { expect(sinks).toHaveLength(3); });
    expect(heard).toHaveLength(1);
  });

  test("ends with what is closed, and with a refusal that waiting does not mend", async () => {
    const closed = peer();
    closed.sinks[0]?.next(notice({ __typename: "ThreadClosed", cursor: "c" }));
    closed.sinks[0]?.complete();
    const refused = peer();
    refused.sinks[0]?.error([{ message: "no", extensions: { code: "NOT_FOUND" } }]);
    await Promise.resolve();
    expect([closed.completed(), refused.completed(), refused.heard.length]).toEqual([1, 1, 1]);
    expect([closed.sinks.length, refused.sinks.length]).toEqual([1, 1]);
  });

  test("says nothing more once it has been left", () => {
    const { sinks, heard, leave } = peer();
    leave();
    sinks[0]?.next(notice({ __typename: "CommentAdded", cursor: "c" }));
    expect(heard).toEqual([]);
  });
});

describe("with a clock", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("the watchdog asks a silent line and bites a dead one", () => {
    const told: string[] = [];
    const dog = watchdog({ quiet: () => 1500, patience: 1500, ping: () => told.push("ping"), bite: () => told.push("bite") });
    vi.advanceTimersByTime(1400);
    dog.heard();
    vi.advanceTimersByTime(1400);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(told).toEqual(["ping"]);
    dog.heard();
    vi.advanceTimersByTime(3000);
    expect(told).toEqual(["ping", "ping", "bite"]);
    dog.stop();
  });

  test("announcements are gathered, at most one in five seconds, and silent while somebody types", () => {
    const said: string[] = [];
    const stop = spoken.subscribe(() => { if (spoken.get()) said.push(spoken.get()); });
    let count = 1;
    announce(() => `${count} nuovi`);
    vi.advanceTimersByTime(0);
    for (count = 2; count < 5; count++) announce(() => `${count} nuovi`);
    vi.advanceTimersByTime(pace - 1);
    expect(said).toEqual(["1 nuovi"]);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(["1 nuovi", "5 nuovi"]);
    announce("dopo");
    vi.advanceTimersByTime(pace - 10);
    typed();
    vi.advanceTimersByTime(1500);
    expect(said).toHaveLength(2);
    vi.advanceTimersByTime(2000);
    expect(said.at(-1)).toBe("dopo");
    stop();
  });
});
