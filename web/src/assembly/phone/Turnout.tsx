import { Arcade } from "../../ui/Arcade";
import { useHall } from "../live/HallLive";
import { inGroups } from "../live/seal";
import { usePhoneWords } from "./words";

/** How many of those who count have answered; guests apart. */
export function Turnout() {
  const words = usePhoneWords();
  const { turnout, state } = useHall();
  if (!turnout) return null;
  // Secret votes show in groups: what is shown is the least that it can be, and nothing yet where no group is whole.
  const grouped = inGroups(state.current);
  const said = words.turnout(turnout.voters, turnout.entitled, grouped);
  return (
    <div className="affluenza" data-voters={turnout.voters} data-guests={turnout.guests}>
      <Arcade part={turnout.voters} whole={turnout.entitled} />
      {!(grouped && turnout.voters === 0) && <p className="pz-meta pz-num"><strong>{said.figure}</strong> {said.rest}{turnout.guests > 0 && ` ${words.turnoutGuests(turnout.guests)}`}</p>}
      {grouped && <p className="pz-meta">{words.secret.groups}</p>}
    </div>
  );
}
