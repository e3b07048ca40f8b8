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
  const stage = useRef<HTMLDivElement>(null);
  useFocusKept(stage);
  return (
    <div ref={stage} className="scena" data-view={item?.state ?? state.phase}>
      {state.phase === "PLANNED" && <Planned />}
      {state.phase === "ENDED" && <Ended />}
      {state.phase === "LIVE" && !item && <Between />}
      {item && <Answering key={item.id} item={item} />}
    </div>
  );
}

/** Where what had the focus is gone, the new title has it: the reader goes on where he was. Nobody else's focus is moved. */
function useFocusKept(stage: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const node = stage.current;
    if (!node) return;
    let last: Element | undefined;
    const came = ({ target }: FocusEvent) => { last = target as Element; };
    const watching = new MutationObserver(() => {
      if (last === undefined || last.isConnected || document.activeElement !== document.body) return;
      last = undefined;
      node.querySelector<HTMLElement>("h1")?.focus();
    });
    node.addEventListener("focusin", came);
    watching.observe(node, { childList: true, subtree: true });
    return () => {
      node.removeEventListener("focusin", came);
      watching.disconnect();
    };
  }, [stage]);
}
