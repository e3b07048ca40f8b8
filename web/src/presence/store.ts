import type { Client } from "urql";
import { EntryPresenceDocument, ThreadTypingDocument, type EntryPresenceSubscription } from "../gen/graphql";
import { source, type Observable } from "../live/observable";

export type Here = EntryPresenceSubscription["presence"];

/** Whoever goes on writing says so again this often; the server holds it a little longer. */
const every = 3000;
/** For how long the server holds it. */
const held = 5000;
/** A glance at another tab is no leaving. */
const glance = 2000;
/** Who leaves the discussion may be back in it at once, as another reader. */
const handover = 500;

/** Who reads an entry now, the reader himself among them. Whoever looks at the page is here; a page that nobody sees is not. */
export class PresenceStore {
  readonly #here = source<Here | undefined>(undefined);
  readonly here: Observable<Here | undefined> = this.#here;
  readonly #writing = source(false);
  /** Whether the others are told that the reader himself is writing. */
  readonly writing: Observable<boolean> = this.#writing;
  #leave: (() => void) | undefined;
  /** How he is here, by name or not; undefined while he is not. */
  #visible: boolean | undefined;
  #going: ReturnType<typeof setTimeout> | undefined;
  #saidAt = -Infinity;
  #over: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: Client,
    private readonly entryId: string,
  ) {}

  /** Is here for as long as the page is looked at, by name or as a number. */
  stay(visible: boolean): () => void {
    const look = () => {
      clearTimeout(this.#going);
      if (document.visibilityState !== "visible") this.#goIn(glance);
      else if (this.#visible !== visible) this.#arrive(visible);
    };
    document.addEventListener("visibilitychange", look);
    if (document.visibilityState === "visible") look();
    return () => {
      document.removeEventListener("visibilitychange", look);
      this.#goIn(handover);
    };
  }

  /** Whoever shows or takes back his name arrives anew before he leaves: he is never counted out. */
  #arrive(visible: boolean): void {
    let before = this.#leave;
    const watching = this.client
      .subscription<EntryPresenceSubscription>(EntryPresenceDocument.toString(), { id: this.entryId, visible })
      .subscribe(({ data }) => {
        before?.();
        before = undefined;
        this.#here.set(data?.presence);
      });
    this.#visible = visible;
    this.#leave = () => {
      before?.();
      watching.unsubscribe();
    };
  }

  #goIn(ms: number): void {
    clearTimeout(this.#going);
    this.#going = setTimeout(() => {
      this.#leave?.();
      this.#leave = this.#visible = undefined;
      this.#here.set(undefined);
    }, ms);
  }

  /** A key was pressed. The others are told, but not of each key; nothing depends on whether it arrives. */
  typed(visible: boolean): void {
    const now = Date.now();
    if (now - this.#saidAt < every || !navigator.onLine) return;
    this.#saidAt = now;
    this.#writing.set(true);
    clearTimeout(this.#over);
    this.#over = setTimeout(() => { this.#writing.set(false); }, held + 500);
    const input = { entryId: this.entryId, visible };
    void this.client.mutation(ThreadTypingDocument.toString(), { input }).toPromise();
  }
}
