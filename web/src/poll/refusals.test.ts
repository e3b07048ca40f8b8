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

type Words = Readonly<Record<string, unknown>>;

/** The rooms in which somebody is refused, with all the words that he may read there. */
const rooms: Record<string, { it: Words; en: Words }> = {
  vote: { it: { ...italian.reasons, ...pollIt.reasons }, en: { ...en.reasons, ...pollEn.reasons } },
  phone: { it: { ...italian.reasons, ...pollIt.reasons, ...phoneIt.reasons }, en: { ...en.reasons, ...pollEn.reasons, ...phoneEn.reasons } },
  run: { it: { ...italian.reasons, ...runIt.reasons }, en: { ...en.reasons, ...runEn.reasons } },
  console: { it: { ...italian.reasons, ...assemblyIt.reasons }, en: { ...en.reasons, ...assemblyEn.reasons } },
};

const cast = ["vote", "phone"];
const held = ["run", "console"];

/** Where each refusal can be met: by who votes, by who writes and holds a poll, or by who runs an assembly. */
const metIn: Record<string, readonly string[]> = {
  poll_closed: [...cast, "run"], poll_waiting: [...cast, "run"], poll_missing: ["vote", "run"], poll_in_assembly: ["vote", "run"],
  poll_changes: cast, poll_secrecy: cast,
  poll_key_missing: [...cast, ...held], poll_key_folder: [...cast, ...held], poll_sealed_elsewhere: [...cast, ...held], poll_uncounted: held, poll_not_closed: held,
  poll_timeless: ["console"], poll_settled: ["console"], poll_has_votes: ["console"], poll_outside: ["console"],
  ...Object.fromEntries([
    "poll_frozen", "poll_opens_at", "poll_opens_past", "poll_times", "poll_closes_past", "poll_time", "poll_outcome", "poll_no_list", "poll_electors", "poll_for_editors", "poll_closes_by_hand", "poll_own_mutation",
    "poll_figures", "poll_questions", "poll_quorum", "poll_rules", "poll_threshold", "poll_text_missing", "poll_in_record",
    "poll_secret_visibility", "poll_secret_assurance", "poll_secret_voters", "poll_secret_options", "poll_secret_guests", "poll_secret_import",
  ].map((code) => [code, ["run"]])),
};

describe("refusals around polls", () => {
  const known = refusals().filter((code) => !elsewhere.includes(code));

  test.each([
    ["Italian", told(italian.reasons, pollIt.reasons, runIt.reasons, assemblyIt.reasons, phoneIt.reasons)],
    ["English", told(en.reasons, pollEn.reasons, runEn.reasons, assemblyEn.reasons, phoneEn.reasons)],
  ])("have words in %s, each of them, and there are words for no others", (_, words) => {
    expect(known.length).toBeGreaterThan(30);
    expect(words).toEqual(known);
  });

  test("are each of some room, and none is of a refusal that nobody gives", () => {
    expect(Object.keys(metIn).sort()).toEqual(known);
  });

  test.each(Object.entries(metIn).flatMap(([code, places]) => places.map((room) => [code, room] as const)))("%s is told in the room %s in both languages", (code, room) => {
    const words = rooms[room];
    for (const said of [words?.it[code], words?.en[code]]) expect(said).toEqual(expect.stringMatching(/^[\p{Lu}\d].+[.?]$/u));
    expect(words?.it[code]).not.toBe(words?.en[code]);
  });
});
