/** Why the server refused something that was not asked by GraphQL: its class and reason, as far as it says. */
export async function describe(answer: Response): Promise<{ code: string; reason: string }> {
  const unknown = { code: answer.status === 429 ? "LIMIT" : answer.status >= 500 ? "UNAVAILABLE" : "INTERNAL", reason: "" };
  try {
    const { error } = (await answer.json()) as { error?: Partial<Record<"code" | "reason", unknown>> };
    return {
      code: typeof error?.code === "string" ? error.code : unknown.code,
      reason: typeof error?.reason === "string" ? error.reason : "",
    };
  } catch {
    return unknown;
  }
}
