import type { Receipt } from "./receipt";
import { brokenAt, entryOf, isClosed, saidBy, type PublicFile } from "./record";
import { commitmentOf, isSigned, signedBundle, signedHead, signedReceipt } from "./seal";

/** What can be found. Each has its sentence. */
export type Code =
  | "commitment_ok" | "commitment_wrong" | "signature_ok" | "signature_wrong" | "signature_unread" | "key_unknown"
  | "other_poll" | "file_unread" | "chain_ok" | "chain_broken" | "head_wrong" | "fork" | "head_ok"
  | "listed" | "listed_early" | "waiting" | "missing" | "counted" | "replaced" | "replaced_partly" | "opened_other" | "bundle_ok" | "bundle_wrong" | "bundle_other";

/** Good, wrong, still to come, or worth knowing. */
export type Tone = "ok" | "bad" | "wait" | "note";

export interface Finding {
  code: Code;
  tone: Tone;
  /** The entry of the log, or the question of the poll, that it is about. */
  at?: number;
}

/** All in one word: what the voter wants to know first. */
export type Verdict = "counted" | "listed" | "waiting" | "replaced" | "wrong" | "unsure";

export interface Checked {
  verdict: Verdict;
  findings: readonly Finding[];
}

/** A published key. */
export interface Key {
  id: string;
  public: string;
}

export interface Against {
  keys: readonly Key[];
  /** The log or the bundle; undefined where it could not be read. */
  file: PublicFile | undefined;
  /** The hash of the bundle that the poll's page shows; null where it shows none. */
  bundleHash?: string | null;
}

type Say = (code: Code, tone: Tone, at?: number) => void;

/** Checks a receipt against the public record: that it says what was hashed, who signed it, and that the log keeps what it promised. */
export async function check(receipt: Receipt, { keys, file, bundleHash = null }: Against): Promise<Checked> {
  const findings: Finding[] = [];
  const say: Say = (code, tone, at) => { findings.push({ code, tone, ...(at === undefined ? {} : { at }) }); };
  await ofItself(receipt, keys, say);
  if (!file) say("file_unread", "note");
  else if (file.seal !== receipt.seal || file.poll !== receipt.poll) say("other_poll", "bad");
  else {
    await ofFile(file, keys, bundleHash, say);
    ofPlace(receipt, file, say);
  }
  return { verdict: verdictOf(findings), findings };
}

/** The receipt by itself. */
async function ofItself(receipt: Receipt, keys: readonly Key[], say: Say): Promise<void> {
  const computed = await Promise.all(receipt.ballots.map((ballot) => commitmentOf(receipt.seal, ballot)));
  const wrong = receipt.ballots.filter(({ commitment }, i) => commitment !== computed[i]);
  for (const { question } of wrong) say("commitment_wrong", "bad", question);
  if (wrong.length === 0) say("commitment_ok", "ok");
  const key = keys.find(({ id }) => id === receipt.key);
  if (!key) { say("key_unknown", "bad"); return; }
  const signed = await isSigned(key.public, receipt.signature, signedReceipt(receipt));
  if (signed === undefined) say("signature_unread", "note");
  else if (signed) say("signature_ok", "ok");
  else say("signature_wrong", "bad");
}

/** The public record by itself: an unbroken chain, signed at its end, and whole. */
async function ofFile(file: PublicFile, keys: readonly Key[], bundleHash: string | null, say: Say): Promise<void> {
  const { seal, entries, end } = file;
  const broken = await brokenAt(file);
  if (broken !== undefined) say("chain_broken", "bad", broken);
  else say("chain_ok", "ok", entries.length);
  const last = entries.at(-1);
  const publicOf = (id: string) => keys.find((key) => key.id === id)?.public ?? "";
  if (last && (await isSigned(publicOf(last.key), last.signature, signedHead(seal, last.number, last.head))) === false) say("head_wrong", "bad", last.number);
  if (!end) return;
  const signed = await isSigned(publicOf(end.key), end.signature, signedBundle(seal, end.hash));
  if (end.hash !== end.real || signed === false) say("bundle_wrong", "bad");
  else if (bundleHash !== null && bundleHash !== file.hash) say("bundle_other", "note");
  else say("bundle_ok", "ok");
}

/** The place of the receipt in the record: on the chain that it saw, and every commitment after it. */
function ofPlace(receipt: Receipt, file: PublicFile, say: Say): void {
  if (file.entries[receipt.entry]?.head !== receipt.head) say("fork", "bad", receipt.entry);
  else say("head_ok", "ok", receipt.entry);
  const places = receipt.ballots.map(({ question, commitment }) => ({ question, commitment, at: entryOf(file.entries, question, commitment) }));
  const absent = places.filter(({ at }) => at === undefined);
  if (absent.length > 0) {
    if (isClosed(file)) for (const { question } of absent) say("missing", "bad", question);
    else say("waiting", "wait");
    return;
  }
  const early = places.find(({ at }) => at !== undefined && at <= receipt.entry);
  if (early) { say("listed_early", "bad", early.at); return; }
  say("listed", "ok", Math.max(...places.map(({ at }) => at ?? 0)));
  if (!file.opened) return;
  const { opened } = file;
  const found = receipt.ballots.filter(({ commitment }) => opened.has(commitment));
  for (const ballot of found) if (opened.get(ballot.commitment) !== saidBy(ballot)) say("opened_other", "bad", ballot.question);
  const counted = found.length;
  if (counted === places.length) say("counted", "ok");
  else say(counted === 0 ? "replaced" : "replaced_partly", counted === 0 ? "note" : "bad");
}

function verdictOf(findings: readonly Finding[]): Verdict {
  const has = (code: Code) => findings.some((finding) => finding.code === code);
  if (findings.some(({ tone }) => tone === "bad")) return "wrong";
  if (has("replaced")) return "replaced";
  if (has("counted")) return has("signature_unread") ? "unsure" : "counted";
  if (has("signature_unread") || has("file_unread")) return "unsure";
  return has("listed") ? "listed" : "waiting";
}
