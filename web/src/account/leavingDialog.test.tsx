import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { it } from "../i18n/it";
import { Speaking } from "../i18n/words";
import { confirmWanted } from "../live/confirm";
import { keepReceipt } from "../poll/secret/shelf";
import ConfirmDialog from "./ConfirmDialog";

/** What is asked of a member who leaves: here nobody is signed in any more, as where his session has ended meanwhile. */
function asked(...polls: number[]): string {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key),
    key: (i: number) => [...kept.keys()][i] ?? null, get length() { return kept.size; },
  });
  for (const poll of polls) keepReceipt("anna", poll, `{"poll":${poll}}`);
  confirmWanted.set("anna");
  return renderToStaticMarkup(<Speaking language="it" words={it}><ConfirmDialog /></Speaking>);
}

test("one receipt is told, and has one button to download it", () => {
  const html = asked(12);
  expect(html).toContain("c’è una ricevuta di un voto segreto: uscendo viene cancellata");
  for (const words of ["Si cancella perché", "Se ti serve, scaricala", "Su un computer non tuo, salvala altrove: il file mostra come hai votato."]) expect(html).toContain(words);
  expect([...html.matchAll(/<button[^>]*>([^<]*)/g)].map(([, said]) => said)).toEqual(["Annulla", "Scarica", "Esci e cancella"]);
});

test("several are told by their number, and each is downloaded by itself", () => {
  const html = asked(12, 7);
  expect(html).toContain("ci sono 2 ricevute di voti segreti: uscendo vengono cancellate");
  for (const words of ["Si cancellano perché", "Se ti servono, scaricale", "Su un computer non tuo, salvale altrove: i file mostrano come hai votato."]) expect(html).toContain(words);
  expect([...html.matchAll(/aria-label="([^"]*)"/g)].map(([, said]) => said)).toEqual(["Scarica la ricevuta della votazione 7", "Scarica la ricevuta della votazione 12"]);
});
