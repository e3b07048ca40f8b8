import { expect, test } from "vitest";
import { adminIt } from "../words.it";
import { groups, kindsOf, type Group } from "./groups";

test("every kind of record is in one group, so that none is hidden by all filters", () => {
  const grouped = (Object.keys(groups) as Group[]).flatMap((group) => kindsOf(group));
  expect([...grouped].sort()).toEqual(Object.keys(adminIt.audit.kinds).sort());
  expect(kindsOf(undefined)).toBeNull();
});
