import { source } from "./observable";

/**
 * Whether the server wants whoever is signed in to prove once more who he is, before it does what was asked; or the
 * id of a member who wants to leave, and would lose what this browser keeps for him.
 */
export const confirmWanted = source<boolean | string>(false);

/** The refusal by which it says so. */
const wanted = "confirm_needed";

/** Hears a refusal, wherever it was met: what asks for a proof is answered in one place, over every page. */
export function heedRefusal(reason: string | undefined): void {
  if (reason === wanted) confirmWanted.set(true);
}
