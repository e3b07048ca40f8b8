import { useEffect, useRef } from "react";
import { useHall } from "../live/HallLive";
import { say } from "../live/speech";
import { useScreenWords } from "./words";

/** What stands before everybody is said when it changes, and nothing else is. */
export function useSaid(trusted: boolean): void {
  const words = useScreenWords();
  const { state } = useHall();
  const { current, phase, message } = state;
  const title = current?.questions[0]?.title ?? current?.title ?? "";
  const standing = current && trusted ? words.spoken[current.state](title) : phase === "ENDED" ? words.ended : "";
  const said = useRef(standing);
  const open = useRef("");
  const stands = current?.state === "WAITING" ? current.id : "";
  useEffect(() => {
    // What was open and waits again was opened by mistake: it is not the next question.
    const undone = stands !== "" && stands === open.current;
    if (standing !== said.current && standing !== "") say(undone ? words.unopened(title) : standing);
    said.current = standing;
    open.current = current?.state === "OPEN" ? current.id : "";
  }, [standing, stands, current, title, words]);
  const told = useRef(message);
  useEffect(() => {
    if (message !== told.current && message !== "") say(message);
    told.current = message;
  }, [message]);
}
