/** Where to go after signing in: a path of this site, never another one. */
export function returnPath(wanted: string | null, home: string): string {
  if (!wanted?.startsWith("/") || wanted.startsWith("//") || wanted.includes("\\")) return home;
  try {
    const url = new URL(wanted, "https://piazza.invalid");
    return url.hostname === "piazza.invalid" ? url.pathname + url.search + url.hash : home;
  } catch {
    return home;
  }
}
