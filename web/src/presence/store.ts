import type { Client } from "urql";
import { EntryPresenceDocument, ThreadTypingDocument, type EntryPresenceSubscription } from "../gen/graphql";
import { source, type Observable } from "../live/observable";

export type Here = EntryPresenceSubscription["presence"];
export type PersonHere = Here["members"][number];

/** Whoever goes on writing says so again this often; the server holds it a little longer. */
const every = 3000;
/** For how long the server holds it. */
const held = 5000;
/** A glance at another tab is no leaving. */
const glance = 2000;

/** Who reads an entry now, the reader himself among them. Whoever looks at the page is here; a page that nobody sees is not. */
export class PresenceStore {
  readonly #here = source<Here | undefined>(undefined);
  readonly here: Observable<Here | undefined> = this.#here;
  readonly #writing = source(false);
  /** Whether the others are told that the reader himself is writing. */
  readonly writing: Observable<boolean> = this.#writing;
  #saidAt = -Infinity;
  #over: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: Client,
    private readonly entryId: string,
  ) {}

  /** Is here for as long as the page is looked at, by name or as a number. */
  stay(visible: boolean): () => void {
    let leave: (() => void) | undefined;
    let going: ReturnType<typeof setTimeout> | undefined;
    const go = () => {
      leave?.();
      leave = undefined;
      this.#here.set(undefined);
    };
    const look = () => {
      clearTimeout(going);
      if (document.visibilityState === "visible") leave ??= this.#arrive(visible);
      else going = setTimeout(go, glance);
    };
    document.addEventListener("visibilitychange", look);
    if (document.visibilityState === "visible") look();
    return () => {
      document.removeEventListener("visibilitychange", look);
      clearTimeout(going);
      go();
    };
  }

  #arrive(visible: boolean): () => void {
    const watching = this.client
      .subscription<EntryPresenceSubscription>(EntryPresenceDocument.toString(), { id: this.entryId, visible })
      .subscribe(({ data }) => {
        this.#here.set(data?.presence);
      });
    return () => {
      watching.unsubscribe();
    };
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
