import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { PollRowFragment } from "../gen/graphql";
import { Turnout } from "./PollLine";
import { it } from "../../i18n/it";
import { Speaking } from "../../i18n/words";

const told = (state: string | null) => renderToStaticMarkup(
  <Speaking language="it" words={it}>
    <Turnout poll={{ voting: { phase: "CLOSED", quorum: 5, secrecy: state && { state }, turnout: { voters: 0, electors: 25, quorumReached: false } } } as unknown as PollRowFragment} />
  </Speaking>,
);

test("votes that were lost are not told as votes that nobody gave", () => {
  expect(told(null)).toContain("0 su 25 hanno votato");
  expect(told("SEALED")).toContain("0 su 25 hanno votato");
  expect(told("LOST")).toBe('<p class="pz-meta" data-lost="true">I voti sono andati perduti e non si possono contare.</p>');
});
