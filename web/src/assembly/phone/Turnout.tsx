import { Arcade } from "../../ui/Arcade";
import { useHall } from "../live/HallLive";
import { usePhoneWords } from "./words";

/** How many of those who count have answered; guests apart. */
export function Turnout() {
  const words = usePhoneWords();
  const { turnout, state } = useHall();
  if (!turnout) return null;
  const said = words.turnout(turnout.voters, turnout.entitled);
  return (
    <div className="affluenza" data-voters={turnout.voters} data-guests={turnout.guests}>
      <Arcade part={turnout.voters} whole={turnout.entitled} />
      <p className="pz-meta pz-num"><strong>{said.figure}</strong> {said.rest}{turnout.guests > 0 && ` ${words.turnoutGuests(turnout.guests)}`}</p>
      {state.current?.isConfidential && state.current.state === "OPEN" && <p className="pz-meta">{words.secret.groups}</p>}
    </div>
  );
}
