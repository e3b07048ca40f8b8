import { encoded, heldHead, heldKeys, heldLog, heldReceipt } from "./against";
import { lines, pieces } from "./lines";
import { Reading } from "./reading";
import type { Report } from "./report";
import { keysOfThisBrowser, type Keys } from "./sign";
import { tabled } from "./tables";
import type { Job } from "./work";

/** Verifies a file, and what was brought beside it. */
export async function check(job: Job, progress: (part: number) => void, keys?: Keys): Promise<Report> {
  const reading = new Reading(keys ?? (await keysOfThisBrowser()));
  let done = 0;
  for await (const some of lines(pieces(job.main))) {
    await reading.take(some);
    done = Math.min(done + (1 << 20), job.main.size);
    progress(job.main.size === 0 ? 1 : (done / job.main.size) * 0.98);
  }
  const sha256 = reading.finish();
  const earlier: Report["earlier"] = [];
  const receipts: Report["receipts"] = [];
  const published: Report["published"] = [];
  for (const { name, role, content } of job.beside) {
    const text = await content.text();
    if (role === "head") earlier.push(heldHead(name, text, reading));
    if (role === "log") earlier.push(heldLog(name, text, reading));
    if (role === "keys") published.push(heldKeys(name, text, reading));
    if (role === "receipt") receipts.push(await heldReceipt(name, text, reading));
  }
  progress(1);
  return { ...reported(reading), bytes: job.main.size, sha256, earlier, receipts, published };
}

function reported({ header, form, ledger, ballots, ring, lines: count, voters, names, counted, findings }: Reading): Omit<Report, "bytes" | "sha256" | "earlier" | "receipts" | "published"> {
  const isLog = header?.isLog === true;
  return {
    of: isLog ? "log" : "bundle",
    poll: header ? String(header.poll) : "", url: header?.url ?? "", title: header?.title ?? "", seal: header?.seal ?? "",
    isClosed: ledger.isClosed,
    checked: {
      lines: count, entries: ledger.entries, batches: ledger.batches, commitments: ledger.commitments.size, openings: ballots.count,
      replaced: ledger.commitments.size - ballots.count, voters, signatures: ring?.signatures ?? 0, questions: form?.questions.length ?? 0,
    },
    lastHead: ledger.last ? { number: String(ledger.last.number), head: ledger.last.head } : null,
    keys: (header?.keys ?? []).map(({ id, public: bytes, from, until }) => ({ id, public: encoded(bytes), from, until })),
    tables: isLog ? [] : counted.map(({ question, result }) => tabled(question, result)),
    voters: names,
    findings: findings.sorted(), codes: [...findings.codes], count: findings.count,
  };
}
