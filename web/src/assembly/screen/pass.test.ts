import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { screenPass } from "./pass";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); } });
});
afterEach(() => { vi.unstubAllGlobals(); });

test("a screen goes on with its pass, whatever else comes to stand behind the #", () => {
  expect(screenPass(3, "")).toBeUndefined();
  expect(screenPass(3, "#pzs_one-1")).toBe("pzs_one-1");
  for (const other of ["", "#", "#contenuto", "#%zz", "#pzg_guest", "#pzs_one two"]) expect(screenPass(3, other)).toBe("pzs_one-1");
  expect(screenPass(3, "#pzs_two")).toBe("pzs_two");
  expect(screenPass(4, "#contenuto")).toBeUndefined();
});

test("a window that keeps nothing has its address", () => {
  vi.stubGlobal("sessionStorage", { getItem: () => { throw new Error("blocked"); }, setItem: () => { throw new Error("blocked"); } });
  expect(screenPass(3, "#pzs_one")).toBe("pzs_one");
  expect(screenPass(3, "#contenuto")).toBeUndefined();
});
