import { useState } from "react";
import { useHall } from "../live/HallLive";

/** Whether the result that is shown came out before these eyes: then it grows, once. After a reload it stands there. */
export function useFresh(): boolean {
  const { state } = useHall();
  const now = `${state.current?.id ?? ""}/${state.current?.state ?? ""}`;
  const [seen, setSeen] = useState({ now, fresh: false });
  if (seen.now === now) return seen.fresh;
  const next = { now, fresh: state.current?.state === "REVEALED" };
  setSeen(next);
  return next.fresh;
}
