/**
 * In whose name a request goes: the session's, by its cookie; or a pass's, and then the cookie stays at home, so that
 * nothing that the session may see can come back.
 */
export function asBearer(bearer: string | undefined, headers: Record<string, string> = {}): Pick<RequestInit, "credentials"> & { headers: Record<string, string> } {
  if (bearer === undefined) return { credentials: "same-origin", headers };
  return { credentials: "omit", headers: { ...headers, authorization: `Bearer ${bearer}` } };
}
