import { confirmWanted } from "../live/confirm";
import { forgetMember, receiptKeys } from "../thread/keep";

/** Asks first where receipts of secret votes would go, which nobody can have again; otherwise leaves. */
export function signOut(memberId: string): void {
  if (receiptKeys(memberId)[0]) confirmWanted.set("leaving");
  else leave(memberId);
}

/**
 * Leaves by a form, as the server wants it: a change of state is never a link.
 * What was kept on this device for the member goes with him.
 */
export function leave(memberId: string): void {
  forgetMember(memberId);
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/auth/logout";
  document.body.append(form);
  form.submit();
}
