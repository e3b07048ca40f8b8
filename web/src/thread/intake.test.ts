import { expect, test } from "vitest";
import { PiazzaNoticesDocument, ThreadNoticesDocument } from "../gen/graphql";
import { nothingOwn, takeIn, withKey, type Notice } from "./intake";
import { openModel, waitingCount, type Comment } from "./model";
import type { Parcel } from "./outbox";

const blank = openModel({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }, "OLDEST", 0);

function added(number: number, author: string, body: string): Notice {
  const id = `c${number}`;
  const comment: Comment = {
    id, number, parentId: null, rootId: id, depth: 1, state: "VISIBLE", author: { id: author, handle: author, name: author, tone: 1 }, body,
    bodyHtml: body, hiddenReason: null, createdAt: "2026-11-21T10:00:00Z", editedAt: null, version: 1, reactions: [], replyCount: 0,
  };
  return { __typename: "CommentAdded", cursor: `k${number}`, comment };
}

const parcel = (key: string, body: string): Parcel => ({ key, entryId: "e", parentId: null, body, typedAt: 0, triedAt: 1 });
const context = (...parcels: Parcel[]) => ({ enter: false, entryId: "e", viewerId: "me", parcels });

test("the echo of what I am sending takes its place and is no news", () => {
  const taken = takeIn(blank, nothingOwn, [added(1, "me", "Ciao"), added(2, "luce", "Ciao")], context(parcel("k", "Ciao ")));
  expect(taken.others).toBe(1);
  expect(waitingCount(taken.model)).toBe(1);
  expect(taken.model.tail).toEqual(["c1"]);
  expect(taken.own.keys.get("c1")).toBe("k");
});

test("two equal texts are two comments: each echo takes its own", () => {
  const taken = takeIn(blank, nothingOwn, [added(1, "me", "+1"), added(2, "me", "+1")], context(parcel("a", "+1"), parcel("b", "+1")));
  expect([...taken.own.keys]).toEqual([["c1", "a"], ["c2", "b"]]);
  expect(taken.model.tail).toEqual(["c1", "c2"]);
});

test("what I wrote on another device waits like anybody's, what was answered here is not told twice", () => {
  expect(takeIn(blank, nothingOwn, [added(1, "me", "Da un altro")], context()).others).toBe(1);
  const answered = takeIn(blank, nothingOwn, [added(1, "me", "Da qui")], context(parcel("k", "Da qui")));
  expect(takeIn(answered.model, withKey(answered.own, "k", "c1"), [added(1, "me", "Da qui")], context()).others).toBe(0);
});

test("a closed thread is said", () => {
  expect(takeIn(blank, nothingOwn, [{ __typename: "ThreadClosed", cursor: "k", reason: "" }], context()).closed).toBe(true);
});

test("what the page watches asks for nothing that depends on who watches, so that the server may share it", () => {
  for (const document of [ThreadNoticesDocument, PiazzaNoticesDocument]) {
    expect(document.toString()).not.toMatch(/viewer|moderation|history|desk|importedRecord|reviewNote/);
  }
});
