import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dropPass, guestRoot, keepPass, passFor } from "./pass";

// Its clients are of no matter here, and made for pages only.
vi.mock("../../live/client", () => ({ clientWith: () => undefined }));

/** What a browser keeps, as far as passes need it. */
class Shelf {
  readonly kept = new Map<string, string>();
  get length() { return this.kept.size; }
  key = (i: number) => [...this.kept.keys()][i] ?? null;
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => { this.kept.set(key, value); };
  removeItem = (key: string) => { this.kept.delete(key); };
}

const [first, second] = ["pzg_aaaaaaaaaaaaaaaaaaaaaaaa", "pzg_bbbbbbbbbbbbbbbbbbbbbbbb"];

describe("the pass of a guest", () => {
  let shelf: Shelf;
  beforeEach(() => {
    shelf = new Shelf();
    vi.stubGlobal("localStorage", shelf);
  });
  afterEach(() => {
    dropPass(7);
    vi.unstubAllGlobals();
  });

  it("takes with it what another guest on this phone had not sent", () => {
    expect(keepPass(7, first)).toBe(true);
    shelf.setItem(`${guestRoot(7, first)}item/sending`, "a vote");
    shelf.setItem(`${guestRoot(8, first)}item/sending`, "of another assembly");
    expect(keepPass(7, first)).toBe(true);
    expect(shelf.getItem(`${guestRoot(7, first)}item/sending`)).toBe("a vote");
    keepPass(7, second);
    expect(passFor(7)).toBe(second);
    expect(guestRoot(7, first)).not.toBe(guestRoot(7, second));
    expect(shelf.getItem(`${guestRoot(7, first)}item/sending`)).toBeNull();
    expect(shelf.getItem(`${guestRoot(8, first)}item/sending`)).toBe("of another assembly");
  });

  it("goes with all that was his when its owner comes in as a member", () => {
    keepPass(7, first);
    shelf.setItem(`${guestRoot(7, first)}item/draft`, "half a vote");
    dropPass(7);
    expect(passFor(7)).toBeUndefined();
    expect(shelf.length).toBe(0);
  });

  it("is still known on a phone that keeps nothing, until the page is left, and it says so", () => {
    shelf.getItem = shelf.setItem = shelf.removeItem = shelf.key = () => { throw new Error("blocked"); };
    expect(keepPass(7, first)).toBe(false);
    expect(passFor(7)).toBe(first);
  });
});
