import { beforeEach, describe, expect, test } from "vitest";
import { shortened } from "./excerpt";
import { openList, revealed, unreadRows, withArrived, withFresh, withPage, withRead, type Line, type ListPage } from "./list";
import { takeUnread, unread } from "./unread";

const line = (id: string, isRead = false): Line => ({
  id, isRead, kind: "REPLY", createdAt: "2026-11-21T10:00:00Z",
  comment: { id: `c${id}`, number: 1, parentId: null, state: "VISIBLE", author: null, bodyHtml: "<p>x</p>", hiddenReason: null },
  entry: { __typename: "Topic", id: "e", number: 1, kind: "TOPIC", title: "Titolo", language: "it", piazza: { id: "p", slug: "x", title: "X" } },
});
const page = (ids: string[], endCursor: string | null = null): ListPage => ({
  nodes: ids.map((id) => line(id)), totalCount: 5, pageInfo: { hasNextPage: endCursor !== null, endCursor },
});
const ids = (rows: readonly Line[]) => rows.map((row) => row.id);

describe("the list of notifications", () => {
  test("pages are appended and nothing stands twice, also when something arrived in between", () => {
    const list = withPage(withArrived(openList(page(["5", "4"], "k")), line("6"), true), page(["4", "3", "2"]));
    expect(ids(list.rows)).toEqual(["6", "5", "4", "3", "2"]);
    expect(list.next).toBeUndefined();
  });

  test("what arrives waits until it is let in, newest first, each once", () => {
    let list = openList(page(["2", "1"]));
    for (const id of ["3", "4", "3", "2"]) list = withArrived(list, line(id), false);
    expect([ids(list.rows), ids(list.waiting), list.total]).toEqual([["2", "1"], ["4", "3"], 7]);
    list = withArrived(list, line("5"), true);
    expect(ids(list.waiting)).toEqual(["5", "4", "3"]);
    expect(ids(revealed(list).rows)).toEqual(["5", "4", "3", "2", "1"]);
    expect(revealed(list).waiting).toEqual([]);
  });

  test("reading one reads what is older, and nothing that is newer", () => {
    const list = withArrived(openList(page(["3", "2", "1"])), line("4"), false);
    const read = withRead(list, "2");
    expect(read?.rows.map((row) => row.isRead)).toEqual([false, true, true]);
    expect(read?.waiting.map((row) => row.isRead)).toEqual([false]);
    expect(read && unreadRows(read)).toBe(1);
    expect(withRead(list, "4")?.waiting[0]?.isRead).toBe(true);
    expect(withRead(list, "beyond the page")).toBeUndefined();
  });

  test("what was read again takes its place", () => {
    expect(withFresh(openList(page(["2", "1"])), [line("1", true), line("9")]).rows.map((row) => row.isRead)).toEqual([false, true]);
  });
});

describe("the count", () => {
  beforeEach(() => { unread.set(undefined); });

  test("never goes back to an older version", () => {
    takeUnread({ version: 4, count: 2 });
    takeUnread({ version: 6, count: 1 });
    takeUnread({ version: 5, count: 3 });
    takeUnread({ version: 6, count: 7 });
    expect(unread.get()).toEqual({ version: 6, count: 1 });
  });
});

describe("an excerpt", () => {
  test("ends with a word", () => {
    expect(shortened("breve")).toBe("breve");
    const long = shortened("parola ".repeat(60));
    expect(long.endsWith("parola…")).toBe(true);
    expect(long.length).toBeLessThanOrEqual(281);
    expect(shortened("x".repeat(400)).length).toBe(241);
  });
});
