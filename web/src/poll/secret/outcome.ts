import type { Checked } from "./check";
import type { SecretWords } from "./words.it";

/** The receipt that was checked, where it may be another than one's own. */
export interface Whose {
  /** It is the one that this browser keeps. */
  isOwn: boolean;
  /** The number of the poll that it says it is of. */
  poll: number;
  /** The number of the poll on whose page it was checked. */
  here: number;
}

export interface Said {
  /** Whose receipt the verdict is of; undefined where one's own is the only one. */
  title: string | undefined;
  verdict: string;
  after: string;
}

/** The verdict in words: what is said of somebody else's receipt is not said to its reader. */
export function saidOf({ check }: Pick<SecretWords, "check">, { verdict, findings }: Checked, whose?: Whose): Said {
  const own = { verdict: check.verdicts[verdict], after: check.after[verdict] };
  if (!whose) return { title: undefined, ...own };
  const { isOwn, poll, here } = whose;
  const title = isOwn ? check.whose.own : check.whose.other;
  const wrong = findings.filter(({ tone }) => tone === "bad");
  if (poll !== here && wrong.length > 0 && wrong.every(({ code }) => code === "other_poll")) return { title, verdict: check.elsewhere.verdict, after: check.elsewhere.after(poll) };
  return { title, ...own, ...(isOwn ? {} : check.others[verdict]) };
}
