import { Icon } from "../../ui/Icon";
import { ArrowUp, Grip } from "../vote/signs";
import type { Sortable } from "./useSortable";
import { useBuildWords } from "./words";

type Props = { sortable: Sortable; id: string; title: string; at: number; of: number };

/** How a row is moved: up, down, and a handle to drag or to hold with the keys. */
export function MoveControls({ sortable, id, title, at, of }: Props) {
  const words = useBuildWords();
  if (of < 2) return null;
  return (
    <>
      <button type="button" className="btn btn-icona" data-control="up" aria-label={words.up(title)} aria-disabled={at === 0 || undefined} onClick={() => { sortable.move(id, at - 1, "up"); }}><ArrowUp /></button>
      <button type="button" className="btn btn-icona" data-control="down" aria-label={words.down(title)} aria-disabled={at === of - 1 || undefined} onClick={() => { sortable.move(id, at + 1, "down"); }}><Icon name="arrowDown" /></button>
      <button
        type="button" className="btn btn-icona maniglia" data-control="handle" aria-pressed={sortable.held === id}
        aria-label={words.handle(title, at + 1, of)} onKeyDown={sortable.onKeyDown(id)} onPointerDown={sortable.onPointerDown(id)}
      >
        <Grip />
      </button>
    </>
  );
}
