import type { Client } from "urql";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Outbox } from "./outbox";

class Shelf {
  #kept = new Map<string, string>();
  get length() { return this.#kept.size; }
  keys = () => [...this.#kept.keys()];
  key = (i: number) => this.keys()[i] ?? null;
  getItem = (key: string) => this.#kept.get(key) ?? null;
  setItem = (key: string, value: string) => { this.#kept.set(key, value); };
  removeItem = (key: string) => { this.#kept.delete(key); };
}

const taken = { data: { assemblyVote: { ballots: [], turnout: null, userErrors: [] } } };
const late = { data: { assemblyVote: { ballots: null, turnout: null, userErrors: [{ code: "CONFLICT", reason: "poll_closed", field: null }] } } };
const lost = { error: { message: "lost", graphQLErrors: [], networkError: new Error("lost") } };

let answers: unknown[];
let sent: { itemId: string; idempotencyKey: string }[];
const client = {
  mutation: (_: string, { input }: { input: { itemId: string; idempotencyKey: string } }) => ({
    toPromise: () => {
      sent.push(input);
      return Promise.resolve(answers.shift() ?? taken);
    },
  }),
} as unknown as Client;

const ballots = [{ question: "q", choice: { options: ["a"] } }];

describe("the votes that a phone keeps", () => {
  let shelf: Shelf;
  const open = () => new Outbox({ client, root: "r/", shelf });
  beforeEach(() => {
    vi.stubGlobal("addEventListener", () => undefined);
    vi.stubGlobal("removeEventListener", () => undefined);
    [answers, sent, shelf] = [[], [], new Shelf()];
  });

  async function leftBehind(): Promise<void> {
    answers = [lost];
    const before = open();
    const way = before.of("one", "Quale area?");
    way.send(ballots);
    await vi.waitFor(() => { expect(way.state.get().phase).toBe("waiting"); });
  }

  test("go on after a reload under the same key, though another question is before everybody", async () => {
    await leftBehind();
    const after = open();
    after.show("two");
    const stop = after.watch();
    await vi.waitFor(() => { expect(after.fates.get()).toEqual([{ item: "one", title: "Quale area?", refused: undefined }]); });
    expect(sent.map(({ itemId }) => itemId)).toEqual(["one", "one"]);
    expect(new Set(sent.map((each) => each.idempotencyKey)).size).toBe(1);
    after.dismiss("one");
    expect(after.fates.get()).toEqual([]);
    stop();
  });

  test("are told to be too late where they are", async () => {
    await leftBehind();
    answers = [late];
    const after = open();
    after.show("two");
    const stop = after.watch();
    await vi.waitFor(() => { expect(after.fates.get()[0]?.refused?.reason).toBe("poll_closed"); });
    expect(shelf.keys()).not.toContain("r/one/sending");
    stop();
  });

  test("of the question on the phone are told in its place alone", async () => {
    const box = open();
    const stop = box.watch();
    box.show("one");
    const received = vi.fn();
    const way = box.of("one", "Quale area?");
    way.onReceived(received);
    way.send(ballots);
    await vi.waitFor(() => { expect(received).toHaveBeenCalledOnce(); });
    expect(box.fates.get()).toEqual([]);
    stop();
  });

  test("are gone with the person", async () => {
    await leftBehind();
    shelf.setItem("other", "kept");
    open().forget();
    expect(shelf.keys()).toEqual(["other"]);
  });
});
