import { useEffect, useState } from "react";
import { commandOfKey, type Command } from "./commands";

const shelf = "piazza/regia/tasti";

/** Whether single keys give commands at this console; on, unless they were switched off. */
export function useKeysChoice(): readonly [on: boolean, set: (on: boolean) => void] {
  const [on, setOn] = useState(() => {
    try {
      return localStorage.getItem(shelf) !== "no";
    } catch {
      return true;
    }
  });
  return [on, (next) => {
    setOn(next);
    try {
      localStorage.setItem(shelf, next ? "si" : "no");
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  }];
}

/** Whether a key pressed there belongs to what is written or chosen there, and not to the console. */
function belongsElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (document.querySelector("dialog[open]")) return true;
  return target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable], [role=menu], [role=textbox]") !== null;
}

/** Hears the keys of the console. */
export function useKeys(singleKeys: boolean, run: (command: Command) => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || belongsElsewhere(event.target)) return;
      const command = commandOfKey(event, singleKeys);
      if (!command) return;
      event.preventDefault();
      run(command);
    };
    addEventListener("keydown", hear);
    return () => { removeEventListener("keydown", hear); };
  }, [singleKeys, run]);
}
