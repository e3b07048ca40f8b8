import type { Words } from "../i18n/it";
import { RequestFailure } from "../graphql/request";
import { sentenceFor } from "../reading/refusals";
import { stale } from "./outbox";
import { Refused } from "./store";

/** Why something was refused, in the page's language: by its reason, else by its class. */
export function refusalOf(failure: unknown, words: Words): string {
  if (failure instanceof Refused) return sentenceFor(words, failure);
  if (failure instanceof RequestFailure) return sentenceFor(words, { code: failure.code, reason: failure.code });
  return words.thread.actionFailed;
}

/** The sentence for a key that the outbox kept: a reason or a class. */
export function refusalSentence(key: string, words: Words): string {
  if (key === stale) return words.thread.stale;
  if (key === "UNAUTHENTICATED") return words.thread.signedOut;
  return sentenceFor(words, { code: key, reason: key });
}
