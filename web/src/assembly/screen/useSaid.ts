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
  const said = current && trusted ? words.spoken[current.state](title) : phase === "ENDED" ? words.ended : "";
  const before = useRef(said);
  useEffect(() => {
    if (said !== before.current && said !== "") say(said);
    before.current = said;
  }, [said]);
  const told = useRef(message);
  useEffect(() => {
    if (message !== told.current && message !== "") say(message);
    told.current = message;
  }, [message]);
}
