import { lazy, Suspense, type ReactNode } from "react";
import { useFrame } from "../reading/frame";
import { ListBones, Waiting } from "../ui/states";
import { usePollLive } from "./live";
import { RulesNote, Turnout } from "./Margin";
import type { PollShown } from "./types";
import { VotePanel } from "./vote/VotePanel";
import { usePollWords } from "./words";

// Results are a program of their own: who comes to vote does not wait for them.
const Results = lazy(() => import("./results/Results"));
const Export = lazy(() => import("./results/Export"));
const SealState = lazy(() => import("./secret/SealState"));

// Secret polls that wait for whoever runs the site.
const stuck: unknown[] = ["KEY_MISSING", "ELSEWHERE", "LOST"];

type Props = { poll: PollShown; aside?: ReactNode; onChange: () => void };

/** What is asked and what came out on one side; how it is held, and who took part, on the other. */
export function PollBody({ poll, aside, onChange }: Props) {
  const { viewer, ready } = useFrame();
  const { results, phase } = usePollLive();
  const words = usePollWords();
  const member = viewer?.member.id ?? "";
  const seal = poll.voting.isConfidential && <Suspense fallback={null}><SealState poll={poll} onChange={onChange} /></Suspense>;
  // Until it is counted this is the news, and wherever it does not go on; afterwards the results are.
  const urgent = (phase === "CLOSED" && !results) || stuck.includes(poll.voting.secrecy?.state);
  return (
    <div className="pz-due pz-corpo-voto">
      <div className="pz-colonna">
        {urgent && seal}
        {ready ? <VotePanel key={member} poll={poll} onChange={onChange} /> : <Waiting><ListBones rows={3} /></Waiting>}
        {phase !== "WAITING" && <Suspense fallback={<Waiting><ListBones rows={2} /></Waiting>}><Results poll={poll} /></Suspense>}
      </div>
      <aside className="margine" aria-label={words.around}>
        {poll.voting.secrecy?.state !== "LOST" && <Turnout poll={poll} />}
        {!urgent && seal}
        <RulesNote poll={poll} />
        {results && <Suspense fallback={null}><Export poll={poll} /></Suspense>}
        {aside}
      </aside>
    </div>
  );
}
