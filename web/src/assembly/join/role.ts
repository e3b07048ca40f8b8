import type { Opener } from "./code";
import type { Found } from "./useDoor";

/** As whom somebody would come in: one who may count, a guest, one for whom a slip is needed, or one who has to sign in first. */
export type Role = "member" | "guest" | "slip" | "needsSlip" | "signIn";

/** What the door says of who stands before it. The server decides again when he comes in. */
export function roleOf(found: Pick<Found, "guests" | "refusal">, opener: Opener, viewer: unknown): Role {
  if (found.refusal === null) return "member";
  if (found.guests === "NONE") return "signIn";
  if (opener.slip) return "slip";
  if (viewer) return "signIn";
  return found.guests === "SLIPS" ? "needsSlip" : "guest";
}
