import { useRef, useState } from "react";
import type { Language } from "../../i18n/language";
import { useChange, type Refused } from "../../reading/read";
import { PollCreateDocument, PollDiscardDocument, PollPublishDocument, PollUpdateDocument, type PollFormFragment } from "../gen/graphql";
import type { Form } from "./form";
import { formInput } from "./input";

/** What came of sending. */
export type Sent = { poll: PollFormFragment; refused?: undefined } | { poll?: undefined; refused: Refused[] };

const nothing: Refused[] = [{ code: "INTERNAL", reason: "", field: null }];

/** The changes that the builder makes; each goes on from the version that it saved last. */
export function useSend(piazzaId: string, first: PollFormFragment | null, language: Language) {
  const [poll, setPoll] = useState(first);
  // One key an attempt to create just this: sending it again after a lost answer makes no second draft.
  const attempt = useRef({ said: "", key: "" });
  const create = useChange(PollCreateDocument);
  const update = useChange(PollUpdateDocument);
  const publishing = useChange(PollPublishDocument);
  const discarding = useChange(PollDiscardDocument);

  const keyFor = (said: string) => {
    if (attempt.current.said !== said) attempt.current = { said, key: crypto.randomUUID() };
    return attempt.current.key;
  };

  const save = async (form: Form): Promise<Sent> => {
    const input = formInput(form, language);
    const { done, refused } = poll
      ? await update.change({ input: { pollId: poll.id, version: poll.voting.version, ...input } })
      : await create.change({ input: { piazzaId, idempotencyKey: keyFor(JSON.stringify(input)), ...input } });
    if (!done?.poll) return { refused: refused ?? nothing };
    setPoll(done.poll);
    return { poll: done.poll };
  };

  const publish = async (form: Form): Promise<Sent> => {
    const saved = await save(form);
    if (!saved.poll) return saved;
    const { done, refused } = await publishing.change({ input: { entryId: saved.poll.id } });
    if (done?.entry?.__typename !== "Poll") return { refused: refused ?? nothing };
    setPoll(done.entry);
    return { poll: done.entry };
  };

  const erase = async (): Promise<Refused[] | undefined> => {
    if (!poll) return undefined;
    return (await discarding.change({ input: { entryId: poll.id } })).refused;
  };

  const busy = create.busy || update.busy || publishing.busy || discarding.busy;
  return { poll, busy, save, publish, erase };
}
