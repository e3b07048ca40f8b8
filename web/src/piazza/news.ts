import type { Client } from "urql";
import { PiazzaNoticesDocument } from "../gen/graphql";
import { source, type Observable } from "../live/observable";
import { follow } from "../live/stream";
import { insist } from "../live/wait";

/** Reads the page again and tells its cursor; undefined when the piazza is not there any more. */
export type Reread = () => Promise<string | undefined>;

const none: ReadonlySet<string> = new Set();

/** What is published in a piazza while somebody reads a page of it: it waits until he asks for it. */
export class PiazzaNews {
  readonly #waiting = source(none);
  /** The entries that wait, by id. */
  readonly waiting: Observable<ReadonlySet<string>> = this.#waiting;
  #client: Client | undefined;

  constructor(
    private readonly piazzaId: string,
    /** Up to where everything is on the page or waits. */
    private after: string,
  ) {}

  /** Follows the piazza, for as long as it is not left, from where it was left before. */
  follow(client: Client, reread: Reread): () => void {
    // With another client the page is read anew: what waited is on it.
    if (this.#client && this.#client !== client) this.clear();
    this.#client = client;
    let left = false;
    let mending = false;
    let leave: () => void = () => undefined;
    const listen = () => {
      leave();
      leave = follow({
        client,
        document: PiazzaNoticesDocument,
        id: this.piazzaId,
        after: this.after,
        notice: (result) => result.piazza,
        onNotice: (notice) => {
          if (!mending) this.after = notice.cursor;
          const fresh = notice.__typename === "EntryPublished" ? notice.entry : notice.__typename === "PollOpened" ? notice.poll : undefined;
          if (fresh) this.#waiting.set(new Set(this.#waiting.get()).add(fresh.id));
        },
        onRejoined: () => undefined,
        onReset: () => void mend(),
        onRefused: () => undefined,
      });
    };
    // What was missed does not follow: it is read with the page, and until then nothing is passed over.
    const mend = async () => {
      if (mending) return;
      mending = true;
      const cursor = await insist(reread, () => !left);
      mending = false;
      if (left || cursor === undefined) return;
      this.after = cursor;
      this.clear();
      listen();
    };
    listen();
    return () => {
      left = true;
      leave();
    };
  }

  clear(): void {
    this.#waiting.set(none);
  }
}
