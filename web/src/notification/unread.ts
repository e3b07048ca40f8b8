import type { Client } from "urql";
import { UnreadCountDocument, type UnreadCountSubscription, type UnreadStateFragment } from "../gen/graphql";
import { source } from "../live/observable";

/** How many notifications wait; undefined until the server has said so. */
export const unread = source<UnreadStateFragment | undefined>(undefined);

/** Takes in what an answer or the line says. An older version is news of the past. */
export function takeUnread(said: UnreadStateFragment): void {
  const known = unread.get();
  if (!known || said.version > known.version) unread.set(said);
}

/** Watches the count for as long as the member is on the site; over all cuts of the line. */
export function watchUnread(client: Client): () => void {
  const watching = client.subscription<UnreadCountSubscription>(UnreadCountDocument.toString(), {}).subscribe(({ data }) => {
    if (data) takeUnread(data.unread);
  });
  return () => {
    watching.unsubscribe();
    unread.set(undefined);
  };
}
