import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { it } from "../../i18n/it";
import { Speaking } from "../../i18n/words";
import type { Answers } from "../../poll/vote/answers";
import type { HallItem } from "../live/known";
import { Quoted } from "./Said";

const question = { id: "q", kind: "SINGLE", title: "Si fa?", options: [{ id: "si", title: "Si fa" }] };
const answers = { choices: { q: { none: false, options: ["si"] } }, reasons: {} } as unknown as Answers;
const quoted = (isConfidential: boolean) => renderToStaticMarkup(
  <Speaking language="it" words={it}><Quoted item={{ isConfidential, questions: [question] } as unknown as HallItem} answers={answers} /></Speaking>,
);

test("what was voted stands open, and where the vote is secret in a closed fold only", () => {
  expect(quoted(false)).toBe('<p class="detto">“Si fa”</p>');
  expect(quoted(true)).toMatch(/^<details(?![^>]* open)[^>]*><summary>Come hai votato<\/summary><p class="detto">“Si fa”<\/p><\/details>$/);
});
