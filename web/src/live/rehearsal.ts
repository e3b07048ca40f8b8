import { CombinedError, type Client } from "urql";
import { carry, type Sink } from "./transport";

/** A notice of a stream, as a test writes it; its cursor tells its place in the log. */
type Written = { __typename: string; cursor: string } & Record<string, unknown>;

/**
 * A server and its line for tests: one log, of which pages are read and which is followed from a cursor
 * through the same hands as over a real line. It fails, cuts and forgets when it is told to.
 */
export class Rehearsal {
  readonly log: Written[] = [];
  /** Questions that will get no answer before one is answered again. */
  failing = 0;
  asked = 0;
  /** The cursors with which the stream was joined, one a joining. */
  readonly joinings: string[] = [];
  /** How many of the notices that follow upon a joining come only when they are let go. */
  late = 0;
  readonly #late: (() => void)[] = [];
  /** Whoever comes with a cursor before this place is told RESET. */
  #floor = 0;
  readonly #lines = new Set<Sink>();

  /** `field` is the subscription's, `page` what a question is answered with. */
  constructor(
    private readonly field: string,
    private readonly page: (log: readonly Written[], cursor: string) => unknown,
  ) {}

  readonly client = {
    query: () => ({ toPromise: () => Promise.resolve(this.#answer()) }),
    subscription: (query: string, variables: { after: string }) => ({
      subscribe: (hear: (result: unknown) => void) => {
        const input = { query, variables: { ...variables } };
        const sink = { next: hear, error: () => undefined, complete: () => undefined };
        return { unsubscribe: carry(input, sink, (wire) => this.#join(wire, input.variables.after)) };
      },
    }),
  } as unknown as Client;

  /** Writes into the log; whoever follows hears of it. */
  write(make: (cursor: string, place: number) => Written): void {
    const place = this.log.length + 1;
    const notice = make(`k${place}`, place);
    this.log.push(notice);
    for (const line of [...this.#lines]) this.#tell(line, notice);
  }

  /** Cuts every line. What has been written until then is forgotten where a restart is told of. */
  cut(forgetting = false): void {
    if (forgetting) this.#floor = this.log.length + 1;
    for (const line of [...this.#lines]) {
      this.#lines.delete(line);
      line.complete();
    }
  }

  /** Lets the next notice go that is late. */
  letGo(): void {
    this.#late.shift()?.();
  }

  /** How many follow just now. */
  get following(): number {
    return this.#lines.size;
  }

  /** A restart puts a mark into the log, so that there is a place to go on from. */
  restart(mark: (cursor: string, place: number) => Written): void {
    this.cut(true);
    this.write(mark);
  }

  #answer(): unknown {
    this.asked++;
    if (this.failing-- > 0) return { error: new CombinedError({ networkError: new Error("gone") }) };
    this.failing = 0;
    return { data: this.page(this.log, `k${this.log.length}`) };
  }

  #join(wire: Sink, after: string): () => void {
    this.joinings.push(after);
    const place = Number(after.slice(1));
    const state = place < this.#floor ? "RESET" : "RECOVERED";
    this.#lines.add(wire);
    const missed = state === "RECOVERED" ? this.log.length - place : 0;
    this.#tell(wire, { __typename: "StreamJoined", cursor: `k${this.log.length}`, state, missed });
    for (const [i, notice] of this.log.slice(this.log.length - missed).entries()) {
      if (i < missed - this.late) this.#tell(wire, notice);
      else {
        this.#late.push(() => {
          this.#tell(wire, notice);
        });
      }
    }
    return () => this.#lines.delete(wire);
  }

  #tell(line: Sink, notice: Written): void {
    if (this.#lines.has(line)) line.next({ data: { [this.field]: notice } });
  }
}
