import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const sources = new Map(
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|(^|\/)gen\//.test(name))
    .map((name) => [name, readFileSync(join(root, name), "utf8")]),
);
// Where one asks for a dictionary by a hook; what others hand on under another name is not looked for.
const dictionaries = [...sources.keys()].filter((name) => /words\.it\.ts$/.test(name) && !/^(thread|status)\//.test(name));

/** The names of the sentences of a dictionary: its own properties, not those of what is within. */
const keysOf = (source: string): string[] => [...source.slice(source.indexOf("\nexport const ")).matchAll(/^ {2}([a-z]\w*)(?=:|,)/gm)].flatMap(([, key]) => key ?? []);

/** What a room's dictionary is called where it is used: by its own name, that of its type, and those of its hooks. */
function namesOf(dictionary: string): string[] {
  const own = [...(sources.get(dictionary) ?? "").matchAll(/^export (?:const|type|interface) (\w+)/gm)].flatMap(([, name]) => name ?? []);
  const shared = sources.get(join(dirname(dictionary), "words.ts")) ?? "";
  return [...own, ...[...shared.matchAll(/^export (?:const|function) (use\w+)/gm)].flatMap(([, name]) => name ?? [])];
}

// A sentence that nothing says is translated, kept and read for nothing; and what should have said it is missed by nobody.
test.each(dictionaries)("each sentence of %s is said somewhere", (dictionary) => {
  const names = new RegExp(`\\b(?:${namesOf(dictionary).join("|")})\\b`);
  const rooms = [...sources].filter(([name, source]) => !/words\.(it|en)\.ts$/.test(name) && names.test(source)).map(([, source]) => source).join("\n");
  expect(keysOf(sources.get(dictionary) ?? "").filter((key) => !new RegExp(`\\.${key}\\b|[{,]\\s*${key}\\s*[,}:]`).test(rooms))).toEqual([]);
});
