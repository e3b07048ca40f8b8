import { usePaths } from "../../router/usePaths";
import { Live } from "../../ui/marks";
import { usePollLive } from "../live";
import type { PollShown } from "../types";
import { useSealing } from "./useSealing";
import { useSecretWords } from "./words";
import type { SealState as State } from "./words.it";

type Props = { poll: PollShown; onChange: () => void };

/** What happens with the votes of a secret poll now: while it counts and seals, live; and where it cannot go on, why. */
export default function SealState({ poll, onChange }: Props) {
  const words = useSecretWords();
  const paths = usePaths();
  const { turnout } = usePollLive();
  const seal = useSealing(poll, onChange);
  if (!seal) return null;
  const { name, means } = words.states[seal.state];
  const trouble = stuck.includes(seal.state);
  return (
    <section className={trouble ? "pz-sigillo fermo" : "pz-sigillo"} aria-label={words.public.state} data-seal={seal.state}>
      <p>{moving.includes(seal.state) ? <Live>{name}</Live> : <strong>{name}</strong>}</p>
      <p>{means}</p>
      {seal.state === "LOST" && <p>{words.lost(turnout.voters, turnout.electors)}</p>}
      {seal.state === "OPEN" && <p className="pz-meta">{words.groups}</p>}
      <p className="pz-su-1"><a href={`${paths.entry(poll)}?vista=registro`}>{words.record}</a></p>
    </section>
  );
}

/** States in which the server is at work, and those in which somebody has to do something. */
export const moving: readonly State[] = ["CLOSED", "TALLIED", "BUNDLED", "REWRITTEN"];
export const stuck: readonly State[] = ["LOST", "ELSEWHERE", "KEY_MISSING"];
