import { useSyncExternalStore } from "react";
import { useWords } from "../i18n/words";
import { Icon } from "../ui/Icon";
import { CommentArticle } from "./CommentArticle";
import { Composer } from "./Composer";
import { useDiscussion } from "./context";
import type { Model } from "./model";
import { Pending } from "./Pending";
import type { Parcel } from "./outbox";
import type { Twig } from "./tree";

interface Props {
  twig: Twig;
  model: Model;
  /** My comments that are on their way. */
  pending: readonly Parcel[];
  loadingReplies: ReadonlySet<string>;
}

/** A comment with its replies, to the third level. */
export function Branch({ twig, model, pending, loadingReplies }: Props) {
  const { doing } = useDiscussion();
  const comment = model.comments.get(twig.id);
  if (!comment) return null;
  const to = comment.parentId === null ? undefined : model.comments.get(comment.parentId)?.author?.name ?? "";
  const below = (twigs: readonly Twig[]) => twigs.map((each) => <li key={each.id}><Branch twig={each} model={model} pending={pending} loadingReplies={loadingReplies} /></li>);
  const mine = pending.filter((parcel) => parcel.parentId === twig.id);
  const answering = doing?.what === "reply" && doing.id === twig.id;
  const hasReplies = twig.under.length + twig.live.length + mine.length > 0 || twig.more;
  return (
    <CommentArticle comment={comment} to={to} given={model.given.get(twig.id) ?? none} fresh={model.fresh.has(twig.id)} editing={doing?.what === "edit" && doing.id === twig.id}>
      {hasReplies && (
        <ol className="pz-risposte">
          {below(twig.under)}
          {twig.more && <li><MoreReplies twig={twig} loading={loadingReplies.has(twig.id)} /></li>}
          {below(twig.live)}
          <PendingList parcels={mine} />
        </ol>
      )}
      {answering && <Reply id={twig.id} number={comment.number} name={comment.author?.name ?? ""} />}
    </CommentArticle>
  );
}

const none: never[] = [];

function MoreReplies({ twig, loading }: { twig: Twig; loading: boolean }) {
  const words = useWords().thread;
  const { store } = useDiscussion();
  return (
    <div className="pz-azioni pz-su-2">
      <button type="button" aria-disabled={loading} onClick={() => { store.moreReplies(twig.id).catch(() => undefined); }}>
        <Icon name="plusCircle" /> {words.moreReplies(Math.max(twig.missing, 1))}
      </button>
    </div>
  );
}

export function PendingList({ parcels }: { parcels: readonly Parcel[] }) {
  const { post, viewer } = useDiscussion();
  if (!post || !viewer) return null;
  return parcels.map((parcel) => <li key={parcel.key}><Pending parcel={parcel} post={post} viewer={viewer} /></li>);
}

function Reply({ id, number, name }: { id: string; number: number; name: string }) {
  const words = useWords().thread;
  const { post, place, setDoing } = useDiscussion();
  const close = () => {
    setDoing(undefined);
    // The pressed control goes away with the form: focus returns to the one that opened it.
    document.getElementById(`rispondi-${number}`)?.focus({ preventScroll: true });
  };
  const send = (body: string) => {
    post?.outbox.put({ key: crypto.randomUUID(), entryId: place.id, parentId: id, body });
    post?.send();
    close();
    return undefined;
  };
  return (
    <div className="pz-su-2">
      <Composer label={words.replyLabel(name)} send={words.sendReply} draftOf={id} wanted onSend={send} onCancel={close} />
    </div>
  );
}

/** My comments to this entry that are on their way, without those whose echo is already on the page. */
export function usePending(echoed: ReadonlySet<string>): readonly Parcel[] {
  const { post, place } = useDiscussion();
  const parcels = useSyncExternalStore(post?.outbox.subscribe ?? never, post?.outbox.get ?? empty);
  return parcels.filter((parcel) => parcel.entryId === place.id && !echoed.has(parcel.key));
}

const never = () => () => undefined;
const empty = () => none as readonly Parcel[];
