import type { BrowserContext } from "playwright-core";
import { ask, square, type Entry } from "./api";

interface Refusable {
  userErrors: { reason: string; message: string }[];
}

function done<T extends Refusable>(payload: T): T {
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}

type Input = Record<string, unknown>;

const options = (...titles: string[]) => titles.map((title) => ({ title }));

/** One question of each kind, on what a square would really ask itself. */
export const sample = {
  SINGLE: { kind: "SINGLE", title: "Con quale ritmo ci incontriamo?", isRequired: true, limits: { none: true }, options: [{ title: "Ogni due settimane, in rete", meaning: "Un’ora, sempre alla stessa ora" }, { title: "Una volta al mese, in presenza", meaning: "Mezza giornata, a rotazione nelle nove province" }, { title: "Due giornate a stagione" }] },
  MULTIPLE: { kind: "MULTIPLE", title: "Quali strumenti usiamo?", isRequired: true, limits: { least: 1, most: 2 }, options: options("Verbali aperti", "Mappa delle proposte", "Chiamate in vivavoce") },
  RANKED: { kind: "RANKED", title: "Quale tema per primo?", isRequired: true, options: options("Bilancio sociale", "Scuola e giovani", "Cura del verde", "Mobilità lenta") },
  STV: { kind: "STV", title: "Chi ci rappresenta?", isRequired: true, limits: { seats: 2 }, options: options("Anna", "Bruno", "Carla", "Dino") },
  SCORE: { kind: "SCORE", title: "Quanto vanno bene queste sedi?", isRequired: true, limits: { highest: 5 }, options: options("Biblioteca", "Casa del popolo", "Scuola media") },
  DOTS: { kind: "DOTS", title: "Dove mettiamo le forze?", isRequired: true, limits: { highest: 6 }, options: options("Ascolto", "Scrittura", "Verifica") },
  BUDGET: { kind: "BUDGET", title: "Quali lavori finanziamo?", isRequired: true, limits: { ceiling: 50_000 }, options: [{ title: "Panchine all’ombra", cost: 8_000 }, { title: "Pista dei pattini", cost: 30_000 }, { title: "Illuminazione del sottopasso", cost: 22_000 }] },
  CONSENT: { kind: "CONSENT", title: "Adottiamo il regolamento del gruppo?", isRequired: true },
  MEETING: { kind: "MEETING", title: "Quando ci vediamo la prima volta?", isRequired: true, options: [slot("Mattina", "2027-01-12T08:30:00Z", "2027-01-12T10:00:00Z"), slot("Sera", "2027-01-12T17:30:00Z", "2027-01-12T19:00:00Z"), slot("Sabato", "2027-01-16T09:00:00Z", "2027-01-16T11:30:00Z")] },
  NUMBER: { kind: "NUMBER", title: "Quante ore al mese puoi dare?", isRequired: true, limits: { from: "0", to: "20", step: "0.5" } },
  OPEN: { kind: "OPEN", title: "Che cosa manca alla nostra piazza?", isRequired: true },
  MATRIX: { kind: "MATRIX", title: "Come vanno questi servizi?", isRequired: true, rows: ["Trasporti", "Sportello", "Biblioteca"], options: options("Male", "Così così", "Bene") },
} satisfies Record<string, Input>;

export type Kind = keyof typeof sample;
export const kinds = Object.keys(sample) as Kind[];

function slot(title: string, startsAt: string, endsAt: string): Input {
  return { title, startsAt, endsAt };
}

export interface PollEntry extends Entry {
  questions: { id: string; kind: Kind; options: { id: string; title: string }[]; rows: { id: string }[] }[];
}

const seen: Input = { resultsVisibility: "LIVE" };

/** Publishes a poll of its own for a test; it opens at once unless the rules say otherwise. */
export async function publishPoll(editor: BrowserContext, title: string, questions: Input[], rules: Input = seen): Promise<PollEntry> {
  const { piazza } = await ask<{ piazza: { id: string } }>(editor, "query($slug: String!) { piazza(slug: $slug) { id } }", { slug: square });
  const { pollCreate } = await ask<{ pollCreate: Refusable & { poll: Omit<PollEntry, "path" | "questions"> & { voting: Pick<PollEntry, "questions"> } } }>(
    editor,
    "mutation($input: PollCreateInput!) { pollCreate(input: $input) { poll { id number voting { questions { id kind options { id title } rows { id } } } } userErrors { reason message } } }",
    { input: { piazzaId: piazza.id, title, summary: "Una votazione per provare.", rules, questions } },
  );
  const { id, number, voting } = done(pollCreate).poll;
  const { entryPublish } = await ask<{ entryPublish: Refusable }>(editor, "mutation($input: EntryInput!) { entryPublish(input: $input) { userErrors { reason message } } }", { input: { entryId: id } });
  done(entryPublish);
  return { id, number, path: `/piazze/${square}/votazioni/${number}-prova`, questions: voting.questions };
}

/** Votes as the person to whom a browser belongs. */
export async function vote(context: BrowserContext, poll: PollEntry, ballots: Input[], secret = false): Promise<void> {
  const { pollVote } = await ask<{ pollVote: Refusable }>(context, "mutation($input: PollVoteInput!) { pollVote(input: $input) { userErrors { reason message } } }", { input: { pollId: poll.id, ballots, secret } });
  done(pollVote);
}

/** Closes a poll as one who holds it. */
export async function close(editor: BrowserContext, poll: PollEntry): Promise<void> {
  const { pollClose } = await ask<{ pollClose: Refusable }>(editor, "mutation($input: PollInput!) { pollClose(input: $input) { userErrors { reason message } } }", { input: { pollId: poll.id } });
  done(pollClose);
}

/** What the server holds of a person's ballots: the choices, by the kind of the question. */
export async function heldBy(context: BrowserContext, poll: PollEntry): Promise<Partial<Record<Kind, Record<string, unknown>>>> {
  const { entry } = await ask<{ entry: { voting: { viewerBallots: { question: string; choice: Record<string, unknown> }[] } } }>(
    context,
    "query($number: Int!) { entry(number: $number) { ... on Poll { voting { viewerBallots { question choice { options marks { option value } cells { row option } stance number text none } } } } } }",
    { number: poll.number },
  );
  return Object.fromEntries(entry.voting.viewerBallots.map((ballot) => [poll.questions.find(({ id }) => id === ballot.question)?.kind, ballot.choice] as const)) as Partial<Record<Kind, Record<string, unknown>>>;
}
