import { useLayoutEffect, type ReactNode } from "react";
import { rememberedScroll, usePlace, type Place } from "./location";
import { reveal } from "./reveal";
import { pointedBy, scrollBackTo } from "./scroll";

let settled = "";

/** Puts the reader where a page load would have: at the top, at the anchor, or where he was. */
function settle(place: Place): void {
  const arrived = place.key + place.pathname;
  if (settled === arrived) return;
  settled = arrived;
  if (place.how === "jump") return;
  const back = place.how === "push" ? undefined : rememberedScroll(place);
  if (place.how === "load") {
    if (back !== undefined && !place.hash) scrollBackTo(back);
    return;
  }
  const anchor = pointedBy(place.hash);
  if (back !== undefined) scrollBackTo(back);
  else if (anchor) anchor.scrollIntoView();
  else window.scrollTo(0, 0);
  if (!anchor) document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
}

/**
 * A page whose first data is on screen: names the document, takes the server's
 * copy away and, after a navigation, moves focus to its h1 so that it is
 * read out.
 */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  const place = usePlace();
  useLayoutEffect(() => {
    document.title = `${title} · Piazza`;
  }, [title]);
  useLayoutEffect(() => {
    reveal();
    settle(place);
  }, [place]);
  return children;
}
