import { useEffect, useState, useSyncExternalStore } from "react";
import { useWords } from "../i18n/words";
import { Avatar } from "../ui/Avatar";
import { Icon } from "../ui/Icon";
import { announce } from "../live/announcer";
import { useOnline } from "../live/useLine";
import { Composer } from "./Composer";
import type { Parcel } from "./outbox";
import type { Post } from "./post";
import { refusalSentence } from "./refusal";
import type { Person } from "./store";

/** A comment of mine that is on its way: sending, waiting for the network, or refused with the reason. */
export function Pending({ parcel, post, viewer }: { parcel: Parcel; post: Post; viewer: Person }) {
  const words = useWords();
  const [editing, setEditing] = useState(false);
  const { outbox } = post;
  const refused = parcel.refusal === undefined ? undefined : `${words.thread.refused} ${refusalSentence(parcel.refusal, words)}`;
  useEffect(() => {
    if (refused !== undefined) announce(refused);
  }, [refused]);
  const edit = (body: string) => {
    outbox.edit(parcel.key, body);
    setEditing(false);
    post.send();
    return undefined;
  };
  return (
    <article className="pz-commento attesa" aria-label={words.thread.pendingBy} data-mark="" data-pending={parcel.key}>
      <Avatar name={viewer.name} tone={viewer.tone} />
      <div className="corpo">
        <p className="capo"><b>{viewer.name}</b> <Course parcel={parcel} post={post} /></p>
        {editing ? (
          <Composer label={words.thread.editLabel} send={words.thread.save} draftOf={parcel.key} initial={parcel.body} wanted onSend={edit} onCancel={() => { setEditing(false); }} />
        ) : (
          <div className="txt pz-righe">{parcel.body}</div>
        )}
        {!editing && <Choices parcel={parcel} post={post} onEdit={() => { setEditing(true); }} />}
      </div>
    </article>
  );
}

/** Where it has got to, in words. */
function Course({ parcel, post }: { parcel: Parcel; post: Post }) {
  const words = useWords();
  const sending = useSyncExternalStore(post.outbox.sending.subscribe, post.outbox.sending.get);
  const online = useOnline();
  const slow = useLater(400);
  if (parcel.refusal !== undefined) return <span className="pz-rifiuto">{words.thread.refused} {refusalSentence(parcel.refusal, words)}</span>;
  const onItsWay = online && (sending === parcel.key || parcel.triedAt === undefined);
  if (onItsWay) return <span className="pz-meta">{slow ? words.thread.sending : ""}</span>;
  return <span className="pz-meta pz-corso"><Icon name="clock" /> {words.thread.waiting}</span>;
}

function Choices({ parcel, post, onEdit }: { parcel: Parcel; post: Post; onEdit: () => void }) {
  const words = useWords().thread;
  const sending = useSyncExternalStore(post.outbox.sending.subscribe, post.outbox.sending.get);
  const slow = useLater(1000);
  if (sending === parcel.key || (!slow && parcel.refusal === undefined && navigator.onLine)) return null;
  return (
    <div className="pz-azioni">
      {parcel.refusal !== undefined && (
        <button type="button" onClick={() => { post.outbox.retry(parcel.key); post.send(); }}><Icon name="refresh" /> {words.again}</button>
      )}
      <button type="button" onClick={onEdit}><Icon name="pencil" /> {words.edit}</button>
      {parcel.refusal !== undefined && <CopyText text={parcel.body} />}
      <button type="button" onClick={() => { post.outbox.cancel(parcel.key); }}><Icon name="close" /> {words.discard}</button>
    </div>
  );
}

function CopyText({ text }: { text: string }) {
  const words = useWords().thread;
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => { announce(words.textCopied); }, () => undefined);
  };
  return <button type="button" onClick={copy}><Icon name="copy" /> {words.copyText}</button>;
}

/** False at first, true after a while: what is quick needs no word. */
function useLater(ms: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => { setLater(true); }, ms);
    return () => { clearTimeout(timer); };
  }, [ms]);
  return later;
}
