import { useEffect, useRef } from "react";
import { useHall } from "../live/HallLive";
import { Answering } from "./Answering";
import { Between, Ended, Planned } from "./Between";
import { usePhone } from "./context";
import { useStateSaid } from "./useStateSaid";

/** What a phone shows: the question that is before everybody, or what there is between two. */
export function Stage() {
  const { state } = useHall();
  const { outbox } = usePhone();
  const item = state.phase === "LIVE" ? state.current : null;
  useStateSaid();
  useEffect(() => { outbox.show(item?.id); }, [outbox, item?.id]);
  const view = `${state.phase} ${item?.id ?? ""} ${item?.state ?? ""}`;
  const stage = useRef<HTMLDivElement>(null);
  useFocusKept(stage, view);
  return (
    <div ref={stage} className="scena" data-view={item?.state ?? state.phase}>
      {state.phase === "PLANNED" && <Planned />}
      {state.phase === "ENDED" && <Ended />}
      {state.phase === "LIVE" && !item && <Between />}
      {item && <Answering key={item.id} item={item} />}
    </div>
  );
}

/** Where what had the focus is gone, the new title has it: the reader goes on where he was. */
function useFocusKept(stage: { readonly current: HTMLElement | null }, view: string): void {
  const inside = useRef(false);
  useEffect(() => {
    const node = stage.current;
    if (!node) return;
    const came = () => { inside.current = true; };
    const left = ({ relatedTarget }: FocusEvent) => { if (relatedTarget !== null) inside.current = node.contains(relatedTarget as Node); };
    node.addEventListener("focusin", came);
    node.addEventListener("focusout", left);
    return () => {
      node.removeEventListener("focusin", came);
      node.removeEventListener("focusout", left);
    };
  }, [stage]);
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) stage.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: false });
  }, [stage, view]);
}
