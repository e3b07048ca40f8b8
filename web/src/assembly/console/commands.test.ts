import { describe, expect, it } from "vitest";
import { commandOfKey, following, foremost, offers, type ItemState, type Queued, type Stand } from "./commands";

const item = (position: number, state: ItemState, closesAt: string | null = null): Queued => ({ id: `i${position}`, position, state, closesAt });
const live = (items: Queued[], currentId: string | null = null): Stand => ({ phase: "LIVE", items, currentId, undo: null, answered: 0 });
const now = Date.parse("2026-11-22T10:00:00Z");
const press = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false };

describe("what can be done", () => {
  it("opens what is before everybody, or what comes first", () => {
    expect(offers(live([item(1, "REVEALED"), item(2, "WAITING"), item(3, "WAITING")], "i3"), true, now).open).toEqual({ on: true, item: "i3" });
    expect(offers(live([item(1, "REVEALED"), item(2, "WAITING")]), true, now).open).toEqual({ on: true, item: "i2" });
    expect(offers(live([item(1, "REVEALED")]), true, now).open).toEqual({ on: false, why: "no_more" });
    expect(offers(live([item(1, "OPEN")], "i1"), true, now).open).toEqual({ on: false, why: "open" });
  });

  it("closes and extends what is open, and shows and goes on after the closing alone", () => {
    const open = offers(live([item(1, "OPEN", "2026-11-22T10:01:00Z"), item(2, "WAITING")], "i1"), true, now);
    expect(open.close).toEqual({ on: true, item: "i1" });
    expect(open.extend).toEqual({ on: true, item: "i1" });
    expect(open.reveal).toEqual({ on: false, why: "not_closed" });
    expect(open.next).toEqual({ on: false, why: "not_closed" });
    const closed = offers(live([item(1, "CLOSED"), item(2, "WAITING")], "i1"), true, now);
    expect(closed.close).toEqual({ on: false, why: "closed_already" });
    expect(closed.reveal).toEqual({ on: true, item: "i1" });
    expect(closed.next).toEqual({ on: true, item: "i2" });
  });

  it("gives no more time to what has no end", () => {
    expect(offers(live([item(1, "OPEN")], "i1"), true, now).extend).toEqual({ on: false, why: "by_hand" });
  });

  it("switches everything off without a line, before the beginning and after the end", () => {
    const stand = live([item(1, "OPEN")], "i1");
    for (const [given, line, why] of [[stand, false, "offline"], [{ ...stand, phase: "PLANNED" }, true, "planned"], [{ ...stand, phase: "ENDED" }, true, "ended"]] as const) {
      for (const offer of Object.values(offers(given, line, now))) expect(offer).toEqual({ on: false, why });
    }
  });

  it("offers no undoing of an opening once somebody has answered", () => {
    const opened = { ...live([item(1, "OPEN")], "i1"), undo: { act: 3, kind: "OPENED", until: null } };
    expect(offers(opened, true, now).undo).toEqual({ on: true, item: undefined });
    expect(offers({ ...opened, answered: 1 }, true, now).undo).toEqual({ on: false, why: "answered" });
    expect(offers({ ...opened, undo: { ...opened.undo, kind: "SHOWN" }, answered: 1 }, true, now).undo.on).toBe(true);
  });

  it("undoes as long as the server would", () => {
    const stand = { ...live([item(1, "CLOSED")], "i1"), undo: { act: 4, kind: "CLOSED", until: "2026-11-22T10:00:05Z" } };
    expect(offers(stand, true, now).undo.on).toBe(true);
    expect(offers(stand, true, now + 5000).undo).toEqual({ on: false, why: "too_late" });
    expect(offers({ ...stand, undo: { act: 4, kind: "CLOSED", until: null } }, true, now + 5000).undo.on).toBe(true);
  });

  it("goes on behind the question, then to those that were passed over", () => {
    const items = [item(1, "WAITING"), item(2, "REVEALED"), item(3, "WAITING")];
    expect(following(items, "i2")?.id).toBe("i3");
    expect(following(items, "i3")?.id).toBe("i1");
    expect(following([item(1, "WAITING")], "i1")).toBeUndefined();
  });

  it("puts forward what is wanted most", () => {
    expect(foremost(offers(live([item(1, "OPEN")], "i1"), true, now))).toBe("close");
    expect(foremost(offers(live([item(1, "CLOSED"), item(2, "WAITING")], "i1"), true, now))).toBe("reveal");
    expect(foremost(offers(live([item(1, "REVEALED"), item(2, "WAITING")], "i1"), true, now))).toBe("next");
    expect(foremost(offers(live([item(1, "WAITING"), item(2, "WAITING")], "i1"), true, now))).toBe("open");
    expect(foremost(offers(live([]), false, now))).toBeUndefined();
  });
});

describe("keys", () => {
  it("are single letters that can be switched off, and Ctrl+Z that cannot", () => {
    expect(commandOfKey({ ...press, key: "c" }, true)).toBe("close");
    expect(commandOfKey({ ...press, key: "C" }, true)).toBe("close");
    expect(commandOfKey({ ...press, key: "c" }, false)).toBeUndefined();
    expect(commandOfKey({ ...press, key: "z", ctrlKey: true }, false)).toBe("undo");
    expect(commandOfKey({ ...press, key: "z", metaKey: true }, true)).toBe("undo");
  });

  it("leave the browser's own alone", () => {
    expect(commandOfKey({ ...press, key: "c", ctrlKey: true }, true)).toBeUndefined();
    expect(commandOfKey({ ...press, key: "n", altKey: true }, true)).toBeUndefined();
    expect(commandOfKey({ ...press, key: "t", repeat: true }, true)).toBeUndefined();
    expect(commandOfKey({ ...press, key: "x" }, true)).toBeUndefined();
  });
});
