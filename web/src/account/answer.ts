const codes: Record<number, string> = { 401: "UNAUTHENTICATED", 403: "FORBIDDEN", 404: "NOT_FOUND", 429: "LIMIT" };

/**
 * Why the server refused something that was not asked by GraphQL: its class and reason, as the body says them. Where somebody in
 * between answered, only the status tells.
 */
export async function describe(answer: Response): Promise<{ code: string; reason: string }> {
  const code = codes[answer.status] ?? (answer.status > 500 ? "UNAVAILABLE" : "INTERNAL");
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
