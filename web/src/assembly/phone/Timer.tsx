import { useEffect, useRef, useState } from "react";
import { passedMark } from "../live/time";
import { clockFace } from "../live/clock";
import { useHall, useSecondsLeft } from "../live/HallLive";
import { usePhone } from "./context";
import { usePhoneWords } from "./words";

/** The countdown by the server's clock: silent, for who wants to know it reads it. */
export function Timer() {
  const words = usePhoneWords();
  const { state } = useHall();
  const open = state.current?.state === "OPEN";
  const left = useSecondsLeft(open ? (state.current?.closesAt ?? null) : null);
  if (!open) return null;
  if (left === undefined) return <p className="ora piccola">{words.open}</p>;
  return <p className="ora pz-num" role="timer" aria-live="off" aria-label={words.timer(clockFace(left))}>{clockFace(left)}</p>;
}

/** What is said of the time: at a minute, at half of one, and at ten seconds; then aloud where an answer is still missing. */
export function TimeSaid({ missing }: { missing: boolean }) {
  const words = usePhoneWords();
  const { speech } = usePhone();
  const { state } = useHall();
  const item = state.current;
  const left = useSecondsLeft(item?.state === "OPEN" ? item.closesAt : null);
  const before = useRef<number>(undefined);
  const [last, setLast] = useState<string>();
  useEffect(() => {
    const mark = left === undefined || before.current === undefined ? undefined : passedMark(before.current, left);
    before.current = left;
    if (mark === undefined) return;
    if (mark === 10 && missing) setLast(item?.id);
    else speech.tell(words.said.seconds(mark));
  }, [left, missing, item?.id, speech, words]);
  const loud = last !== undefined && last === item?.id && missing && left !== undefined && left > 0 && left <= 10;
  return <p className="pz-sr" role="alert">{loud ? words.said.last : ""}</p>;
}
