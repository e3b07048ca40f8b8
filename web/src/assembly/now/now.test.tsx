import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { it } from "../../i18n/it";
import { Speaking } from "../../i18n/words";
import type { AssemblyNow } from "../../piazza/NowStrip";
import NowAssembly from "./NowAssembly";

const shown = (assembly: AssemblyNow) => renderToStaticMarkup(<Speaking language="it" words={it}><NowAssembly slug="rete" assembly={assembly} /></Speaking>);

test("what is held now has the way in", () => {
  const page = shown({ number: 4, title: "Bilancio" });
  for (const said of ["Assemblea in corso", 'href="/piazze/rete/assemblee/4"', "Entra: Bilancio"]) expect(page).toContain(said);
});

test("what is to come has its day, or says that it has none yet, and nothing to enter", () => {
  for (const [startsAt, said] of [["2126-01-02T17:00:00Z", 'comincia mercoledì 2 gennaio 2126'], [null, "data da stabilire"]] as const) {
    const page = shown({ number: 4, title: "Bilancio", startsAt });
    for (const each of ["Prossima assemblea", 'href="/piazze/rete/assemblee/4"', said]) expect(page).toContain(each);
    expect(page).not.toContain("Entra");
  }
});
