// Measures what the first pages load, gzipped, and fails over the budget: for
// each page and language the entry and the page with everything that they
// import. Under an entry the thread is fetched once the text can be read; what
// it adds has a limit of its own, and so has what a poll asks and answers with.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

// What a poll shares with the rooms of assemblies stands in files of its own, which compress each by itself.
const limits = { js: 120_000, css: 60_000, thread: 20_000, poll: 30_200 };
const pages = {
  "the installation": ["src/home/HomePage.tsx"],
  "a piazza": ["src/piazza/PiazzaPage.tsx"],
  "a list": ["src/piazza/SectionPage.tsx"],
  "an entry": ["src/entry/EntryPage.tsx"],
};
const entries = ["src/main.it.ts", "src/main.en.ts"];

const manifest = JSON.parse(readFileSync("dist/manifest.json", "utf8"));
const sizes = new Map();

function size(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length);
  return sizes.get(file);
}

function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) withImports(next, seen);
  return seen;
}

const weigh = (keys) => [...new Set(keys.flatMap((key) => [...withImports(key)]))].reduce((sum, key) => sum + size(manifest[key].file), 0);

let over = false;
function check(what, bytes, limit) {
  over ||= bytes > limit;
  console.log(`${what.padEnd(42)} ${String(bytes).padStart(7)} of ${limit} bytes gzipped`);
}

for (const entry of entries) {
  for (const [name, chunks] of Object.entries(pages)) check(`${name} (${entry.slice(9, 11)})`, weigh([entry, ...chunks]), limits.js);
}
const entryPage = [entries[0], "src/entry/EntryPage.tsx"];
check("the thread, beyond an entry's page", weigh([...entryPage, "src/thread/Thread.tsx"]) - weigh(entryPage), limits.thread);
const listPage = [entries[0], "src/piazza/SectionPage.tsx"];
check("a poll, beyond a list", weigh([...listPage, "src/poll/PollPage.tsx"]) - weigh(listPage), limits.poll);
const sheets = Object.values(manifest).map((chunk) => chunk.file).filter((file) => file.endsWith(".css"));
check("the style sheet", sheets.reduce((sum, file) => sum + size(file), 0), limits.css);
if (over) {
  console.error("A first page is over its budget.");
  process.exit(1);
}
