import { spaced } from "../live/code";
import { useHall } from "../live/HallLive";
import { Qr } from "../qr/Qr";
import { useScreenWords } from "./words";

/** How to come in: by camera, or by address and code. */
export function EntranceCard() {
  const words = useScreenWords();
  const { entrance } = useHall().state;
  if (!entrance) return null;
  return (
    <aside className="entra" aria-label={words.toEnter}>
      <Qr className="qr" text={entrance.link} label={words.qr} />
      {entrance.code === null ? <p>{words.codeLocked}</p> : <p>{words.scan}<br /><b>{entrance.address}</b></p>}
      {entrance.code !== null && <p className="cod pz-num">{spaced(entrance.code)}</p>}
    </aside>
  );
}

/** The same in one line, where a result has the wall. */
export function EntranceLine() {
  const words = useScreenWords();
  const { entrance } = useHall().state;
  if (!entrance?.code) return null;
  return <span className="pz-num">{words.toEnter} {entrance.address} · <b>{spaced(entrance.code)}</b></span>;
}
