import { append, drawing, h } from "./dom";
import { isOnlyBrought, type Code, type Finding } from "./codes";
import type { Label, Part, ReceiptReport, Report, Table } from "./report";
import type { Words } from "./words";

const svg = (path: string): string => `<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`;
const yes = svg('<circle cx="12" cy="12" r="10"/><path d="m7.5 12.5 3 3 6-6.5"/>');
const no = svg('<circle cx="12" cy="12" r="10"/><path d="m8.5 8.5 7 7m0-7-7 7"/>');
const skipped = svg('<circle cx="12" cy="12" r="10"/><path d="M8 12h8"/>');

/** Tells a report: the verdict first, then what it rests on. */
export function told(report: Report, w: Words): DocumentFragment {
  const out = document.createDocumentFragment();
  out.append(verdict(report, w));
  if (report.findings.length > 0) out.append(findings(report, w));
  if (report.receipts.length + report.earlier.length + report.published.length > 0) out.append(brought(report, w));
  out.append(checks(report, w));
  if (report.of === "log" && report.count === 0) out.append(ofLogs(w));
  if (report.tables.length > 0) out.append(counts(report, w));
  if (report.voters.length > 0) out.append(voters(report, w));
  out.append(facts(report, w));
  return out;
}

function verdict(report: Report, w: Words): HTMLElement {
  const isGood = report.count === 0;
  const { sentence, more } = judged(report, w);
  return h("section", { "aria-labelledby": "verdetto" },
    h("div", { class: isGood ? "verdetto" : "verdetto male" },
      h("h2", { id: "verdetto", tabindex: -1 }, drawing(isGood ? yes : no), h("span", {}, sentence)),
      h("p", {}, more),
      report.of === "bundle" && isGood && report.published.length === 0 && h("p", { class: "non-stampa" }, h("a", { href: "#dati" }, w.toKeys)),
      h("div", { class: "riga non-stampa" }, h("button", { type: "button", class: "btn", onclick: () => { print(); } }, w.print))));
}

/** The verdict in words: of the file, and of what was brought where only that is at fault. */
export function judged({ of, poll, count, codes, published, title: given }: Report, w: Words): { sentence: string; more: string } {
  const title = given === "" ? w.unknownPoll : given;
  if (isOnlyBrought(codes)) return { sentence: w.badBrought[of], more: w.badBroughtMore(title, poll) };
  if (count > 0) return { sentence: w.bad(count), more: w.badMore(title, poll) };
  if (of === "bundle") return { sentence: w.good, more: w.goodMore(title, poll, published.length > 0) };
  return { sentence: w.goodLog, more: w.goodLogMore(title, poll) };
}

/** What became of the ballots of a receipt: of one that is not in order itself it is not said. */
export const followed = ({ isFaulty, ballots }: ReceiptReport): ReceiptReport["ballots"] => (isFaulty ? [] : ballots);

function findings(report: Report, w: Words): HTMLElement {
  return h("section", { "aria-labelledby": "trovato" },
    h("h2", { id: "trovato" }, w.findings),
    h("ol", { class: "trovato", role: "list" }, report.findings.map((finding) => one(finding, w))),
    report.count > report.findings.length && h("p", { class: "meta" }, w.more(report.count - report.findings.length)));
}

function one(finding: Finding, w: Words): HTMLElement {
  const { title, text } = w.finding(finding);
  const { expected, found, what } = finding.detail;
  const fact = (name: string, value: string | undefined): Node[] => (value === undefined || value === "" ? [] : [h("dt", {}, name), h("dd", { class: "mono" }, value)]);
  return h("li", {},
    h("h3", {}, title),
    h("p", {}, text),
    h("dl", {}, h("dt", {}, w.where), h("dd", {}, finding.line > 0 ? w.line(finding.line) : "—", " · ", h("code", { class: "mono" }, finding.code)),
      fact(w.what, what), fact(w.expected, expected), fact(expected === undefined ? w.there : w.found, found)));
}

/** What became of the receipts and of the earlier states that the reader brought. */
function brought(report: Report, w: Words): HTMLElement {
  return h("section", { "aria-labelledby": "portato" },
    h("h2", { id: "portato" }, w.receipts),
    h("ul", { class: "fatto", role: "list" },
      report.receipts.map((receipt) =>
        h("li", { class: receipt.isWrong ? "no" : "" },
          drawing(receipt.isWrong ? no : yes),
          h("div", {}, h("strong", {}, w.receiptOf(receipt.name)), h("p", {}, receipt.isWrong ? w.receiptWrong : w.receiptGood),
            followed(receipt).length > 0 && h("ul", { class: "schede" }, followed(receipt).map((ballot) =>
              h("li", {}, h("strong", {}, ballot.title), `: ${(ballot.kind === "consent" && w.columns[ballot.said]) || ballot.said} `, h("span", { class: "meta" }, `${w.ballotStates[ballot.state]}.`))))))),
      report.earlier.map((earlier) =>
        h("li", { class: earlier.isKept ? "" : "no" }, drawing(earlier.isKept ? yes : no),
          h("p", {}, earlier.isKept ? w.earlierKept(earlier.name, earlier.entries) : w.earlierLost(earlier.name)))),
      report.published.map(({ name, areKnown }) =>
        h("li", { class: areKnown ? "" : "no" }, drawing(areKnown ? yes : no), h("p", {}, areKnown ? w.keysKnown(name) : w.keysForeign(name))))));
}

function checks({ of, isClosed, checked, count, codes }: Report, w: Words): HTMLElement {
  const line = (part: Part, canCheck: boolean, text: string): HTMLElement => {
    if (codes.some((code) => areas[code] === part)) return h("li", { class: "no" }, drawing(no), h("span", {}, w.not(part)));
    if (!canCheck) return h("li", { class: "salto" }, drawing(skipped), h("span", {}, w.unchecked(part)));
    return h("li", {}, drawing(yes), h("span", {}, text));
  };
  // Of what was not there to be checked it cannot be said that it is right.
  const canCount = !codes.some((code) => code === "form" || code === "missing");
  return h("section", { "aria-labelledby": "controlli" },
    h("h2", { id: "controlli" }, w.checks),
    h("ul", { class: "fatto", role: "list", "data-count": count },
      line("bytes", checked.lines > 0, w.check.bytes(checked.lines)),
      line("chain", checked.entries > 0, w.check.chain(checked.entries, checked.batches)),
      line("signature", checked.signatures > 0, w.check.signatures(checked.signatures)),
      of === "bundle" ? [
        line("openings", canCount, w.check.openings(checked.openings, checked.commitments, checked.replaced)),
        line("voters", canCount, w.check.voters(checked.voters)),
        line("result", canCount && checked.questions > 0, w.check.recount(checked.questions)),
      ] : [h("li", { class: "salto" }, drawing(skipped), h("span", {}, `${w.closing[isClosed ? "closed" : "open"]} ${w.check.open(checked.commitments)} ${w.check.notYet}`))]));
}

/** What somebody who holds a log in his hands may say by it, and what not. */
function ofLogs(w: Words): HTMLElement {
  const list = (title: string, points: string[], icon: string, of: string): Node[] =>
    [h("h3", { class: "a-capo" }, title), h("ul", { class: "fatto", role: "list" }, points.map((point) => h("li", { class: of }, drawing(icon), h("span", {}, point))))];
  return h("section", { "aria-labelledby": "registro" }, h("h2", { id: "registro" }, w.log.title), list(w.log.does, w.log.doesPoints, yes, ""), list(w.log.doesNot, w.log.doesNotPoints, skipped, "salto"));
}

/** Which line of the list of checks a finding belongs to. */
const areas: Record<Code, Part | "brought"> = {
  shape: "bytes", order: "bytes", header: "bytes", form: "bytes", missing: "bytes", end_count: "bytes", end_hash: "bytes",
  key_id: "signature", key_foreign: "signature", entry_key: "signature", entry_signature: "signature", end_key: "signature", end_signature: "signature",
  entry_number: "chain", entry_kind: "chain", after_close: "chain", entry_body: "chain", form_hash: "chain", commitment_twice: "chain", close_count: "chain", entry_head: "chain",
  opening_order: "openings", opening_hash: "openings", opening_unlogged: "openings", opening_question: "openings", opening_choice: "openings", opening_reason: "openings",
  voter_order: "voters", ballots: "voters", turnout: "voters", result_order: "result", result: "result",
  head_shape: "brought", head_seal: "brought", head_short: "brought", head_fork: "brought",
  receipt_shape: "brought", receipt_seal: "brought", receipt_hash: "brought", receipt_key: "brought", receipt_signature: "brought", receipt_short: "brought", receipt_fork: "brought", receipt_unlogged: "brought",
};

function counts(report: Report, w: Words): HTMLElement {
  return h("section", { "aria-labelledby": "conteggio" },
    h("h2", { id: "conteggio" }, w.counts), caveat(report, w) ?? h("p", { class: "meta a-capo" }, w.countsLead),
    report.tables.map((table) => tabled(table, w)));
}

/** Figures and names of a file in which something is wrong are easily taken for right, as they look like any others. */
const caveat = ({ count, codes }: Report, w: Words): HTMLElement | null => (count > 0 && !isOnlyBrought(codes) ? h("p", { class: "badate a-capo" }, w.caveat) : null);

/** More names than these are found by typing; nobody reads so many, and they come in parts. */
const [fewNames, namesAtOnce] = [20, 500];

/**
 * Looks names up by a part of them, however it is written. The names are lowered once, and by no language: in Turkish the I
 * of “ADMIN” would become another letter than that of “admin”.
 */
export function seeker(names: readonly string[]): (sought: string) => readonly string[] {
  const known = names.map((name) => ({ name, lowered: name.slice(1).toLowerCase() }));
  return (sought) => {
    const lowered = sought.trim().replace(/^@/, "").toLowerCase();
    return lowered === "" ? names : known.filter((each) => each.lowered.includes(lowered)).map(({ name }) => name);
  };
}

/** Who took part, folded: it is there for who looks for a name. */
function voters(report: Report, w: Words): HTMLElement {
  const named = report.voters.filter((name) => name !== "");
  const nameless = report.voters.length - named.length;
  const seek = seeker(named);
  const list = h("ul", { class: "nomi", role: "list" });
  const told = h("p", { class: "meta a-capo", role: "status" });
  const rest = h("button", { type: "button", class: "btn piccolo", onclick: () => { show(list.childElementCount + namesAtOnce); } }, w.voterList.more);
  const field = h("input", { type: "text", id: "cerca", autocomplete: "off", autocapitalize: "off", spellcheck: "false", oninput: () => { show(namesAtOnce); } });
  const show = (many: number): void => {
    const found = seek(field.value);
    const next = list.childElementCount;
    list.replaceChildren(...found.slice(0, many).map((name) => h("li", { tabindex: -1 }, name)));
    rest.hidden = found.length <= many;
    told.textContent = found === named ? "" : w.voterList.found(found.length);
    if (many > namesAtOnce) (list.children[next] as HTMLElement | undefined)?.focus();
  };
  show(namesAtOnce);
  const inside = h("div", {});
  append(inside, [
    caveat(report, w), h("p", { class: "meta a-capo" }, w.voterList.lead),
    named.length > fewNames && [h("label", { class: "sopra-campo", for: "cerca" }, w.voterList.seek), field, told],
    list, h("p", { class: "non-stampa" }, rest), nameless > 0 && h("p", { class: "a-capo" }, w.voterList.nameless(nameless)),
  ]);
  return h("section", { "aria-labelledby": "votanti" }, h("details", { class: "elenco", open: location.hash === "#votanti" }, h("summary", {}, h("h2", { id: "votanti" }, w.voterList.title(report.voters.length))), inside));
}

function tabled(table: Table, w: Words): HTMLElement {
  const said = (label: Label): string => (typeof label === "string" ? label : `${w.columns[label.word] ?? label.word}${label.more}`);
  const figure = (label: Label): string => (typeof label === "string" ? w.figure(label) : said(label));
  return h("div", { class: "domanda" },
    h("div", { class: "tabella", tabindex: 0, role: "group", "aria-label": table.title }, h("table", {},
      h("caption", {}, h("h3", {}, table.title), h("span", { class: "meta" }, `${w.kinds[table.kind] ?? table.kind} · ${w.voters(table.voters, table.none)}`)),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, w.rowsAre[table.rowsAre]), table.columns.map((name) => h("th", { scope: "col" }, said(name))))),
      h("tbody", {}, table.rows.map((row) => h("tr", { class: row.isFirst ? "primo" : "" }, h("th", { scope: "row" }, table.rowsAre === "figure" ? figure(row.name) : said(row.name)), row.figures.map((each) => h("td", {}, figure(each)))))))));
}

function facts(report: Report, w: Words): HTMLElement {
  const fact = (name: string, ...value: (string | Node | false)[]): Node[] => [h("dt", {}, name), h("dd", { class: "mono" }, ...value)];
  return h("section", { "aria-labelledby": "dati" },
    h("h2", { id: "dati" }, w.facts),
    h("dl", { class: "dati" },
      report.poll !== "" && fact(w.fact.poll, `${report.poll} · ${report.url}`),
      report.seal !== "" && fact(w.fact.seal, report.seal),
      fact(w.fact.size, w.number(report.bytes)),
      fact(w.fact.hash, report.sha256),
      report.lastHead !== null && fact(w.fact.head, w.headOf(report.lastHead.number, report.lastHead.head)),
      report.keys.length > 0 && [h("dt", {}, w.fact.keys), h("dd", {}, report.keys.map((key) => h("div", {}, h("span", { class: "mono" }, key.public), h("div", { class: "meta" }, w.keyOf(key.id, key.from, key.until)))))]),
    report.keys.length > 0 && h("p", { class: "meta a-capo" }, w.keyHint));
}
