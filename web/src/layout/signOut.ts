import { forgetMember } from "../thread/keep";

/**
 * Leaves by a form, as the server wants it: a change of state is never a link.
 * What was kept on this device for the member goes with him.
 */
export function signOut(memberId: string): void {
  forgetMember(memberId);
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/auth/logout";
  document.body.append(form);
  form.submit();
}
