import type { Client } from "urql";
import { change, RequestFailure } from "../../graphql/request";
import { source, type Observable } from "../../live/observable";
import { line, onHurry } from "../../live/state";
import { heldFor } from "../../live/wait";
import { readJson, write, type Shelf } from "../../thread/keep";
import { PollVoteDocument, type BallotInput, type PollVoteMutation } from "../gen/graphql";

/** A vote on its way. The key is made with it and is the same at each attempt, so that it is counted once. */
export interface Parcel {
  key: string;
  ballots: BallotInput[];
  /** When it was first sent: the server remembers keys for a day. */
  triedAt: number;
  /** Whether its voter was shown a secret vote: the server refuses it where he was wrong. */
  secret?: boolean;
}

export type Sent = { phase: "idle" } | { phase: "sending" } | { phase: "waiting"; reason?: string | undefined } | { phase: "refused"; code: string; reason: string; ballot: number | undefined };

/** What the server answers, in whichever room the vote is cast. */
export interface Answered {
  userErrors: readonly { code: string; reason: string; field: string[] | null }[];
}

export type Received = NonNullable<PollVoteMutation["pollVote"]>;

/** How a vote in a poll travels. */
export const castIn = (client: Client, pollId: string) => async (ballots: BallotInput[], idempotencyKey: string, secret: boolean): Promise<Received> =>
  (await change(client, PollVoteDocument, { input: { pollId, ballots, idempotencyKey, secret } })).pollVote;

interface Options<Answer extends Answered> {
  /** Sends it once; the same key is the same vote. */
  cast: (ballots: BallotInput[], key: string, secret: boolean) => Promise<Answer>;
  /** Where it is kept on this device until it has arrived. */
  key: string;
  shelf?: Shelf;
  now?: () => number;
}

const forgotten = 23 * 3_600_000;

/** Sends a vote until the server has answered: over cuts of the line and over reloads of the page. */
export class Sending<Answer extends Answered = Received> {
  readonly #state = source<Sent>({ phase: "idle" });
  readonly state: Observable<Sent> = this.#state;
  readonly #at: Required<Options<Answer>>;
  readonly #listeners = new Set<(received: Answer) => void>();
  #parcel: Parcel | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;

  constructor(options: Options<Answer>) {
    this.#at = { ...options, shelf: options.shelf ?? localStorage, now: options.now ?? Date.now };
  }

  /** Goes on with what a page before this one has begun, and tries again whenever there is hope. */
  watch(): () => void {
    this.#parcel ??= readJson<Parcel | undefined>(this.#at.shelf, this.#at.key, undefined);
    if (this.#parcel && this.#at.now() - this.#parcel.triedAt > forgotten) this.#refuse("STALE", "vote_stale");
    else if (this.#parcel && this.#state.get().phase === "idle") void this.#try();
    const again = () => { if (this.#state.get().phase === "waiting") void this.#try(); };
    const stops = [line.subscribe(() => { if (line.get().phase === "up") again(); }), onHurry(again)];
    addEventListener("online", again);
    return () => {
      removeEventListener("online", again);
      clearTimeout(this.#later);
      for (const stop of stops) stop();
    };
  }

  onReceived(listener: (received: Answer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends ballots. The same ones again are the same parcel, whatever became of it. */
  send(ballots: BallotInput[], secret = false): void {
    if (this.#state.get().phase === "sending") return;
    const same = this.#parcel && (this.#parcel.secret ?? false) === secret && JSON.stringify(this.#parcel.ballots) === JSON.stringify(ballots);
    if (!same) this.#parcel = { key: crypto.randomUUID(), ballots, triedAt: this.#at.now(), secret };
    write(this.#at.shelf, this.#at.key, JSON.stringify(this.#parcel));
    this.#attempt = 0;
    void this.#try();
  }

  retry(): void {
    if (this.#state.get().phase === "waiting") void this.#try();
  }

  /** Sends it no more. Whether the server has it all the same, only the server knows. */
  cancel(): void {
    clearTimeout(this.#later);
    this.#drop();
    this.#state.set({ phase: "idle" });
  }

  async #try(): Promise<void> {
    const parcel = this.#parcel;
    if (!parcel || this.#state.get().phase === "sending") return;
    clearTimeout(this.#later);
    this.#state.set({ phase: "sending" });
    try {
      const answer = await this.#at.cast(parcel.ballots, parcel.key, parcel.secret ?? false);
      if (this.#parcel === parcel) this.#answered(answer);
    } catch (failure) {
      if (this.#parcel === parcel) this.#failed(failure);
    }
  }

  #answered(answer: Answer): void {
    const refused = answer.userErrors[0];
    if (refused) {
      const place = refused.field?.indexOf("ballots") ?? -1;
      const at = Number(refused.field?.[place + 1]);
      this.#refuse(refused.code, refused.reason, place >= 0 && Number.isInteger(at) ? at : undefined);
      return;
    }
    this.#drop();
    this.#state.set({ phase: "idle" });
    for (const listener of [...this.#listeners]) listener(answer);
  }

  /** Where nobody knows whether it arrived, it is sent again; where the server said no, its voter decides. */
  #failed(failure: unknown): void {
    const { code, reason } = failure instanceof RequestFailure ? failure : { code: "UNREACHABLE", reason: undefined };
    if (!["UNREACHABLE", "UNAVAILABLE", "LIMIT"].includes(code)) {
      this.#refuse(code, reason ?? "");
      return;
    }
    this.#state.set({ phase: "waiting", reason });
    this.#later = setTimeout(() => { this.retry(); }, Math.max(heldFor(), Math.min(2000 * 2 ** this.#attempt++, 30_000)));
  }

  #refuse(code: string, reason: string, ballot?: number): void {
    // An error of the server's own may be over at the next attempt, which is the same parcel; a refusal is about this one.
    if (code === "INTERNAL") write(this.#at.shelf, this.#at.key, undefined);
    else this.#drop();
    this.#state.set({ phase: "refused", code, reason, ballot });
  }

  #drop(): void {
    this.#parcel = undefined;
    write(this.#at.shelf, this.#at.key, undefined);
  }
}
