import { describe, expect, it } from "vitest";
import { clockFace, secondsUntil, ServerClock } from "./clock";

describe("the server's clock", () => {
  it("is the nearest of what was heard, whatever this device believes", () => {
    let here = 1000;
    const clock = new ServerClock(() => here);
    const start = Date.parse("2026-05-01T10:00:00Z");
    clock.take(new Date(start).toISOString());
    here += 5000;
    expect(clock.now()).toBe(start + 5000);
    // This one was two seconds on its way.
    clock.take(new Date(start + 3000).toISOString());
    expect(clock.now()).toBe(start + 5000);
    // The device slept, and its clock with it.
    clock.take(new Date(start + 60_000).toISOString());
    expect(clock.now()).toBe(start + 60_000);
  });

  it("forgets what it heard long ago", () => {
    const clock = new ServerClock(() => 0);
    clock.take(new Date(9_000_000).toISOString());
    for (let i = 0; i < 8; i++) clock.take(new Date(5_000_000).toISOString());
    expect(clock.now()).toBe(5_000_000);
  });

  it("counts whole seconds, and stops at nought", () => {
    const at = Date.parse("2026-05-01T10:00:00Z");
    expect(secondsUntil("2026-05-01T10:00:01Z", at)).toBe(1);
    expect(secondsUntil("2026-05-01T10:00:00.300Z", at)).toBe(1);
    expect(secondsUntil("2026-05-01T09:00:00Z", at)).toBe(0);
  });

  it("shows minutes, and hours where there are some", () => {
    expect([0, 9, 84, 600, 3725].map(clockFace)).toEqual(["0:00", "0:09", "1:24", "10:00", "1:02:05"]);
  });
});
