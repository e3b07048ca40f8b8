import { useEffect, useState } from "react";
import { refusedOf, type Faults } from "./answers";
import type { Vote } from "./useVote";

type Sent = Pick<Vote, "sent" | "answers">;

/** Where the server names the ballot that it refuses, its question says why, until it is answered anew. */
export function useRefusedBallot(voting: Parameters<typeof refusedOf>[0], vote: Sent, faults: Faults): Readonly<Partial<Record<string, string>>> {
  const { sent, answers } = vote;
  // What was filled in as the refusal came is what it is about.
  const [then, setThen] = useState(vote);
  if (then.sent !== sent) setThen(vote);
  if (sent.phase !== "refused" || sent.ballot === undefined) return faults;
  const question = refusedOf(voting, sent.ballot, then.answers, answers);
  return question === undefined ? faults : { ...faults, [question]: sent.reason };
}

/** The first answer that needs another look has the focus: when it is said, and not again while it is mended. */
export function useFocusOnFault(form: { readonly current: HTMLElement | null }, marked: readonly string[], sent: Vote["sent"]): void {
  useEffect(() => {
    const question = form.current?.querySelector<HTMLElement>(".guasta");
    question?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, button")?.focus();
    question?.scrollIntoView({ block: "start" });
  }, [form, marked, sent]);
}
