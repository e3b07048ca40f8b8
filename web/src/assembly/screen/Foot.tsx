import { Arcade } from "../../ui/Arcade";
import { useHall, useSecondsLeft } from "../live/HallLive";
import { clockFace } from "../live/clock";
import type { HallItem } from "../live/known";
import { inGroups, isCounted } from "../live/seal";
import { useScreenWords } from "./words";

/** What stands at the foot of a question: how long it is still open, and how many have answered. */
export function Foot({ item }: { item: HallItem }) {
  const words = useScreenWords();
  switch (item.state) {
    case "WAITING": return <footer className="piede una"><p className="dice">{words.soon}</p></footer>;
    case "OPEN": return <footer className="piede"><Countdown until={item.closesAt} /><Turnout /></footer>;
    case "CLOSED": case "REVEALED": return <footer className="piede"><div className="dice"><strong>{words.closed}</strong><small>{!item.isConfidential ? words.closedNote : item.sealState && item.sealState in words.stuck ? words.stuck[item.sealState as keyof typeof words.stuck] : isCounted(item) ? words.countedSecret : words.countingSecret}</small></div><Turnout /></footer>;
    case "ANNULLED": return <footer className="piede una" />;
  }
}

function Countdown({ until }: { until: string | null }) {
  const words = useScreenWords();
  const left = useSecondsLeft(until);
  if (left === undefined) return <p className="dice vota">{words.open}</p>;
  if (left === 0) return <p className="dice">{words.timeUp}</p>;
  return <p className={left <= 10 ? "conto poco" : "conto"} role="timer" aria-live="off" aria-label={words.left(Math.floor(left / 60), left % 60)}>{clockFace(left)}</p>;
}

function Turnout() {
  const words = useScreenWords();
  const { turnout, state } = useHall();
  // Secret votes show in groups: what is shown is the least that it can be, and nothing yet where no group is whole.
  const grouped = inGroups(state.current);
  if (!turnout) return null;
  const { voters, entitled, guests } = turnout;
  return (
    <div className="fol">
      {!(grouped && voters === 0) && <p>{grouped && `${words.least} `}<b className="pz-num">{words.figure(voters)}</b> {words.answered(voters)} <b className="pz-num">{words.figure(entitled)}</b> {words.entitled(entitled)}</p>}
      <Arcade part={voters} whole={entitled} />
      {grouped && <p className="meno">{words.groups}</p>}
      {guests > 0 && <p className="meno">{words.guestsAnswered(guests)}</p>}
    </div>
  );
}
