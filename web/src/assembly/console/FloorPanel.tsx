import { useEffect, useRef, useState } from "react";
import { Confirm } from "../../poll/run/Confirm";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { ConsoleFloorSetDocument, ConsoleGuestEndDocument, type FloorState } from "../gen/graphql";
import { say } from "../live/speech";
import { useConsole, type Floor } from "./context";
import { useDo } from "./useDo";
import { useConsoleWords } from "./words";

type Asked = Floor["questions"][number];

/** What can become of a question from where it stands. */
const ways: Record<FloorState, readonly FloorState[]> = { WAITING: ["SHOWN", "REFUSED"], SHOWN: ["ANSWERED", "REFUSED"], ANSWERED: ["SHOWN"], REFUSED: ["SHOWN"] };

/** Questions from the floor: those that wait to be looked at first. */
export function FloorPanel() {
  const words = useConsoleWords();
  const { floor, state } = useConsole();
  const waiting = useRef(floor.waiting);
  useEffect(() => {
    const more = floor.waiting - waiting.current;
    waiting.current = floor.waiting;
    if (more > 0) say(words.floorNew(more));
  }, [floor.waiting, words]);
  if (state.phase === "PLANNED") return null;
  return (
    <section className="dalla-sala" aria-labelledby="dalla-sala">
      <div className="pz-riga pz-fra"><h2 id="dalla-sala" className="minore">{words.floor}</h2>{floor.waiting > 0 && <span className="pz-ruolo cotto pz-num">{words.floorWaiting(floor.waiting)}</span>}</div>
      {floor.questions.length === 0 && <p className="pz-meta">{words.floorNone}</p>}
      <ul>{floor.questions.map((asked) => <Row key={asked.id} asked={asked} />)}</ul>
    </section>
  );
}

function Row({ asked }: { asked: Asked }) {
  const words = useConsoleWords();
  const { line, state } = useConsole();
  const act = useDo();
  const [ending, setEnding] = useState(false);
  const names: Record<FloorState, string> = { WAITING: words.floorShow, SHOWN: words.floorShow, ANSWERED: words.floorAnswered, REFUSED: asked.state === "WAITING" ? words.floorRefuse : words.floorTake };
  const set = async (to: FloorState) => {
    const { refused } = await act(ConsoleFloorSetDocument, { input: { questionId: asked.id, state: to } });
    if (refused !== undefined) tell(refused);
  };
  const end = async () => {
    const { refused } = await act(ConsoleGuestEndDocument, { input: { questionId: asked.id } });
    if (refused === undefined) tell(words.guestEnded);
    return refused;
  };
  return (
    <li data-state={asked.state}>
      <p>{asked.text}</p>
      <p className="pz-meta pz-num">{asked.name || words.anonymous}{asked.isGuest && ` (${words.guest})`} · {words.floorVotes(asked.votes)} · {words.floorState[asked.state]}</p>
      {state.phase === "LIVE" && (
        <p className="pz-riga stretta">
          {ways[asked.state].map((to, at) => <Button key={to} small look={at === 0 ? "outline" : "plain"} aria-disabled={!line || undefined} aria-label={words.floorOf(names[to], asked.text)} onClick={() => void set(to)}>{names[to]}</Button>)}
          {asked.isGuest && <Button small look="plain" aria-disabled={!line || undefined} aria-label={words.floorOf(words.guestEnd, asked.text)} onClick={() => { setEnding(true); }}>{words.guestEnd}…</Button>}
        </p>
      )}
      {ending && <Confirm title={words.guestEndTitle} note={words.guestEndNote} action={words.guestEnd} onClose={() => { setEnding(false); }} onDo={end} />}
    </li>
  );
}
