/** The handles in a pasted list: one a line, with commas, with or without @, out of a column of a table. None twice. */
export function handlesOf(text: string): string[] {
  const found = text.split(/[\s,;"']+/).map((part) => part.replace(/^@/, "").replace(/^.*\/persone\//, "").toLowerCase()).filter(Boolean);
  return [...new Set(found)];
}
