import { Arcade } from "../ui/Arcade";
import { usePollLive } from "./live";
import type { PollShown } from "./types";
import { usePollWords } from "./words";

/** How many took part, in arches and in words. */
export function Turnout({ poll }: { poll: PollShown }) {
  const words = usePollWords();
  const { turnout, phase } = usePollLive();
  const { figure, rest } = words.turnoutOf(turnout.voters, turnout.electors);
  const { quorum, threshold } = poll.voting;
  const missed = phase === "CLOSED" && turnout.quorumReached === false;
  return (
    <div className="pz-affluenza">
      {turnout.electors !== null && turnout.electors > 0 && <Arcade part={turnout.voters} whole={turnout.electors} />}
      <p><strong className="pz-num" data-voters={turnout.voters}>{figure}</strong> {rest}</p>
      {quorum !== null && <p className="pz-meta pz-num">{missed ? words.quorumMissed(quorum) : words.quorum(quorum, turnout.quorumReached ?? false)}</p>}
      {threshold !== null && <p className="pz-meta pz-num">{words.threshold(threshold)}</p>}
    </div>
  );
}

/** Who may vote, and what becomes of a vote: told before anybody casts one. */
export function RulesNote({ poll }: { poll: PollShown }) {
  const words = usePollWords();
  const { turnout, phase } = usePollLive();
  const { voting, piazza } = poll;
  return (
    <>
      <div>
        <h2>{words.who}</h2>
        <p className="pz-meta">{words.electorate[voting.electorate](turnout.electors, piazza.title)} {voting.assurance !== "NONE" && words.assurance[voting.assurance]}</p>
      </div>
      <div>
        <h2>{words.rules}</h2>
        <p className="pz-meta">{!voting.isConfidential && (voting.showsVoters ? words.attributed : words.unnamed)} {words.sees[voting.resultsVisibility]} {phase !== "CLOSED" && (voting.isChangeable ? words.changeable : words.final)}</p>
      </div>
    </>
  );
}
