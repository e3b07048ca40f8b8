import { useSyncExternalStore } from "react";
import { serverStands } from "./reveal";

/**
 * A router of our own instead of a package: plain anchors everywhere (the
 * server writes the same ones, and texts contain them), one listener that turns
 * clicks on them into navigation, and scroll and focus that behave as on a
 * page load. That is all a square needs.
 */
export type Place = { pathname: string; search: string; hash: string; key: string; how: How };

/** How the reader came: by loading the page, by a link, by the history, or by a jump within the page. */
export type How = "load" | "push" | "pop" | "jump";

type Entry = { key?: string } | null;

const listeners = new Set<() => void>();
const scrolls = new Map<string, number>();
const shelf = "piazza/scroll";
const kept = 50;
let place: Place | undefined;

/** Each entry of the history has a key of its own, also those that the browser made. */
function keyOf(): string {
  const known = (window.history.state as Entry)?.key;
  if (known) return known;
  const key = crypto.randomUUID();
  window.history.replaceState({ key }, "");
  return key;
}

function read(how: How): Place {
  const { pathname, search, hash } = window.location;
  return { pathname, search, hash, key: keyOf(), how };
}

function current(): Place {
  place ??= read("load");
  return place;
}

function move(how: How): void {
  place = read(how);
  for (const listener of listeners) listener();
}

function remember(): void {
  scrolls.set(current().key, window.scrollY);
}

/** Goes to an address of this site without loading it anew. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  remember();
  const state = { key: crypto.randomUUID() };
  if (options.replace) window.history.replaceState(state, "", to);
  else window.history.pushState(state, "", to);
  move("push");
}

/** Gives the page that stands another address, without drawing it anew: what was new has become something. */
export function rename(to: string): void {
  if (to === window.location.pathname) return;
  window.history.replaceState(window.history.state, "", to);
}

/** Where the reader had scrolled to when he left this place. */
export function rememberedScroll(at: Place): number | undefined {
  return scrolls.get(at.key);
}

let held: ((to: string) => void) | undefined;

/** While a page would lose something, it is told where the history would lead, instead of being left; undefined lets it go again. */
export function holdHistory(told: typeof held): void {
  held = told;
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

/** Positions outlive the page, for whoever reloads it or comes back from another site. */
function keepScrolls(): void {
  remember();
  try {
    sessionStorage.setItem(shelf, JSON.stringify([...scrolls].slice(-kept)));
  } catch {
    // A full or forbidden shelf costs a position, nothing else.
  }
}

function recallScrolls(): void {
  try {
    for (const [key, y] of JSON.parse(sessionStorage.getItem(shelf) ?? "[]") as [string, number][]) scrolls.set(key, y);
  } catch {
    // As above.
  }
}

/** Starts following clicks and the history. Called once, by main. */
export function startRouter(): void {
  recallScrolls();
  window.history.scrollRestoration = "manual";
  window.addEventListener("pagehide", keepScrolls);
  document.addEventListener("click", follow);
  window.addEventListener("popstate", () => {
    const { pathname, search, hash } = window.location;
    const { key, ...here } = current();
    if (held && pathname !== here.pathname) {
      // The history has moved already: the place that is not left is put before it again.
      window.history.pushState({ key }, "", here.pathname + here.search + here.hash);
      held(pathname + search + hash);
      return;
    }
    remember();
    // An entry without a key was just made by the browser: a jump to an anchor of this page.
    move((window.history.state as Entry)?.key ? "pop" : "jump");
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
