import { describe, expect, test } from "vitest";
import type { CommentForViewerFragment, CommentPageFragment } from "../gen/graphql";
import {
  openModel, revealed, waitingCount, withAnswer, withNotice, withOwn, withPage, withPinned, withReaction, withReplies, withSeen, type Model,
} from "./model";
import { draw, type Twig } from "./tree";

type Root = CommentPageFragment["nodes"][number];

function comment(id: string, fields: Partial<CommentForViewerFragment> = {}): CommentForViewerFragment {
  return {
    id, number: Number(id.replace(/\D/g, "")), parentId: null, rootId: id, depth: 1, state: "VISIBLE",
    author: { id: "m1", handle: "ivo", name: "Ivo", tone: 1 }, body: id, bodyHtml: `<p>${id}</p>`, hiddenReason: null,
    createdAt: "2026-11-21T10:00:00Z", editedAt: null, version: 1, reactions: [], replyCount: 0, viewerReactions: [], ...fields,
  };
}

const reply = (id: string, parentId: string, rootId: string, depth = 2) => comment(id, { parentId, rootId, depth });

function root(id: string, replies: CommentForViewerFragment[] = [], more?: { cursor: string; replyCount: number }): Root {
  return {
    ...comment(id, { replyCount: more?.replyCount ?? replies.length }),
    replies: { nodes: replies, pageInfo: { hasNextPage: more !== undefined, endCursor: more?.cursor ?? null } },
  };
}

function page(nodes: Root[], next?: string): CommentPageFragment {
  return { nodes, pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null }, totalCount: nodes.length };
}

const shape = (twigs: readonly Twig[]): unknown[] => twigs.map((t) => (t.under.length ? [t.id, shape(t.under)] : t.id));
const nobody = () => false;
const added = (model: Model, next: CommentForViewerFragment, enter = false) => withNotice(model, next, "added", enter);

describe("drawing", () => {
  test("nests three levels, deeper answers stay on the third", () => {
    const replies = [reply("c2", "c1", "c1"), reply("c3", "c2", "c1", 3), reply("c4", "c3", "c1", 3), reply("c5", "c1", "c1")];
    const model = openModel(page([root("c1", replies)]), "OLDEST", 5);
    expect(shape(draw(model, nobody).list)).toEqual([["c1", [["c2", ["c3", "c4"]], "c5"]]]);
  });

  test("pages follow each other and what came live in between stays once, at the end", () => {
    let model = openModel(page([root("c1"), root("c2")], "after2"), "OLDEST", 4);
    model = added(model, comment("c9"), true);
    expect(draw(model, nobody)).toMatchObject({ more: true, below: [{ id: "c9" }] });
    model = withPage(model, page([root("c3"), root("c9")]));
    expect(shape(draw(model, nobody).list)).toEqual(["c1", "c2", "c3", "c9"]);
    expect(draw(model, nobody).below).toEqual([]);
  });

  test("newest first shows what came since above, and my own below, where I wrote it", () => {
    let model = openModel(page([root("c2"), root("c1")]), "NEWEST", 2);
    model = revealed(added(added(model, comment("c3")), comment("c4")));
    model = withOwn(model, comment("c5"));
    const drawing = draw(model, (id) => id === "c5");
    expect([shape(drawing.above), shape(drawing.below)]).toEqual([["c4", "c3"], ["c5"]]);
  });

  test("a permalink's branch stands before the list and not twice", () => {
    let model = openModel(page([root("c1")], "x"), "OLDEST", 3);
    model = withPinned(model, comment("c7"), { nodes: [reply("c8", "c7", "c7")], pageInfo: { hasNextPage: false, endCursor: null } });
    model = withPage(model, page([root("c7", [reply("c8", "c7", "c7")])]));
    expect(shape([draw(model, nobody).pinned].filter((twig) => twig !== undefined))).toEqual([["c7", ["c8"]]]);
    expect(shape(draw(model, nobody).list)).toEqual(["c1"]);
  });
});

describe("pill", () => {
  test("new comments wait in order until they are let in", () => {
    let model = openModel(page([root("c1")]), "OLDEST", 1);
    for (let i = 2; i <= 21; i++) model = added(model, comment(`c${i}`));
    expect(waitingCount(model)).toBe(20);
    expect(model.count).toBe(21);
    expect(draw(model, nobody).below).toEqual([]);
    model = revealed(model);
    expect(draw(model, nobody).below.map((twig) => twig.id)).toEqual(Array.from({ length: 20 }, (_, i) => `c${i + 2}`));
    expect(model.since).toBe("c2");
    expect(model.fresh.size).toBe(20);
    expect(withSeen(model, "c2").fresh.has("c2")).toBe(false);
  });

  test("a notice told twice counts once", () => {
    const once = added(openModel(page([]), "OLDEST", 0), comment("c1"));
    expect(added(once, comment("c1"))).toBe(once);
  });

  test("does not promise what was hidden before anybody looked", () => {
    let model = added(openModel(page([]), "OLDEST", 0), comment("c1"));
    model = withNotice(model, comment("c1", { state: "HIDDEN", body: null, bodyHtml: null, author: null, version: 2 }), "hidden", false);
    expect([waitingCount(model), model.count]).toEqual([0, 0]);
  });

  test("answers wait too, and find their group", () => {
    let model = openModel(page([root("c1", [reply("c2", "c1", "c1"), reply("c3", "c1", "c1")])]), "OLDEST", 3);
    model = added(model, reply("c4", "c2", "c1", 3));
    expect(waitingCount(model)).toBe(1);
    expect(shape(draw(revealed(model), nobody).list)).toEqual([["c1", [["c2", ["c4"]], "c3"]]]);
  });

  test("answers to what is not on the page are counted and do not wait", () => {
    const model = added(openModel(page([root("c1")], "x"), "OLDEST", 9), reply("c8", "c5", "c5"));
    expect([waitingCount(model), model.count]).toEqual([0, 10]);
  });

  test("an answer that comes live while pages are missing stands after them, once", () => {
    let model = openModel(page([root("c1", [reply("c2", "c1", "c1")], { cursor: "r2", replyCount: 2 })]), "OLDEST", 3);
    model = added(model, reply("c9", "c1", "c1"), true);
    expect(draw(model, nobody).list[0]).toMatchObject({ missing: 1, more: true, live: [{ id: "c9" }] });
    model = withReplies(model, "c1", { nodes: [reply("c3", "c1", "c1"), reply("c9", "c1", "c1")], pageInfo: { hasNextPage: false, endCursor: null } });
    expect(shape(draw(model, nobody).list)).toEqual([["c1", ["c2", "c3", "c9"]]]);
  });
});

describe("own echo", () => {
  test("in either order the comment is there once, counted once and never waits", () => {
    const start = openModel(page([root("c1")]), "OLDEST", 1);
    const own = comment("c2");
    const echoFirst = withOwn(added(start, own), own);
    const answerFirst = added(withOwn(start, own), own);
    for (const model of [echoFirst, answerFirst]) {
      expect([model.count, waitingCount(model), model.fresh.size]).toEqual([2, 0, 0]);
      expect(draw(model, nobody).below.map((twig) => twig.id)).toEqual(["c2"]);
    }
  });
});

describe("versions", () => {
  test("older news never replace newer", () => {
    const model = openModel(page([root("c1")]), "OLDEST", 1);
    const newer = withNotice(model, comment("c1", { version: 5, body: "nuovo" }), "edited", false);
    expect(withNotice(newer, comment("c1", { version: 4, body: "vecchio" }), "edited", false)).toBe(newer);
    expect(withAnswer(newer, comment("c1", { version: 4 })).comments.get("c1")?.body).toBe("nuovo");
  });

  test("hiding and restoring change the count, also off the page, once each", () => {
    let model = openModel(page([root("c1")], "x"), "OLDEST", 10);
    const far = (state: "HIDDEN" | "VISIBLE", version: number) => comment("c5", { state, version });
    model = withNotice(model, far("HIDDEN", 2), "hidden", false);
    expect(model.count).toBe(9);
    model = withNotice(model, far("VISIBLE", 3), "restored", false);
    expect(model.count).toBe(10);
    expect(withNotice(openModel(page([]), "OLDEST", 3), far("VISIBLE", 3), "restored", false).count).toBe(4);
  });

  test("a reaction shows at once and can be taken back", () => {
    const model = openModel(page([root("c1")]), "OLDEST", 1);
    const given = withReaction(model, "c1", "AGREE", true);
    expect(given.comments.get("c1")?.reactions).toEqual([{ kind: "AGREE", count: 1 }]);
    expect(withReaction(given, "c1", "AGREE", true)).toBe(given);
    expect(withReaction(given, "c1", "AGREE", false).comments.get("c1")?.reactions).toEqual([]);
  });
});
