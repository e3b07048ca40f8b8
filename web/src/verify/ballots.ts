import type { Form, Question, Same } from "./ballot";
import { isReason, readChoice } from "./choice";
import type { Findings } from "./codes";
import { recount, type Result } from "./count/recount";
import { hexDigest } from "./hash";
import { differs, write } from "./json";
import type { Ledger } from "./ledger";
import type { Header, Opening, Written } from "./parts";
import { Misshapen } from "./shape";
import { ballotText } from "./texts";

/** The ballots of a question: those that say the same together. */
interface Box {
  question: Question;
  said: Map<string, Same | null>;
  ballots: number;
  /** Ballots whose choice is none. */
  unread: number;
}

/** The ballots that count, as they come, and what they come to. */
export class Ballots {
  count = 0;
  readonly opened = new Set<string>();
  /** How many openings chose an option. */
  private readonly chose = new Map<bigint, number>();
  private readonly boxes = new Map<bigint, Box>();
  private readonly strays: { line: number; opening: Opening }[] = [];
  private readonly results: { line: number; written: Written }[] = [];
  private before = "";
  private next = 0;
  private readonly form: Form | null;
  private readonly findings: Findings;

  constructor(form: Form | null, findings: Findings) {
    this.form = form;
    this.findings = findings;
    for (const question of form?.questions ?? []) this.boxes.set(question.id, { question, said: new Map(), ballots: 0, unread: 0 });
  }

  take(opening: Opening, line: number, header: Header | null, ledger: Ledger): void {
    this.count++;
    this.opened.add(opening.commitment);
    if (opening.commitment <= this.before) this.findings.add("opening_order", line, { found: opening.commitment });
    this.before = opening.commitment;
    if (header) {
      const commitment = hexDigest(ballotText(header.seal, opening));
      if (commitment !== opening.commitment) this.findings.add("opening_hash", line, { expected: commitment, found: opening.commitment });
    }
    // A log that goes on after the openings is out of order, but may hold it: that is seen at the end.
    if (ledger.commitments.get(opening.commitment)?.question !== opening.question) this.strays.push({ line, opening });
    this.say(opening, line);
  }

  /** Puts what a ballot says to the others that say the same. */
  private say({ question, choice, reason }: Opening, line: number): void {
    if (!this.form) return;
    const box = this.boxes.get(question);
    if (!isReason(reason, this.form.reasons)) this.findings.add("opening_reason", line, { found: reason.slice(0, 100) });
    if (!box) {
      this.findings.add("opening_question", line, { found: String(question) });
      return;
    }
    box.ballots++;
    let same = box.said.get(choice);
    if (same === undefined) {
      same = read(choice, box.question);
      box.said.set(choice, same);
    }
    if (same) {
      same.people++;
      for (const option of same.choice.options) this.chose.set(option, (this.chose.get(option) ?? 0) + 1);
    } else {
      box.unread++;
      this.findings.add("opening_choice", line, { found: choice.slice(0, 200) });
    }
  }

  /** Takes a result; it is compared when everything has been read. */
  result(written: Written, line: number): void {
    this.results.push({ line, written });
    if (!this.form) return;
    const place = this.form.questions.findIndex(({ id }) => id === written.question);
    if (place !== this.next) this.findings.add("result_order", line, { expected: String(this.form.questions[this.next]?.id ?? "–"), found: String(written.question) });
    if (place >= this.next) this.next = place + 1;
  }

  /** Whether every question has its result. */
  get isComplete(): boolean {
    return this.form === null || this.form.questions.every(({ id }) => this.results.some(({ written }) => written.question === id));
  }

  /** Holds openings against the whole log, and results against the recount, which is the answer. */
  finish(ledger: Ledger, voters: number): { question: Question; result: Result }[] {
    for (const { line, opening } of this.strays) {
      if (ledger.commitments.get(opening.commitment)?.question !== opening.question) this.findings.add("opening_unlogged", line, { found: opening.commitment });
    }
    const counted = new Map<bigint, Result>();
    for (const box of this.boxes.values()) counted.set(box.question.id, this.recounted(box));
    for (const { line, written } of this.results) this.compare(written, line, counted.get(written.question), voters);
    return [...this.boxes.values()].map(({ question }) => ({ question, result: counted.get(question.id) ?? {} }));
  }

  private recounted({ question, said, unread }: Box): Result {
    const ballots = [...said.values()].filter((same) => same !== null);
    return recount(this.form as Form, question, ballots, unread);
  }

  private compare({ question, of, text }: Written, line: number, expected: Result | undefined, voters: number): void {
    const box = this.boxes.get(question);
    if (!box || !expected) return;
    const asked = box.question.onlyIf === 0n ? voters : (this.chose.get(box.question.onlyIf) ?? 0);
    if (box.ballots > asked || (box.question.isRequired && box.ballots < asked)) {
      this.findings.add("ballots", line, { expected: box.question.isRequired ? String(asked) : `≤ ${asked}`, found: String(box.ballots), what: box.question.title });
    }
    if (write(expected) === text) return;
    const difference = differs(expected, of);
    this.findings.add("result", line, difference ? { what: `${box.question.title} · ${difference.path}`, expected: difference.expected, found: difference.found } : { what: box.question.title });
  }
}

function read(choice: string, question: Question): Same | null {
  try {
    return { choice: readChoice(choice, question), people: 0 };
  } catch (why) {
    if (why instanceof Misshapen) return null;
    throw why;
  }
}
