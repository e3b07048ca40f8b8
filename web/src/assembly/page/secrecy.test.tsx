import { readFileSync } from "node:fs";
import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { it } from "../../i18n/it";
import { Speaking } from "../../i18n/words";
import { Secrecy } from "./Secrecy";
import { keptEn } from "./words.en";
import { keptIt } from "./words.it";

type Given = ComponentProps<typeof Secrecy>;
type Seal = NonNullable<Given["assembly"]["minutes"]>["seals"][number];

const hash = "0123456789abcdef".repeat(4);
const sealed: Seal = { itemId: "i", sealedAt: "2026-11-23T08:00:00Z", lostAt: null, bundleHash: hash, head: hash.replace("0", "f") };

function shown(publishedAt: string | null | undefined, seals: Seal[], more?: { concealed?: boolean; isRehearsal?: boolean; hidden?: boolean }): string {
  const minutes = publishedAt === undefined ? null : { text: "", html: "", publishedAt, entitled: 2, guests: 0, seals };
  const assembly = { piazza: { slug: "rete" }, isRehearsal: more?.isRehearsal ?? false, minutes } as Given["assembly"];
  const item = { id: "i", pollNumber: 7, title: "Chi presiede?", results: more?.hidden ? null : {} } as Given["item"];
  return renderToStaticMarkup(<Speaking language="it" words={it}><Secrecy assembly={assembly} item={item} concealed={more?.concealed ?? false} /></Speaking>).replaceAll("<wbr/>", "");
}

const record = 'href="/piazze/rete/votazioni/7-chi-presiede?vista=registro"';
const bundle = 'href="/export/polls/7/bundle.jsonl"';
const published = "2026-11-23T09:00:00Z";

test("what was sealed has its time, its record, its file and both fingerprints", () => {
  const page = shown(published, [sealed]);
  for (const said of ["Voto segreto, sigillato <time", 'dateTime="2026-11-23T08:00:00Z"', "lunedì 23 novembre 2026", record, bundle, hash, hash.replace("0", "f")]) expect(page).toContain(said);
});

test("a file that not everybody may have is not offered", () => {
  const page = shown(published, [sealed], { hidden: true });
  expect(page).toContain(hash);
  expect(page).not.toContain(bundle);
});

test("what was not sealed when the minutes were published leads to its record, as do drafts and what has no minutes yet", () => {
  for (const [at, says] of [[published, keptIt.later], [null, keptIt.soon], [undefined, keptIt.secret]] as const) {
    const page = shown(at, [{ ...sealed, itemId: "another" }]);
    for (const said of [says, record]) expect(page).toContain(said);
    for (const not of [bundle, hash]) expect(page).not.toContain(not);
  }
});

test("what was lost says so, and has no file", () => {
  const page = shown(published, [{ ...sealed, sealedAt: null, lostAt: "2026-11-23T08:30:00Z", bundleHash: null }]);
  for (const said of ["voti perduti", 'dateTime="2026-11-23T08:30:00Z"', record, keptIt.head]) expect(page).toContain(said);
  for (const not of [bundle, keptIt.hash]) expect(page).not.toContain(not);
});

test("what was taken from sight, and a rehearsal, lead nowhere", () => {
  for (const page of [shown(published, [sealed], { concealed: true }), shown(undefined, [], { isRehearsal: true })]) {
    expect(page).toContain("Voto segreto");
    expect(page).not.toContain("href=");
  }
});

test("what was not sealed yet names no record where none is led to", () => {
  const page = shown(published, [], { concealed: true });
  expect(page).toContain(`<p>${keptIt.laterAlone}</p>`);
  expect(page).not.toContain("registro");
});

test("the files that the server writes say the same", () => {
  const server = readFileSync("../internal/page/assembly_words.go", "utf8");
  for (const said of [...Object.values(keptIt), ...Object.values(keptEn)]) expect(server).toContain(`"${said}"`);
});
