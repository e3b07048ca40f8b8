/** How long a page may go on growing towards the place where the reader was. */
const patience = 3000;
const hands = ["wheel", "touchstart", "keydown", "pointerdown"] as const;

/**
 * Puts the reader back where he was. What stood there may still be on its way:
 * while the page grows it is tried again, until the reader takes over.
 */
export function scrollBackTo(y: number): void {
  const there = () => Math.abs(window.scrollY - y) < 2;
  window.scrollTo(0, y);
  if (there()) return;
  const growth = new ResizeObserver(() => {
    window.scrollTo(0, y);
    if (there()) stop();
  });
  const stop = () => {
    growth.disconnect();
    clearTimeout(timer);
    for (const hand of hands) window.removeEventListener(hand, stop);
  };
  const timer = setTimeout(stop, patience);
  for (const hand of hands) window.addEventListener(hand, stop, { passive: true });
  growth.observe(document.body);
}

/** What an address points to on the page, if it is there. */
export function pointedBy(hash: string): HTMLElement | null {
  try {
    return hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  } catch {
    return null;
  }
}
