import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { hintOf, pauseAfter } from "./hint";
import { eventReader, subscribeOverSse } from "./sse";

const joined = 'event: next\ndata: {"data":{"thread":{"__typename":"StreamJoined"}}}\n\n';

/** A server that says something and lets go of the stream, each time it is asked. */
function letsGo(words: string) {
  const asked = vi.fn(() => Promise.resolve(new Response(words, { headers: { "content-type": "text/event-stream" } })));
  vi.stubGlobal("fetch", asked);
  return asked;
}

const nobody = { next: () => undefined, error: () => undefined, complete: () => undefined };
/** Lets a stream that is at hand be read to its end. */
const read = async () => {
  for (let i = 0; i < 50; i++) await new Promise((resolve) => { setImmediate(resolve); });
};

describe("an event stream that the server lets go of", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: Date.UTC(2027, 2, 1) });
    vi.spyOn(Math, "random").mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test("is asked for again at a random moment within the time that it named, as after the close of a socket", async () => {
    const asked = letsGo(`${joined}retry: 20000\n\n`);
    const leave = subscribeOverSse("http://x/graphql", { query: "", variables: {} }, nobody);
    await read();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(pauseAfter(hintOf({ code: 1012, reason: "Service restart, retry in 20 s" }), 0)).toBe(10_000);
    await vi.advanceTimersByTimeAsync(9999);
    await read();
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveBeenCalledTimes(2);
    leave();
  });

  test("without a word about it, at once", async () => {
    const asked = letsGo(joined);
    const leave = subscribeOverSse("http://x/graphql", { query: "", variables: {} }, nobody);
    await read();
    await vi.advanceTimersByTimeAsync(400);
    expect(asked).toHaveBeenCalledTimes(2);
    leave();
  });

  test("is not asked for again by who left meanwhile", async () => {
    const asked = letsGo(`${joined}retry: 20000\n\n`);
    const leave = subscribeOverSse("http://x/graphql", { query: "", variables: {} }, nobody);
    await read();
    leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

describe("the words of an event stream", () => {
  test("are cut at empty lines wherever the chunks end; comments only keep the line open", () => {
    const reader = eventReader();
    expect(reader(":\n\nevent: next\nda")).toEqual([]);
    expect(reader('ta: {"data":\ndata: 1}\n')).toEqual([]);
    expect(reader("\r\nevent: complete\n\nretry: 1000\n\nretry: soon\n\n")).toEqual([
      { name: "next", payload: '{"data":\n1}' },
      { name: "complete", payload: "" },
      { name: "", payload: "", retry: 1000 },
    ]);
  });
});
