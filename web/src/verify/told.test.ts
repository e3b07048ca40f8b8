import { afterEach, expect, test, vi } from "vitest";
import { seeker } from "./told";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Lets the browser be one whose language is Turkish, where the small letter of I has no dot. */
function inTurkish(): void {
  vi.spyOn(String.prototype, "toLocaleLowerCase").mockImplementation(function (this: string) { return this.replaceAll("I", "ı").toLowerCase(); });
}

test("a name is found by a part of it, however it is written, in every language of a browser", () => {
  inTurkish();
  const names = ["@ADMIN", "@irene", "@ivo"];
  const seek = seeker(names);
  expect(seek("admin")).toEqual(["@ADMIN"]);
  expect(seek(" @ADMIN")).toEqual(["@ADMIN"]);
  expect(seek("I")).toEqual(names);
  expect(seek("zoe")).toEqual([]);
  expect(seek(" ")).toBe(names);
});

test("names are lowered once, however much is typed", () => {
  const lowered = vi.spyOn(String.prototype, "toLowerCase");
  const seek = seeker(["@anna", "@bruno", "@carla"]);
  for (const sought of ["a", "an", "ann"]) seek(sought);
  expect(lowered).toHaveBeenCalledTimes(6);
});
