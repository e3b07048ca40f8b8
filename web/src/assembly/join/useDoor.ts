import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { change, RequestFailure } from "../../graphql/request";
import { announce } from "../../live/announcer";
import { JoinEnterDocument, JoinFindDocument, type JoinFindMutation } from "../gen/graphql";
import { tell } from "../../ui/Notices";
import { dropPass, keepPass } from "../live/pass";
import type { Opener } from "./code";
import { entrySecret, keepOpener } from "./kept";
import { useJoinWords } from "./words";

export type Found = JoinFindMutation["assemblyFind"];
export type Refusal = { code: string; reason: string };

/** Where one stands before the door: nothing shown yet, looking, known what it opens, on the way in, or turned away. */
export type Door =
  | { at: "outside" }
  | { at: "looking" }
  | { at: "before"; opener: Opener; found: Found }
  | { at: "entering"; opener: Opener; found: Found }
  | { at: "refused"; refusal: Refusal };

const refusalOf = (failure: unknown): Refusal => (failure instanceof RequestFailure ? { code: failure.code, reason: failure.reason ?? "" } : { code: "INTERNAL", reason: "" });

/** Asks what a code opens, and comes in. */
export function useDoor(onEntered: (number: number) => void) {
  const client = useClient();
  const words = useJoinWords();
  const [door, setDoor] = useState<Door>({ at: "outside" });
  const [refused, setRefused] = useState<Refusal>();
  const entered = useRef(onEntered);
  useEffect(() => { entered.current = onEntered; });

  const find = useCallback(async (opener: Opener) => {
    setDoor({ at: "looking" });
    setRefused(undefined);
    try {
      const { assemblyFind } = await change(client, JoinFindDocument, { input: opener });
      const [refusal] = assemblyFind.userErrors;
      if (refusal) { setDoor({ at: "refused", refusal }); return; }
      keepOpener(opener);
      setDoor({ at: "before", opener, found: assemblyFind });
      announce(words.found(assemblyFind.title ?? ""));
    } catch (failure) {
      setDoor({ at: "refused", refusal: refusalOf(failure) });
    }
  }, [client, words]);

  const enter = useCallback(async (opener: Opener, found: Found, name: string) => {
    setDoor({ at: "entering", opener, found });
    setRefused(undefined);
    try {
      const { assemblyEnter } = await change(client, JoinEnterDocument, { input: { ...opener, name: name.trim() || null, idempotencyKey: entrySecret() } });
      const [refusal] = assemblyEnter.userErrors;
      if (refusal ?? assemblyEnter.number === null) {
        setRefused(refusal ?? { code: "INTERNAL", reason: "" });
        setDoor({ at: "before", opener, found });
        return;
      }
      keepOpener(undefined);
      // Who has come in as a member is no guest any more.
      if (assemblyEnter.pass === null) dropPass(assemblyEnter.number);
      else if (!keepPass(assemblyEnter.number, assemblyEnter.pass)) tell(words.notKept);
      entered.current(assemblyEnter.number);
    } catch (failure) {
      setRefused(refusalOf(failure));
      setDoor({ at: "before", opener, found });
    }
  }, [client, words]);

  const leave = useCallback(() => {
    keepOpener(undefined);
    setRefused(undefined);
    setDoor({ at: "outside" });
  }, []);
  return { door, refused, find, enter, leave };
}
