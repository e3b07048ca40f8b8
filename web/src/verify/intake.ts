import type { Role } from "./words";

/** Something that the reader gave: a file, or a text that was pasted. */
export interface Item {
  id: number;
  name: string;
  role: Role;
  content: Blob;
}

const head = /^\s*\d+:[0-9a-f]{64}\s*$/;

/** What a text is, by how it begins. What nobody knows may be a bundle whose first bytes are damaged, and is read as one. */
export function roleOf(start: string): Role {
  if (start.startsWith('{"format":"piazza-ballots/')) return "bundle";
  if (start.startsWith('{"format":"piazza-log/')) return "log";
  if (start.trimStart().startsWith('{"format":"piazza-receipt/')) return "receipt";
  if (head.test(start)) return "head";
  if (/^\s*[{[]/.test(start) && start.includes('"keys"') && !start.includes('"poll"')) return "keys";
  return "unknown";
}

/** Reads what one gave, as far as it takes to know what it is. */
export async function taken(id: number, name: string, content: Blob): Promise<Item> {
  const role = roleOf(await content.slice(0, 4096).text());
  return { id, name, content, role: role === "keys" && !(await areKeys(content)) ? "unknown" : role };
}

/** Whether a file holds keys as the site publishes them. */
async function areKeys(content: Blob): Promise<boolean> {
  try {
    const { keys } = JSON.parse(await content.text()) as { keys?: unknown };
    return Array.isArray(keys) && keys.every((key: unknown) => typeof key === "object" && key !== null && "id" in key && "public" in key);
  } catch {
    return false;
  }
}

/** The item that is checked, the bundle before the log; and those that it is checked against. */
export function arranged(items: Item[]): { main: Item | null; beside: Item[] } {
  const main = items.find(({ role }) => role === "bundle") ?? items.find(({ role }) => role === "unknown") ?? items.findLast(({ role }) => role === "log") ?? null;
  return { main, beside: items.filter((item) => item !== main && item.role !== "unknown" && item.role !== "bundle") };
}
