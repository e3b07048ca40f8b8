const codes: Record<number, string> = { 401: "UNAUTHENTICATED", 403: "FORBIDDEN", 404: "NOT_FOUND", 429: "LIMIT" };

/**
 * Why the server refused something that was not asked by GraphQL: its class and reason, as far as it says. What sends JSON says
 * both in it; what sends a file says the reason in a header, beside a sentence for people.
 */
export async function describe(answer: Response): Promise<{ code: string; reason: string }> {
  const code = codes[answer.status] ?? (answer.status > 500 ? "UNAVAILABLE" : "INTERNAL");
  const told = answer.headers.get("X-Reason");
  if (told) return { code, reason: told };
  try {
    const { error } = (await answer.json()) as { error?: Partial<Record<"code" | "reason", unknown>> };
    return {
      code: typeof error?.code === "string" ? error.code : code,
      reason: typeof error?.reason === "string" ? error.reason : "",
    };
  } catch {
    return { code, reason: "" };
  }
}
