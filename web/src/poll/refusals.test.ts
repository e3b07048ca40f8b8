import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { assemblyEn } from "../assembly/words.en";
import { assemblyIt } from "../assembly/words.it";
import { phoneEn } from "../assembly/phone/words.en";
import { phoneIt } from "../assembly/phone/words.it";
import { en } from "../i18n/en";
import { it as italian } from "../i18n/it";
import { runEn } from "./run/words.en";
import { runIt } from "./run/words.it";
import { pollEn } from "./words.en";
import { pollIt } from "./words.it";

const server = path.join(import.meta.dirname, "../../../internal");

/** What is told at the doors of files, which are no pages, and by the commands of operators: in English, where it happens. */
const elsewhere = [
  "poll_not_confidential", "poll_bundle_missing", "poll_not_bundled", "poll_ballots_lost",
  "poll_not_waiting", "poll_key_here", "poll_other_folder", "poll_not_elsewhere",
];

/** Every refusal around polls that the server knows. */
function refusals(): string[] {
  const files = readdirSync(server, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".go") && !name.endsWith("_test.go"));
  const codes = files.flatMap((name) => [...readFileSync(path.join(server, name), "utf8").matchAll(/problem\.\w+\((?:"[\w.]+", )?"(poll_\w+)"/g)].map(([, code = ""]) => code));
  return [...new Set(codes)].sort();
}

/** The refusals of polls that the rooms of a language have words for. */
const told = (...rooms: Readonly<Record<string, unknown>>[]): string[] => [...new Set(rooms.flatMap((room) => Object.keys(room)))].filter((code) => code.startsWith("poll_")).sort();

describe("refusals around polls", () => {
  const known = refusals().filter((code) => !elsewhere.includes(code));

  test.each([
    ["Italian", told(italian.reasons, pollIt.reasons, runIt.reasons, assemblyIt.reasons, phoneIt.reasons)],
    ["English", told(en.reasons, pollEn.reasons, runEn.reasons, assemblyEn.reasons, phoneEn.reasons)],
  ])("have words in %s, each of them, and there are words for no others", (_, words) => {
    expect(known.length).toBeGreaterThan(30);
    expect(words).toEqual(known);
  });

  test("are told in the rooms in which a secret vote is run", () => {
    for (const room of [runIt, runEn, assemblyIt, assemblyEn]) {
      expect(Object.keys(room.reasons)).toEqual(expect.arrayContaining(["poll_key_missing", "poll_key_folder", "poll_sealed_elsewhere", "poll_uncounted"]));
    }
  });
});
