import { confirmWanted } from "../live/confirm";
import { forgetMember, receiptKeys } from "../thread/keep";
import { confirmDialog } from "./confirmDialog";

/**
 * Asks first where receipts of secret votes would go, which nobody can have again; otherwise leaves. Where the dialog does
 * not come, as without a network, the browser asks whether he is sure: nobody is kept in.
 */
export function signOut(memberId: string, sure: string): void {
  if (receiptKeys(memberId)[0]) void confirmDialog().then(() => { confirmWanted.set(memberId); }, () => { if (confirm(sure)) leave(memberId); });
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
