import type { Client } from "urql";
import type { Operation } from "../../graphql/request";
import { source } from "../../live/observable";
import { HallPresenceWatchDocument, HallTurnoutWatchDocument } from "../gen/graphql";
import { ServerClock } from "./clock";
import { withTold, type AnyState, type Known, type Told } from "./known";

/**
 * An assembly as it is known in one room: a console, a phone, a screen. Whatever cuts the line, it comes back by itself, and what is
 * told then is the assembly as it is: nothing has to be made up for.
 */
export class AssemblyStore<S extends AnyState> {
  readonly known;
  /** Why the assembly can no longer be watched: the code of the refusal; undefined while it can. */
  readonly lost = source<string | undefined>(undefined);
  readonly clock = new ServerClock();

  constructor(private readonly client: Client, private readonly id: string, state: S) {
    this.clock.take(state.now);
    this.known = source<Known<S>>({ state, turnout: state.current?.turnout ?? null, presence: null });
  }

  readonly take = (told: Told<S>) => {
    if ("state" in told) this.clock.take(told.state.now);
    this.known.set(withTold(this.known.get(), told));
  };

  /** Watches the state, as much of it as the room shows, and the turnout; the variables are those beside the assembly's id. */
  watch<Variables>(states: Operation<{ assembly: S }, Variables>, variables: Record<string, unknown> = {}): () => void {
    const stops = [
      this.#follow(states, variables, ({ assembly }) => { this.take({ state: assembly }); }),
      this.#follow(HallTurnoutWatchDocument, {}, ({ assemblyTurnout }) => { this.take({ turnout: assemblyTurnout }); }),
    ];
    return () => { for (const stop of stops) stop(); };
  }

  watchPresence(): () => void {
    return this.#follow(HallPresenceWatchDocument, {}, ({ assemblyPresence }) => { this.take({ presence: assemblyPresence }); });
  }

  #follow<Result, Variables>(document: Operation<Result, Variables>, variables: Record<string, unknown>, next: (result: Result) => void): () => void {
    const watching = this.client.subscription<Result>(document.toString(), { id: this.id, ...variables }).subscribe(({ data, error }) => {
      if (data) {
        this.lost.set(undefined);
        next(data);
      } else if (error) {
        const code = error.graphQLErrors[0]?.extensions.code;
        if (typeof code === "string") this.lost.set(code);
      }
    });
    return () => { watching.unsubscribe(); };
  }
}
