import { afterEach, describe, expect, test, vi } from "vitest";
import { fetchArchive, type Progress } from "./archive";

afterEach(() => { vi.unstubAllGlobals(); });

/** A server that sends these parts, and says before how many bytes they are. */
function serves(parts: string[], length: number): void {
  const body = new ReadableStream({
    start(line) {
      for (const part of parts) line.enqueue(new TextEncoder().encode(part));
      line.close();
    },
  });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { headers: { "Content-Length": String(length) } })));
}

const signal = new AbortController().signal;

describe("the archive", () => {
  test("comes whole, and tells how far it has come", async () => {
    serves(["PK", "12345"], 7);
    const steps: Progress[] = [];
    const file = await fetchArchive(signal, (step) => { steps.push(step); });
    expect(await file.text()).toBe("PK12345");
    expect(steps).toEqual([{ loaded: 2, total: 7 }, { loaded: 7, total: 7 }]);
  });

  test("that is cut short on its way is not kept", async () => {
    serves(["PK"], 7);
    await expect(fetchArchive(signal, () => undefined)).rejects.toMatchObject({ reason: "archive_cut" });
  });

  test.each([
    [403, "confirm_needed", "FORBIDDEN"],
    [401, "sign_in", "UNAUTHENTICATED"],
    [429, "export_limit", "LIMIT"],
    [503, "export_busy", "UNAVAILABLE"],
    [500, "internal", "INTERNAL"],
  ])("that is refused with %i and %s says why", async (status, reason, code) => {
    const refusal = Response.json({ error: { code, reason, message: "A sentence." } }, { status });
    vi.stubGlobal("fetch", () => Promise.resolve(refusal));
    await expect(fetchArchive(signal, () => undefined)).rejects.toMatchObject({ code, reason });
  });

  test("that somebody in between refuses says what is known", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("<h1>Bad Gateway</h1>", { status: 502 })));
    await expect(fetchArchive(signal, () => undefined)).rejects.toMatchObject({ code: "UNAVAILABLE", reason: "" });
  });
});
