import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Speech } from "./speech";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function rehearsed() {
  let due: (() => string) | undefined;
  let at = 0;
  const speech = new Speech((sentence) => { due = typeof sentence === "string" ? () => sentence : sentence; }, () => at);
  return { speech, pass: (ms: number) => { at += ms; }, talkOver: () => { due = undefined; }, said: () => { const now = due; due = undefined; return now?.(); } };
}

test("what happens within one breath is said together, once", () => {
  const { speech, said } = rehearsed();
  speech.tell("La votazione si è chiusa.");
  speech.tell("La votazione si è chiusa.");
  speech.tell("Ecco il risultato.");
  expect(said()).toBe("La votazione si è chiusa. Ecco il risultato.");
  expect(said()).toBeUndefined();
});

test("turnout is said once a minute, and gives way", () => {
  const { speech, said, pass } = rehearsed();
  speech.turnout("1 su 9");
  expect(said()).toBeUndefined();
  pass(60_000);
  speech.turnout("2 su 9");
  speech.turnout("3 su 9");
  expect(said()).toBe("2 su 9");
  pass(60_000);
  speech.tell("Votazione aperta.");
  speech.turnout("4 su 9");
  expect(said()).toBe("Votazione aperta.");
});

test("what something else on the page has talked over is said after it", () => {
  const { speech, said, talkOver } = rehearsed();
  speech.tell("Votazione aperta.");
  talkOver();
  vi.advanceTimersByTime(7000);
  expect(said()).toBe("Votazione aperta.");
  vi.advanceTimersByTime(60_000);
  expect(said()).toBeUndefined();
});
