import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { moved, placeAt } from "../vote/rank";
import { useBuildWords } from "./words";

/** The controls of a row by which it is moved. */
export type Control = "up" | "down" | "handle";

type Sorted = { keys: readonly string[]; titleOf: (key: string) => string; onMove: (from: number, to: number) => void };

/**
 * A list that is put in order by dragging, by arrows and by keys, and says each step. Its rows are the list's own
 * children and carry `data-key`; their controls carry `data-control`.
 */
export function useSortable<L extends HTMLElement>({ keys, titleOf, onMove }: Sorted) {
  const words = useBuildWords();
  const list = useRef<L>(null);
  const [held, setHeld] = useState<{ key: string; from: number }>();
  const [said, say] = useState("");
  const wanted = useRef<{ key: string; control: Control }>(undefined);
  const rows = () => [...(list.current?.children ?? [])].filter((row): row is HTMLElement => row instanceof HTMLElement && row.dataset.key !== undefined);

  // A row that moves is another place in the page: focus goes with it.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { key, control } = wanted.current;
    const row = rows().find((each) => each.dataset.key === key);
    const target = row?.querySelector<HTMLElement>(`[data-control=${control}]`) ?? row?.querySelector<HTMLElement>("[data-control=handle]");
    target?.focus();
    wanted.current = undefined;
  });

  const move = (key: string, to: number, control: Control = "handle") => {
    const from = keys.indexOf(key);
    if (from < 0 || to < 0 || to >= keys.length || to === from) return;
    onMove(from, to);
    wanted.current = { key, control };
    say(words.moved(titleOf(key), to + 1, keys.length));
  };
  const take = (key: string) => {
    const at = keys.indexOf(key);
    say((held ? words.dropped : words.taken)(titleOf(key), at + 1, keys.length));
    setHeld(held ? undefined : { key, from: at });
  };
  const restore = () => {
    if (!held) return;
    const at = keys.indexOf(held.key);
    if (at !== held.from) onMove(at, held.from);
    wanted.current = { key: held.key, control: "handle" };
    say(words.putBack(titleOf(held.key)));
    setHeld(undefined);
  };

  const onKeyDown = (key: string) => (event: KeyboardEvent) => {
    const at = keys.indexOf(key);
    const acts: Partial<Record<string, (() => void) | undefined>> = {
      " ": () => { take(key); },
      Enter: () => { take(key); },
      ArrowUp: () => { move(key, at - 1); },
      ArrowDown: () => { move(key, at + 1); },
      Home: () => { move(key, 0); },
      End: () => { move(key, keys.length - 1); },
      Escape: held && restore,
    };
    const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  const onPointerDown = (key: string) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    // Rows follow the pointer from place to place; text under it is not selected meanwhile.
    event.preventDefault();
    (event.currentTarget as HTMLElement).focus();
    let now = [...keys];
    const follow = (to: globalThis.PointerEvent) => {
      const middles = rows().filter((row) => row.dataset.key !== key).map((row) => row.getBoundingClientRect()).map((box) => box.top + box.height / 2);
      const [from, place] = [now.indexOf(key), placeAt(to.clientY, middles)];
      setHeld({ key, from: keys.indexOf(key) });
      if (from === place) return;
      now = moved(now, from, place);
      onMove(from, place);
    };
    const drop = () => {
      removeEventListener("pointermove", follow);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      setHeld(undefined);
      if (now.indexOf(key) !== keys.indexOf(key)) say(words.dropped(titleOf(key), now.indexOf(key) + 1, keys.length));
    };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  };

  const focusRow = (key: string, control: Control) => { wanted.current = { key, control }; };
  return { list, held: held?.key, said, move, onKeyDown, onPointerDown, focusRow };
}

export type Sortable = Pick<ReturnType<typeof useSortable>, "held" | "move" | "onKeyDown" | "onPointerDown">;
