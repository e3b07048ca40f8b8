import { announce, pace } from "../../live/announcer";

/** How often turnout is said. */
const turnoutPace = 60_000;

/**
 * What the page's one status region says of an assembly. Sentences that come within its five seconds are gathered and said
 * together: no opening, closing or result is lost, and nobody is flooded.
 */
export class Speech {
  #waiting: string[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;
  #turnoutAt: number;

  constructor(private readonly say: typeof announce = announce, private readonly now: () => number = Date.now) {
    this.#turnoutAt = now();
  }

  tell(sentence: string): void {
    if (sentence === "" || this.#waiting.includes(sentence)) return;
    this.#waiting.push(sentence);
    this.#say();
  }

  /** At most once a minute, and not while something else waits to be said. */
  turnout(sentence: string): void {
    if (this.#waiting.length > 0 || this.now() - this.#turnoutAt < turnoutPace) return;
    this.#turnoutAt = this.now();
    this.tell(sentence);
  }

  /** What else speaks on the page may have taken the place of what waited: then it is said after it. */
  #say(): void {
    clearTimeout(this.#again);
    if (this.#waiting.length === 0) return;
    this.say(this.#gathered);
    this.#again = setTimeout(() => { this.#say(); }, pace + 1000);
  }

  readonly #gathered = (): string => {
    clearTimeout(this.#again);
    const said = this.#waiting.join(" ");
    this.#waiting = [];
    return said;
  };
}

const speech = new Speech();

/** Says something of an assembly on a console or a wall: nothing that comes within the same breath is lost. */
export const say = (sentence: string): void => { speech.tell(sentence); };
