import type { Client } from "urql";
import { CommentCreateDocument, type CommentForViewerFragment } from "../gen/graphql";
import { change, RequestFailure } from "../graphql/request";
import { line, onHurry } from "../live/state";
import { heldFor } from "../live/wait";
import { dropOthers, outboxKey } from "./keep";
import { createOutbox, oneTab, type Outbox, type Outcome, type Parcel } from "./outbox";

type Delivered = (parcel: Parcel, comment: CommentForViewerFragment) => void;

/** A member's outbox with what carries it: it sends from whichever page he is on. */
export interface Post {
  outbox: Outbox;
  /** Sends now what can be sent. */
  send: () => void;
  onDelivered: (listener: Delivered) => () => void;
}

let open: { memberId: string; post: Post } | undefined;

/** The post of the member who is signed in. Whatever others left on this device is dropped. */
export function postOf(client: Client, memberId: string): Post {
  if (open?.memberId === memberId) return open.post;
  dropOthers(memberId);
  open = { memberId, post: createPost(client, memberId) };
  return open.post;
}

function createPost(client: Client, memberId: string): Post {
  const listeners = new Set<Delivered>();
  const outbox = createOutbox({
    memberId,
    shelf: localStorage,
    exclusive: oneTab,
    send: (parcel) => deliver(client, parcel, listeners),
  });
  let later: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  const send = () => {
    clearTimeout(later);
    if (!outbox.get().some((parcel) => parcel.refusal === undefined)) return;
    void outbox.deliver().finally(() => {
      const left = outbox.get().some((parcel) => parcel.refusal === undefined);
      attempt = left ? attempt + 1 : 0;
      if (left) later = setTimeout(send, Math.max(heldFor(), Math.min(2000 * 2 ** attempt, 30_000)));
    });
  };
  line.subscribe(() => {
    if (line.get().phase === "up") send();
  });
  onHurry(send);
  addEventListener("online", send);
  addEventListener("storage", (event) => {
    if (event.key === null || event.key === outboxKey(memberId)) outbox.refresh();
  });
  send();
  return {
    outbox,
    send,
    onDelivered: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function deliver(client: Client, parcel: Parcel, listeners: Set<Delivered>): Promise<Outcome> {
  if (!navigator.onLine) return { kind: "unreachable" };
  const { entryId, parentId, body, key: idempotencyKey } = parcel;
  try {
    const { commentCreate } = await change(client, CommentCreateDocument, { input: { entryId, parentId, body, idempotencyKey } });
    const refusal = commentCreate.userErrors[0];
    if (refusal) return { kind: "refused", refusal: refusal.reason || refusal.code };
    if (!commentCreate.comment) return { kind: "unreachable" };
    for (const listener of [...listeners]) listener(parcel, commentCreate.comment);
    return { kind: "delivered" };
  } catch (failure) {
    return outcomeOf(failure);
  }
}

/** Where waiting helps, the comment waits; otherwise its author decides. */
function outcomeOf(failure: unknown): Outcome {
  const code = failure instanceof RequestFailure ? failure.code : "UNREACHABLE";
  return ["UNREACHABLE", "UNAVAILABLE", "LIMIT"].includes(code) ? { kind: "unreachable" } : { kind: "refused", refusal: code };
}
