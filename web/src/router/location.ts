import { useSyncExternalStore } from "react";
import { serverStands } from "./reveal";

/**
 * A router of our own instead of a package: plain anchors everywhere (the
 * server writes the same ones, and texts contain them), one listener that turns
 * clicks on them into navigation, and scroll and focus that behave as on a
 * page load. That is all a square needs.
 */
export type Place = { pathname: string; search: string; hash: string; key: string; how: "load" | "push" | "pop" };

type Entry = { key?: string } | null;

const listeners = new Set<() => void>();
const scrolls = new Map<string, number>();
let place: Place | undefined;

function read(how: Place["how"]): Place {
  const { pathname, search, hash } = window.location;
  const key = (window.history.state as Entry)?.key ?? "first";
  return { pathname, search, hash, key, how };
}

function current(): Place {
  place ??= read("load");
  return place;
}

function move(how: Place["how"]): void {
  place = read(how);
  for (const listener of listeners) listener();
}

function remember(): void {
  scrolls.set(current().key, window.scrollY);
}

/** Goes to an address of this site without loading it anew. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  remember();
  const state = { key: String(Date.now()) + String(scrolls.size) };
  if (options.replace) window.history.replaceState(state, "", to);
  else window.history.pushState(state, "", to);
  move("push");
}

/** Where the reader had scrolled to when he left this place. */
export function rememberedScroll(at: Place): number | undefined {
  return scrolls.get(at.key);
}

/** Whether a click on this anchor is ours to follow. */
export function isOurs(event: MouseEvent, anchor: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (anchor.target && anchor.target !== "_self") return false;
  if (anchor.hasAttribute("download") || anchor.dataset.reload !== undefined) return false;
  if (anchor.origin !== window.location.origin) return false;
  return !/^\/(auth|graphql|graphiql|assets)(\/|$)/.test(anchor.pathname);
}

function follow(event: MouseEvent): void {
  const anchor = event.target instanceof Element ? event.target.closest("a") : null;
  // Until our page stands, links are those of the server's: the browser follows them.
  if (!anchor?.href || serverStands() || !isOurs(event, anchor)) return;
  const here = window.location;
  const samePage = anchor.pathname === here.pathname && anchor.search === here.search;
  // Jumps within the page stay with the browser: it scrolls, and sets :target.
  if (samePage && anchor.hash) return;
  event.preventDefault();
  navigate(anchor.pathname + anchor.search + anchor.hash, { replace: samePage });
}

/** Starts following clicks and the history. Called once, by main. */
export function startRouter(): void {
  window.history.scrollRestoration = "manual";
  document.addEventListener("click", follow);
  window.addEventListener("popstate", () => {
    remember();
    move("pop");
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where the reader is. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, current);
}
