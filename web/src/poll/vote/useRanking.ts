import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { choose } from "../kind";
import type { Part } from "./part";
import { moved, placeAt, type Held } from "./rank";
import { useBallotWords } from "./words";

/** The controls of a row, by the name under which the row keeps them. */
export type Control = "up" | "down" | "handle" | "add";

/** What a ranking does, by whatever hand: pointer, buttons or keys. Each step is said. */
export function useRanking({ question, options, value, onChange }: Part) {
  const words = useBallotWords();
  const [held, setHeld] = useState<Held>();
  const [said, say] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<{ id: string; control: Control }>(undefined);
  const order = value?.options ?? [];
  const titleOf = (id: string) => options.find((option) => option.id === id)?.title ?? "";

  // A row that moves is another place in the page: focus goes with it.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { id, control } = wanted.current;
    const row = list.current?.parentElement?.querySelector(`[data-option="${CSS.escape(id)}"]`);
    const target = row?.querySelector<HTMLElement>(`[data-control=${control}]`) ?? row?.querySelector<HTMLElement>("[data-control=handle], [data-control=add]");
    target?.focus({ preventScroll: false });
    wanted.current = undefined;
  });

  const put = (next: readonly string[]) => { onChange(next.length > 0 ? choose({ options: next }) : null); };
  const focus = (id: string, control: Control) => { wanted.current = { id, control }; };
  const move = (id: string, to: number, control: Control = "handle") => {
    const from = order.indexOf(id);
    if (to < 0 || to >= order.length || to === from) return;
    put(moved(order, from, to));
    focus(id, control);
    say(words.moved(titleOf(id), to + 1, order.length));
  };
  const add = (id: string) => {
    put([...order, id]);
    focus(id, "handle");
    say(words.added(titleOf(id), order.length + 1));
  };
  const remove = (id: string) => {
    put(order.filter((other) => other !== id));
    setHeld(undefined);
    focus(id, "add");
    say(words.removed(titleOf(id)));
  };
  const take = (id: string) => {
    const at = order.indexOf(id) + 1;
    if (held) say(words.dropped(titleOf(id), at, order.length));
    else say(words.taken(titleOf(id), at, order.length));
    setHeld(held ? undefined : { id, before: order });
  };
  const restore = () => {
    if (!held) return;
    put(held.before);
    focus(held.id, "handle");
    say(words.restored(titleOf(held.id)));
    setHeld(undefined);
  };

  const onKey = (id: string) => (event: KeyboardEvent) => {
    const at = order.indexOf(id);
    const acts: Partial<Record<string, () => void>> = {
      " ": () => { take(id); },
      Enter: () => { take(id); },
      ArrowUp: () => { move(id, at - 1); },
      ArrowDown: () => { move(id, at + 1); },
      Home: () => { move(id, 0); },
      End: () => { move(id, order.length - 1); },
      Delete: () => { remove(id); },
      Backspace: () => { remove(id); },
      Escape: held && restore,
    };
    const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const onDrag = useDrag({ order, list, held, setHeld, put });
  return { order, held, said, list, add, remove, move, onKey, onDrag, full: order.length >= (question.limits.most ?? options.length) };
}

type Drag = {
  order: readonly string[];
  list: { readonly current: HTMLOListElement | null };
  held: Held | undefined;
  setHeld: (held: Held | undefined) => void;
  put: (next: readonly string[]) => void;
};

/** Dragging by the handle. The row follows the pointer from place to place; leaving the list keeps the last one. */
function useDrag({ order, list, setHeld, put }: Drag) {
  return (id: string) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    const before = order;
    let now = [...order];
    const follow = (to: globalThis.PointerEvent) => {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-option]") ?? [])].filter((row) => row.dataset.option !== id);
      const middles = rows.map((row) => row.getBoundingClientRect()).map((box) => box.top + box.height / 2);
      const place = placeAt(to.clientY, middles);
      if (now.indexOf(id) === place) return;
      setHeld({ id, before });
      now = moved(now, now.indexOf(id), place);
      put(now);
    };
    const drop = () => {
      removeEventListener("pointermove", follow);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      if (now.join() !== before.join()) setHeld(undefined);
    };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  };
}
