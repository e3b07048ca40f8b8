import { useState } from "react";
import type { HallPageQuery } from "../gen/graphql";
import { useHall } from "../live/HallLive";
import { Ended, Neutral, Planned } from "./Between";
import { FloorWall } from "./FloorWall";
import { Marks } from "./Marks";
import { QuestionWall } from "./QuestionWall";
import { RevealedWall } from "./RevealedWall";
import { Tools } from "./Tools";
import { useQuestions } from "./useFloor";
import { useFresh } from "./useFresh";
import { useSaid } from "./useSaid";
import { useTrust } from "./useTrust";
import { useAwake } from "./useWindow";
import { WaitingWall } from "./WaitingWall";
import { useScreenWords } from "./words";

export type Assembly = NonNullable<HallPageQuery["assembly"]>;

/** What a hall sees: what the newest state holds, and nothing that is not in it. */
export function Wall({ assembly }: { assembly: Assembly }) {
  const { state } = useHall();
  const trusted = useTrust(assembly.number);
  const [asked, setAsked] = useState(false);
  useAwake();
  useSaid(trusted);
  const over = state.phase === "ENDED";
  return (
    <div className="pz-sala" data-phase={state.phase} data-state={state.current?.state} data-prova={assembly.isRehearsal || undefined}>
      <Marks assembly={assembly} trusted={trusted} />
      {trusted ? <Shown assembly={assembly} asked={asked} /> : <Neutral assembly={assembly} />}
      {!over && <Tools asked={asked} onAsked={setAsked} />}
    </div>
  );
}

function Shown({ assembly, asked }: { assembly: Assembly; asked: boolean }) {
  const { state, lost } = useHall();
  const words = useScreenWords();
  const fresh = useFresh();
  const { current, phase } = state;
  const questions = useQuestions(assembly.id, phase === "LIVE" && (asked || current === null));
  if (phase === "ENDED") return <Ended assembly={assembly} />;
  if (lost !== undefined) return <div className="fermo"><h1>{words.dead}</h1><p>{words.deadNote}</p></div>;
  if (phase === "PLANNED") return <Planned assembly={assembly} />;
  if (asked) return <FloorWall assembly={assembly} questions={questions} />;
  if (current === null) return <WaitingWall assembly={assembly} questions={questions} />;
  if (current.state === "REVEALED" && current.results) return <RevealedWall item={current} results={current.results} fresh={fresh} />;
  return <QuestionWall assembly={assembly} item={current} />;
}
