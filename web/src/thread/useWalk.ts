import { useEffect, useState } from "react";

const shelf = "piazza-tasti";

function kept(): boolean {
  try {
    return localStorage.getItem(shelf) === "1";
  } catch {
    return false;
  }
}

/** Whether the reader has switched on the keys that move from comment to comment; off until he does, kept in this browser. */
export function useKeysChoice(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(kept);
  const choose = (next: boolean) => {
    setOn(next);
    try {
      if (next) localStorage.setItem(shelf, "1");
      else localStorage.removeItem(shelf);
    } catch {
      // For this page only.
    }
  };
  return [on, choose];
}

/** J goes to the next comment, K to the one before, ? asks what the keys do; never while somebody writes. */
export function useWalk(on: boolean, onHelp: () => void): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || handsFull(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === "?") onHelp();
      else if (key === "j" || key === "k") walk(key === "j" ? 1 : -1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => { document.removeEventListener("keydown", press); };
  }, [on, onHelp]);
}

function handsFull(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (document.querySelector("dialog[open]")) return true;
  return target.isContentEditable || target.closest("input:not([type=checkbox]), textarea, select, [role=menu], [role=listbox]") !== null;
}

function walk(step: 1 | -1): void {
  const comments = [...document.querySelectorAll<HTMLElement>("article.pz-commento[id]")];
  const next = comments[placeOf(comments, step)];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start", behavior: "instant" });
}

/** From the comment that holds the focus, else from where the reader has scrolled to. */
function placeOf(comments: readonly HTMLElement[], step: 1 | -1): number {
  const held = document.activeElement?.closest("article.pz-commento[id]");
  const at = comments.findIndex((comment) => comment === held);
  if (at >= 0) return at + step;
  const below = comments.findIndex((comment) => comment.getBoundingClientRect().top > 0);
  const first = below < 0 ? comments.length : below;
  return step === 1 ? first : first - 1;
}
