import { expect, test } from "vitest";
import type { PollPhase } from "../gen/graphql";
import { grouped } from "./groups";

const poll = (id: string, phase: PollPhase, { opens, closes, closed, published = "2026-11-01" }: Partial<Record<"opens" | "closes" | "closed" | "published", string>> = {}) =>
  ({ id, publishedAt: published, voting: { phase, opensAt: opens ?? null, closesAt: closes ?? null, closedAt: closed ?? null } });

test("what closes first, what opens first and what closed last lead their groups", () => {
  const all = [
    poll("hand", "OPEN"), poll("late", "OPEN", { closes: "2026-12-02" }), poll("soon", "OPEN", { closes: "2026-12-01" }),
    poll("unset", "WAITING"), poll("next", "WAITING", { opens: "2026-12-03" }),
    poll("older", "CLOSED", { closed: "2026-10-01" }), poll("newer", "CLOSED", { closed: "2026-10-09" }),
  ];
  const { OPEN, WAITING, CLOSED } = grouped(all);
  expect([OPEN, WAITING, CLOSED].map((list) => list.map(({ id }) => id))).toEqual([["soon", "late", "hand"], ["next", "unset"], ["newer", "older"]]);
});

test("of two that nobody knows the end of, the newer comes first", () => {
  expect(grouped([poll("a", "OPEN", { published: "2026-11-01" }), poll("b", "OPEN", { published: "2026-11-05" })]).OPEN.map(({ id }) => id)).toEqual(["b", "a"]);
});
