import type { ExecutionResult } from "graphql";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { hintOf, isSessionOver, pauseAfter } from "./hint";
import { persistent } from "./resume";
import { onStanding, sessionOver, type Move } from "./standing";
import { hurry } from "./state";
import type { Sink } from "./transport";
import { heed, heldFor, waitFor } from "./wait";

// Each test has its own day: what the server asked for in one is past in the next.
let day = Date.UTC(2026, 10, 24);

beforeEach(() => {
  vi.useFakeTimers({ now: day += 86_400_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("when to come back", () => {
  test("a restart spreads everybody over the time that it names", () => {
    const hint = hintOf({ code: 1012, reason: "Service restart, retry in 20 s" });
    expect(hint).toEqual({ within: 20_000 });
    expect(pauseAfter(hint, 0, () => 0)).toBe(0);
    expect(pauseAfter(hint, 0, () => 0.5)).toBe(10_000);
    expect(pauseAfter(hint, 0, () => 0.999)).toBeLessThan(20_000);
  });

  test("who was too slow resumes at once, and not at once again and again", () => {
    const hint = hintOf({ code: 4410, reason: "Too slow, resume" });
    expect(pauseAfter(hint, 0)).toBe(0);
    expect(pauseAfter(hint, 1)).toBeGreaterThan(200);
    expect(pauseAfter(hint, 4)).toBeGreaterThan(2000);
  });

  test("too many: quiet for as long as it says, also in a hurry", async () => {
    expect(hintOf({ code: 4429, reason: "Too many, retry in 7 s" })).toEqual({ notBefore: 7000 });
    expect(hintOf({ code: 4429, reason: "" })).toEqual({ notBefore: 5000 });
    heed(new Response(null, { status: 429, headers: { "retry-after": "4" } }));
    expect(heldFor()).toBeGreaterThanOrEqual(4000);
    let came = false;
    void waitFor(10).then(() => { came = true; });
    hurry();
    await vi.advanceTimersByTimeAsync(3900);
    expect(came).toBe(false);
    await vi.advanceTimersByTimeAsync(2200);
    expect(came).toBe(true);
  });

  test("other answers and other closes say nothing", () => {
    heed(new Response(null, { status: 200, headers: { "retry-after": "4000" } }));
    heed(new Response(null, { status: 503, headers: { "retry-after": "soon" } }));
    expect(heldFor()).toBe(0);
    expect(hintOf({ code: 1006, reason: "" })).toEqual({});
    expect(hintOf({ code: 1012, reason: "Service restart" })).toEqual({});
    expect(hintOf({})).toEqual({});
    expect([4403, 4410, 1006].map((code) => isSessionOver({ code }))).toEqual([true, false, false]);
  });
});

describe("rights that moved", () => {
  const data = { data: { thread: { __typename: "CommentAdded", cursor: "c" } } };
  const refusal = (code: string, reason?: string) => [{ message: "no", extensions: { code, reason } }];

  function peer() {
    const sinks: Sink[] = [];
    const heard: ExecutionResult[] = [];
    const moves: Move[] = [];
    let completed = 0;
    const stop = onStanding((move) => moves.push(move));
    const leave = persistent(
      (sink) => {
        sinks.push(sink);
        return () => undefined;
      },
      { next: (result) => heard.push(result), error: () => undefined, complete: () => completed++ },
    );
    const last = () => sinks.at(-1) as Sink;
    return { sinks, heard, moves, last, completed: () => completed, end: () => { stop(); leave(); } };
  }

  test("it is asked again at once, and the page is read again once", async () => {
    const one = peer();
    const two = peer();
    for (const each of [one, two]) {
      each.last().next(data);
      each.last().error(refusal("FORBIDDEN", "rights_changed"));
    }
    await vi.advanceTimersByTimeAsync(300);
    expect([one.sinks.length, two.sinks.length]).toEqual([2, 2]);
    one.last().next(data);
    await vi.advanceTimersByTimeAsync(2000);
    expect(one.moves).toEqual(["rights"]);
    expect(one.heard).toHaveLength(2);
    one.end();
    two.end();
  });

  test("over server-sent events the same: an error, then the end", async () => {
    const one = peer();
    one.last().next(data);
    one.last().next({ errors: refusal("FORBIDDEN", "rights_changed") as never });
    one.last().complete();
    await vi.advanceTimersByTimeAsync(300);
    expect([one.sinks.length, one.heard.length, one.completed()]).toEqual([2, 1, 0]);
    one.end();
  });

  test.each(["NOT_FOUND", "FORBIDDEN"])("refused with %s it is over, and nobody asks again", async (code) => {
    const one = peer();
    one.last().error(refusal("FORBIDDEN", "rights_changed"));
    await vi.advanceTimersByTimeAsync(300);
    one.last().error(refusal(code));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([one.sinks.length, one.completed(), one.heard.length]).toEqual([2, 1, 1]);
    one.end();
  });

  test("let in and sent away in a circle, it waits longer each time", async () => {
    const one = peer();
    let ended = 0;
    const circle = setInterval(() => {
      if (one.sinks.length === ended) return;
      ended = one.sinks.length;
      one.last().next(data);
      one.last().error(refusal("FORBIDDEN", "rights_changed"));
    }, 50);
    await vi.advanceTimersByTimeAsync(9000);
    clearInterval(circle);
    expect(one.sinks.length).toBeLessThan(10);
    one.end();
  });
});

describe("a session that is over", () => {
  const unknown = [{ message: "sign in", extensions: { code: "UNAUTHENTICATED" } }];

  test("the page goes on as a visitor's; only who stays refused gives up", async () => {
    sessionOver.set(false);
    let starts = 0;
    const heard: ExecutionResult[] = [];
    const moves: Move[] = [];
    const stop = onStanding((move) => moves.push(move));
    const leave = persistent(
      (sink) => {
        if (++starts < 20) queueMicrotask(() => { sink.error(unknown); });
        return () => undefined;
      },
      { next: (result) => heard.push(result), error: () => undefined, complete: () => undefined },
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(starts).toBe(6);
    expect(heard).toHaveLength(1);
    expect(moves).toEqual(["session"]);
    expect(sessionOver.get()).toBe(true);
    stop();
    leave();
  });
});
