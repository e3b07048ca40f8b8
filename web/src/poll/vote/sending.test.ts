import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Client } from "urql";
import { castIn, Sending, type Received } from "./sending";

class Shelf {
  #kept = new Map<string, string>();
  get length() { return this.#kept.size; }
  key = (i: number) => [...this.#kept.keys()][i] ?? null;
  getItem = (key: string) => this.#kept.get(key) ?? null;
  setItem = (key: string, value: string) => { this.#kept.set(key, value); };
  removeItem = (key: string) => { this.#kept.delete(key); };
}

type Answer = { data: { pollVote: Received } } | { error: { message: string; graphQLErrors: unknown[]; networkError?: Error } };

const taken: Answer = { data: { pollVote: { ballots: [], turnout: null, receipt: null, userErrors: [] } } };
const lost: Answer = { error: { message: "lost", graphQLErrors: [], networkError: new Error("lost") } };
const late = { data: { pollVote: { ballots: null, turnout: null, receipt: null, userErrors: [{ code: "CONFLICT", reason: "poll_closed", message: "", field: ["input", "ballots", "1", "choice"] }] } } } as unknown as Answer;

let answers: Answer[];
let keys: string[];
const client = {
  mutation: (_: string, { input }: { input: { idempotencyKey: string } }) => ({
    toPromise: () => {
      keys.push(input.idempotencyKey);
      return Promise.resolve(answers.shift() ?? taken);
    },
  }),
} as unknown as Client;

const ballots = [{ question: "q", choice: { options: ["a"] } }];

describe("a vote on its way", () => {
  let shelf: Shelf;
  const open = (now = () => 0) => new Sending({ cast: castIn(client, "p"), key: "k", shelf, now });
  beforeEach(() => {
    vi.stubGlobal("addEventListener", () => undefined);
    vi.stubGlobal("removeEventListener", () => undefined);
    [answers, keys, shelf] = [[], [], new Shelf()];
  });

  test("is received once, and leaves nothing behind", async () => {
    const sending = open();
    const received = vi.fn();
    sending.onReceived(received);
    sending.send(ballots);
    await vi.waitFor(() => { expect(sending.state.get().phase).toBe("idle"); });
    expect(received).toHaveBeenCalledOnce();
    expect(shelf.length).toBe(0);
  });

  test("keeps its key over a lost answer and over another page", async () => {
    answers = [lost];
    const sending = open();
    sending.send(ballots);
    await vi.waitFor(() => { expect(sending.state.get().phase).toBe("waiting"); });
    const next = open();
    const stop = next.watch();
    await vi.waitFor(() => { expect(shelf.length).toBe(0); });
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
    stop();
    sending.cancel();
  });

  test("that a missing key holds back stays, and says so", async () => {
    const held = { error: { message: "no key", graphQLErrors: [{ extensions: { code: "UNAVAILABLE", reason: "poll_key_missing" } }] } };
    answers = [held, lost];
    const sending = open();
    sending.send(ballots);
    await vi.waitFor(() => { expect(sending.state.get()).toEqual({ phase: "waiting", reason: "poll_key_missing" }); });
    expect(shelf.length).toBe(1);
    sending.retry();
    await vi.waitFor(() => { expect(sending.state.get()).toEqual({ phase: "waiting", reason: undefined }); });
    sending.retry();
    await vi.waitFor(() => { expect(sending.state.get().phase).toBe("idle"); });
    expect(new Set(keys).size).toBe(1);
  });

  test("that is refused says why and which ballot, and another vote is another parcel", async () => {
    answers = [late];
    const sending = open();
    sending.send(ballots);
    await vi.waitFor(() => { expect(sending.state.get().phase).toBe("refused"); });
    expect(sending.state.get()).toEqual({ phase: "refused", code: "CONFLICT", reason: "poll_closed", ballot: 1 });
    sending.send(ballots);
    await vi.waitFor(() => { expect(sending.state.get().phase).toBe("idle"); });
    expect(new Set(keys).size).toBe(2);
  });

  test("that lay there for over a day is not sent by itself", async () => {
    answers = [lost];
    const sending = open();
    sending.send(ballots);
    await vi.waitFor(() => { expect(sending.state.get().phase).toBe("waiting"); });
    sending.retry();
    const much = open(() => 24 * 3_600_000);
    shelf.setItem("k", JSON.stringify({ key: "old", ballots, triedAt: 0 }));
    much.watch()();
    expect(much.state.get()).toMatchObject({ phase: "refused", reason: "vote_stale" });
  });
});
