import { useEffect, useState } from "react";
import { useClient } from "urql";
import { CommentHistoryDocument, type CommentHistoryQuery } from "../gen/graphql";
import { ask } from "../graphql/request";
import { useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextArea } from "../ui/Field";
import { Bones } from "../ui/states";
import { When } from "../ui/When";
import { lengthOf } from "./Composer";
import { useDiscussion } from "./context";
import type { Model } from "./model";
import { refusalOf } from "./refusal";

/** The question that the chosen action asks, if it asks one. */
export function Question({ model }: { model: Model }) {
  const { doing } = useDiscussion();
  const comment = doing && model.comments.get(doing.id);
  if (!comment) return null;
  if (doing.what === "hide") return <Reason id={comment.id} name={comment.author?.name ?? ""} restore={false} />;
  if (doing.what === "restore") return <Reason id={comment.id} name="" restore />;
  if (doing.what === "delete") return <Delete id={comment.id} />;
  if (doing.what === "history") return <History id={comment.id} />;
  return null;
}

/** Runs an action once, says how it went, and closes. */
function useAction(run: () => Promise<void>, done: string) {
  const words = useWords();
  const { setDoing } = useDiscussion();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const start = () => {
    setBusy(true);
    run().then(
      () => { announce(done); setDoing(undefined); },
      (failure: unknown) => { setError(refusalOf(failure, words)); setBusy(false); },
    );
  };
  return { busy, error, setError, start, close: () => { setDoing(undefined); } };
}

function Reason({ id, name, restore }: { id: string; name: string; restore: boolean }) {
  const words = useWords().thread;
  const { store } = useDiscussion();
  const [reason, setReason] = useState("");
  const action = useAction(() => (restore ? store.restore(id, reason.trim()) : store.hide(id, reason.trim())), restore ? words.restoreDone : words.hideDone);
  const submit = () => {
    const length = lengthOf(reason.trim());
    if (length < 3 || length > 500) action.setError(words.reasonShort);
    else action.start();
  };
  return (
    <Dialog title={restore ? words.restoreTitle : words.hideTitle(name)} onClose={action.close}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <p className="pz-meta">{restore ? words.restoreText : words.hideText}</p>
        <TextArea label={words.reason} hint={words.reasonHint} error={action.error} value={reason} rows={3} onText={(text) => { setReason(text); action.setError(undefined); }} />
        <div className="pz-riga">
          <Button type="submit" small busy={action.busy}>{restore ? words.restoreDo : words.hideDo}</Button>
          <Button look="plain" small onClick={action.close}>{words.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Delete({ id }: { id: string }) {
  const words = useWords().thread;
  const { store } = useDiscussion();
  const action = useAction(() => store.remove(id), words.deletedDone);
  return (
    <Dialog title={words.deleteTitle} onClose={action.close}>
      <p>{words.deleteText}</p>
      {action.error !== undefined && <p className="pz-rifiuto" role="alert">{action.error}</p>}
      <div className="pz-riga">
        <Button small busy={action.busy} onClick={action.start}>{words.deleteDo}</Button>
        <Button look="plain" small onClick={action.close}>{words.cancel}</Button>
      </div>
    </Dialog>
  );
}

type Told = Extract<CommentHistoryQuery["node"], { history: unknown }>;

function History({ id }: { id: string }) {
  const words = useWords().thread;
  const { setDoing } = useDiscussion();
  const client = useClient();
  const [told, setTold] = useState<Told | "failed">();
  useEffect(() => {
    let left = false;
    const tell = (now: Told | "failed") => {
      if (!left) setTold(now);
    };
    ask(client, CommentHistoryDocument, { id }).then(
      ({ node }) => { tell(node && "history" in node ? (node as Told) : "failed"); },
      () => { tell("failed"); },
    );
    return () => { left = true; };
  }, [client, id]);
  return (
    <Dialog title={words.historyTitle} onClose={() => { setDoing(undefined); }}>
      {told === undefined && <Bones height="4rem" />}
      {told === "failed" && <p>{words.actionFailed}</p>}
      {typeof told === "object" && <Versions told={told} />}
      <Button look="plain" small onClick={() => { setDoing(undefined); }}>{words.close}</Button>
    </Dialog>
  );
}

function Versions({ told }: { told: Told }) {
  const words = useWords().thread;
  if (told.history.length === 0) return <p>{words.historyEmpty}</p>;
  return (
    <ol className="pz-lista pz-cronologia">
      {told.history.map((revision) => (
        <li key={revision.version}>
          <p className="pz-meta">{words.historyVersion(revision.version)} · <When at={revision.writtenAt} /></p>
          <div className="txt" dangerouslySetInnerHTML={{ __html: revision.bodyHtml }} />
        </li>
      ))}
      {told.bodyHtml !== null && (
        <li>
          <p className="pz-meta">{words.historyNow}{told.editedAt !== null && <> · <When at={told.editedAt} /></>}</p>
          <div className="txt" dangerouslySetInnerHTML={{ __html: told.bodyHtml }} />
        </li>
      )}
    </ol>
  );
}
