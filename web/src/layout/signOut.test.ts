import { beforeEach, expect, test, vi } from "vitest";
import { receiptsOf } from "../account/receipts";
import { confirmWanted } from "../live/confirm";
import { keepReceipt } from "../poll/secret/shelf";
import { draftKey, type Shelf } from "../thread/keep";
import { leave, signOut } from "./signOut";

const sent: { action: string; method: string }[] = [];
let shelf: Shelf;

beforeEach(() => {
  const kept = new Map<string, string>();
  shelf = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (i) => [...kept.keys()][i] ?? null,
    get length() { return kept.size; },
  };
  sent.length = 0;
  confirmWanted.set(false);
  vi.stubGlobal("localStorage", shelf);
  vi.stubGlobal("document", {
    body: { append: () => undefined },
    createElement: () => ({ action: "", method: "", submit() { sent.push({ action: this.action, method: this.method }); } }),
  });
});

test("who keeps no receipts here leaves at once, with what he wrote", () => {
  shelf.setItem(draftKey("anna", "e", ""), "bozza");
  keepReceipt("piero", 3, "{}");
  signOut("anna");
  expect(sent).toEqual([{ action: "/auth/logout", method: "post" }]);
  expect(confirmWanted.get()).toBe(false);
  expect(shelf.getItem(draftKey("anna", "e", ""))).toBeNull();
});

test("receipts of secret votes are not deleted unasked: nothing is until one says so", () => {
  keepReceipt("anna", 12, "{\"poll\":12}");
  keepReceipt("anna", 7, "{\"poll\":7}");
  keepReceipt("piero", 3, "{\"poll\":3}");
  signOut("anna");
  expect(sent).toEqual([]);
  expect(confirmWanted.get()).toBe("leaving");
  expect(receiptsOf("anna")).toEqual([{ poll: 7, text: "{\"poll\":7}" }, { poll: 12, text: "{\"poll\":12}" }]);
  leave("anna");
  expect(sent).toHaveLength(1);
  expect(receiptsOf("anna")).toEqual([]);
  expect(receiptsOf("piero")).toHaveLength(1);
});
