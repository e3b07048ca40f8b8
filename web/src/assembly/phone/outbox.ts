import type { Client } from "urql";
import { change } from "../../graphql/request";
import { source } from "../../live/observable";
import { Sending } from "../../poll/vote/sending";
import { readJson, write, type Shelf } from "../../thread/keep";
import { PhoneVoteDocument, type PhoneVoteMutation } from "../gen/graphql";

export type Taken = PhoneVoteMutation["assemblyVote"];

/** What became of a vote that travelled on after its question had gone from the phone. */
export interface Fate {
  item: string;
  title: string;
  /** It arrived and counts, or the reason why it does not. */
  refused: { code: string; reason: string } | undefined;
}

interface Options {
  client: Client;
  /** Under which keys the votes of this person in this assembly lie until they have arrived. */
  root: string;
  /** Takes the receipt of a secret vote, whichever question is on the phone by then. */
  onReceipt?: (receipt: string) => void;
  shelf?: Shelf;
}

/**
 * The votes of one person in one assembly, each on its own way: kept on the phone until the server has answered, over reloads,
 * sleep and other questions. What became of those whose question is gone is told as well.
 */
export class Outbox {
  readonly fates = source<readonly Fate[]>([]);
  readonly #at: Options & { shelf: Shelf };
  readonly #ways = new Map<string, { sending: Sending<Taken>; title: string }>();
  #stops: (() => void)[] | undefined;
  #shown: string | undefined;

  constructor(options: Options) {
    this.#at = { ...options, shelf: options.shelf ?? localStorage };
  }

  /** Where the draft of an item's answer is kept. */
  readonly draftKey = (item: string) => `${this.#at.root}${item}/draft`;
  readonly sendingKey = (item: string) => `${this.#at.root}${item}/sending`;
  #titleKey = (item: string) => `${this.#at.root}${item}/title`;

  /** The way of a vote in an item. */
  of(item: string, title?: string): Sending<Taken> {
    const known = this.#ways.get(item);
    if (known) return known.sending;
    const cast = async (ballots: Parameters<Sending["send"]>[0], idempotencyKey: string, secret: boolean) => {
      const { assemblyVote } = await change(this.#at.client, PhoneVoteDocument, { input: { itemId: item, ballots, idempotencyKey, secret } });
      if (assemblyVote.receipt) this.#at.onReceipt?.(assemblyVote.receipt);
      return assemblyVote;
    };
    const sending = new Sending<Taken>({ cast, key: this.sendingKey(item), shelf: this.#at.shelf });
    const way = { sending, title: title ?? readJson(this.#at.shelf, this.#titleKey(item), "") };
    this.#ways.set(item, way);
    if (title !== undefined) write(this.#at.shelf, this.#titleKey(item), JSON.stringify(title));
    if (this.#stops) this.#follow(item);
    return sending;
  }

  /** The item that is before everybody: what becomes of its vote is said in its place. */
  show(item: string | undefined): void {
    this.#shown = item;
  }

  dismiss(item: string): void {
    this.fates.set(this.fates.get().filter((fate) => fate.item !== item));
  }

  /** Goes on with all that is on its way, and keeps on until it is left. */
  watch(): () => void {
    this.#stops = [];
    for (const item of this.#kept()) this.of(item);
    for (const item of this.#ways.keys()) this.#follow(item);
    return () => {
      for (const stop of this.#stops ?? []) stop();
      this.#stops = undefined;
    };
  }

  /** Takes away all that is kept: who was here is here no more. */
  forget(): void {
    for (const key of this.#keys()) this.#at.shelf.removeItem(key);
  }

  #follow(item: string): void {
    const way = this.#ways.get(item);
    if (!way) return;
    const { sending } = way;
    const tell = (refused: Fate["refused"]) => {
      if (this.#shown === item) return;
      this.fates.set([...this.fates.get().filter((fate) => fate.item !== item), { item, title: way.title, refused }]);
    };
    this.#stops?.push(
      sending.onReceived(() => { tell(undefined); }),
      sending.state.subscribe(() => {
        const state = sending.state.get();
        if (state.phase === "refused") tell({ code: state.code, reason: state.reason });
      }),
      sending.watch(),
    );
  }

  #keys(): string[] {
    const { shelf, root } = this.#at;
    return Array.from({ length: shelf.length }, (_, i) => shelf.key(i)).filter((key): key is string => key?.startsWith(root) ?? false);
  }

  #kept(): string[] {
    const end = "/sending";
    return this.#keys().filter((key) => key.endsWith(end)).map((key) => key.slice(this.#at.root.length, -end.length));
  }
}
