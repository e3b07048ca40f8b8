import { useCallback, useEffect, useRef, type RefObject } from "react";

/**
 * Whether new comments may enter by themselves: the end of the list is in view, and the reader is not
 * writing, selecting or holding focus in it.
 */
export function useAtEnd(list: RefObject<HTMLElement | null>, end: RefObject<HTMLElement | null>): () => boolean {
  const seen = useRef(false);
  useEffect(() => {
    const sentinel = end.current;
    if (!sentinel) return;
    const observer = new IntersectionObserver((entries) => {
      seen.current = entries.at(-1)?.isIntersecting ?? false;
    });
    observer.observe(sentinel);
    return () => {
      observer.disconnect();
    };
  }, [end]);
  return useCallback(() => seen.current && !document.hidden && !handsFull(list.current), [list]);
}

function handsFull(list: HTMLElement | null): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement) return true;
  if (list?.contains(focused)) return true;
  const selection = getSelection();
  return Boolean(selection && !selection.isCollapsed && list?.contains(selection.anchorNode));
}
