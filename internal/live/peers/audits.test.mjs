// The audits of the GraphQL over HTTP specification: all 61, none excused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serverAudits } from "graphql-http";
import { graphql } from "./square.mjs";

const audits = serverAudits({ url: graphql, fetchFn: fetch });

test("there are 61 audits", () => assert.equal(audits.length, 61));

for (const audit of audits) {
  test(`${audit.id} ${audit.name}`, async () => {
    const result = await audit.fn();
    if (result.status === "ok") return;
    const body = await result.response?.clone?.().text().catch(() => "");
    assert.fail(`${result.status}: ${result.reason} ${body ?? ""}`);
  });
}
