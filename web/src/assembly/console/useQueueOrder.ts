import { useCallback, useEffect, useRef, useState } from "react";
import { useSortable } from "../../poll/build/useSortable";
import { moved } from "../../poll/vote/rank";
import { tell } from "../../ui/Notices";
import { ConsoleItemMoveDocument } from "../gen/graphql";
import { useConsole, type Item } from "./context";
import { useDo } from "./useDo";

/** Keys pressed one after the other, and rows dragged over others, are one move: it is sent once the hand rests. */
const rest = 350;

/**
 * The order of the queue as it is put together here, shown at once and sent when the hand rests. What was opened stays
 * where it is: what waits moves behind it.
 */
export function useQueueOrder() {
  const { state } = useConsole();
  const act = useDo();
  const [order, setOrder] = useState<readonly string[]>();
  const waiting = useRef<{ item: string; timer: ReturnType<typeof setTimeout>; send: () => void }>(undefined);
  const items = ordered(state.items, order);
  const keys = items.map((item) => item.id);

  const send = useCallback(async (itemId: string, position: number) => {
    const { refused } = await act(ConsoleItemMoveDocument, { input: { itemId, position } });
    // The answer's order is the true one, whatever it is; unless another row waits to be sent.
    if (!waiting.current) setOrder(undefined);
    if (refused !== undefined) tell(refused);
  }, [act]);
  // What still waits to be sent goes out before another row is moved, and before the page is left.
  const flush = useCallback(() => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    waiting.current.send();
  }, []);
  useEffect(() => flush, [flush]);

  // While a row is dragged its moves follow each other faster than the page is drawn: each goes on from the last.
  const latest = useRef<readonly Item[]>(items);
  useEffect(() => { latest.current = items; });
  const onMove = (from: number, to: number) => {
    const now = latest.current;
    const item = now[from];
    if (item?.state !== "WAITING" || to < firstFree(now.filter(({ id }) => id !== item.id))) return;
    latest.current = moved(now, from, to);
    setOrder(latest.current.map(({ id }) => id));
    if (waiting.current?.item === item.id) clearTimeout(waiting.current.timer);
    else flush();
    const go = () => {
      waiting.current = undefined;
      void send(item.id, to + 1);
    };
    waiting.current = { item: item.id, timer: setTimeout(go, rest), send: go };
  };
  const { list, said, ...sortable } = useSortable<HTMLOListElement>({ keys, titleOf: (key) => titleOf(items.find((item) => item.id === key)), onMove });
  return { items, sortable, said, list };
}

/** What a question is called in the queue: by what it asks. */
export const titleOf = (item: Item | null | undefined): string => item?.questions[0]?.title ?? item?.title ?? "";

/** The items in an order of one's own; those that it does not know yet come where the server has them. */
export function ordered<I extends { id: string }>(items: readonly I[], order: readonly string[] | undefined): readonly I[] {
  if (!order || order.length !== items.length || items.some(({ id }) => !order.includes(id))) return items;
  return [...items].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** The first place that a waiting question may take: behind everything that was opened. */
export function firstFree(items: readonly { state: string }[]): number {
  const last = items.findLastIndex(({ state }) => state !== "WAITING");
  return last + 1;
}
