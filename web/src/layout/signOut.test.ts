import { beforeEach, expect, test, vi } from "vitest";
import { receiptsOf } from "../account/receipts";
import { confirmWanted } from "../live/confirm";
import { keepReceipt } from "../poll/secret/shelf";
import { draftKey, type Shelf } from "../thread/keep";
import { confirmDialog } from "./confirmDialog";
import { leave, signOut } from "./signOut";

vi.mock("./confirmDialog", () => ({ confirmDialog: vi.fn(() => Promise.resolve({})) }));

const sure = "Esci?";
const sent: { action: string; method: string }[] = [];
const asked: string[] = [];
let says = false;
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
  vi.stubGlobal("confirm", (question: string) => { asked.push(question); return says; });
  asked.length = 0;
  vi.mocked(confirmDialog).mockClear();
  vi.stubGlobal("document", {
    body: { append: () => undefined },
    createElement: () => ({ action: "", method: "", submit() { sent.push({ action: this.action, method: this.method }); } }),
  });
});

test("who keeps no receipts here leaves at once, with what he wrote", () => {
  shelf.setItem(draftKey("anna", "e", ""), "bozza");
  keepReceipt("piero", 3, "{}");
  signOut("anna", sure);
  expect(sent).toEqual([{ action: "/auth/logout", method: "post" }]);
  expect(confirmWanted.get()).toBe(false);
  expect(shelf.getItem(draftKey("anna", "e", ""))).toBeNull();
});

test("receipts of secret votes are not deleted unasked: nothing is until one says so", async () => {
  keepReceipt("anna", 12, "{\"poll\":12}");
  keepReceipt("anna", 7, "{\"poll\":7}");
  keepReceipt("piero", 3, "{\"poll\":3}");
  signOut("anna", sure);
  await expect.poll(() => confirmWanted.get()).toBe("anna");
  expect(sent).toEqual([]);
  expect(asked).toEqual([]);
  expect(receiptsOf("anna")).toEqual([{ poll: 7, text: "{\"poll\":7}" }, { poll: 12, text: "{\"poll\":12}" }]);
  leave("anna");
  expect(sent).toHaveLength(1);
  expect(receiptsOf("anna")).toEqual([]);
  expect(receiptsOf("piero")).toHaveLength(1);
});

test("what cannot be read is no receipt: nobody is asked about none", () => {
  shelf.setItem("piazza/anna/receipt/12", "{cut");
  shelf.setItem("piazza/anna/receipt/13", "null");
  expect(receiptsOf("anna")).toEqual([]);
  signOut("anna", sure);
  expect(sent).toHaveLength(1);
  expect(confirmDialog).not.toHaveBeenCalled();
  expect(confirmWanted.get()).toBe(false);
});

test("where the dialog does not come the browser asks: nobody is kept in, and nothing is deleted unasked", async () => {
  keepReceipt("anna", 12, "{\"poll\":12}");
  vi.mocked(confirmDialog).mockRejectedValue(new TypeError("Failed to fetch"));
  says = false;
  signOut("anna", sure);
  await expect.poll(() => asked).toEqual([sure]);
  expect([sent, confirmWanted.get()]).toEqual([[], false]);
  expect(receiptsOf("anna")).toHaveLength(1);
  says = true;
  signOut("anna", sure);
  await expect.poll(() => sent).toHaveLength(1);
  expect(asked).toEqual([sure, sure]);
  expect(receiptsOf("anna")).toEqual([]);
});
