import { expect, test } from "vitest";
import { confirmWanted, heedRefusal } from "./confirm";

test("one refusal alone asks for a proof", () => {
  for (const reason of [undefined, "", "sign_in", "passkey_needed"]) heedRefusal(reason);
  expect(confirmWanted.get()).toBe(false);
  heedRefusal("confirm_needed");
  expect(confirmWanted.get()).toBe(true);
  confirmWanted.set(false);
});
