import { useState } from "react";
import { useClient } from "urql";
import { ThreadJoinDocument } from "../gen/graphql";
import { change } from "../graphql/request";
import { useWords } from "../i18n/words";
import { usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Composer } from "./Composer";
import { useDiscussion } from "./context";
import { refusalOf } from "./refusal";
import type { ThreadState } from "./store";

/** Where a comment is written, or what is missing before one can be. */
export function WritingPlace({ ended }: { ended: ThreadState["ended"] }) {
  const words = useWords().thread;
  const { viewer, place, post } = useDiscussion();
  if (ended) return null;
  if (!viewer) return <Invitation />;
  if (place.piazza.viewerCanJoin) return <Join />;
  if (!place.viewerCanComment) return <p className="pz-meta pz-su-4">{words.cannotComment}</p>;
  const send = (body: string) => {
    post?.outbox.put({ key: crypto.randomUUID(), entryId: place.id, parentId: null, body });
    post?.send();
    return undefined;
  };
  return (
    <div className="pz-su-4" data-mark="">
      <Composer label={words.composerLabel} send={words.publish} placeholder={words.placeholder} onSend={send} />
    </div>
  );
}

function Invitation() {
  const words = useWords().thread;
  const paths = usePaths();
  const { pathname, search } = usePlace();
  return (
    <div className="pz-invito" data-mark="">
      <p className="pz-meta">{words.signInNote}</p>
      <a className="btn btn-primary" href={paths.signIn(pathname + search)}>{words.signIn}</a>
    </div>
  );
}

function Join() {
  const words = useWords();
  const client = useClient();
  const { place, store } = useDiscussion();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const join = async () => {
    setBusy(true);
    try {
      await change(client, ThreadJoinDocument, { input: { piazzaId: place.piazza.id } });
      await store.start();
    } catch (failure) {
      setError(refusalOf(failure, words));
    }
    setBusy(false);
  };
  return (
    <div className="pz-invito" data-mark="">
      <p className="pz-meta">{words.thread.join}. {words.thread.joinNote}</p>
      {error !== undefined && <p className="pz-rifiuto" role="alert">{error}</p>}
      <Button busy={busy} onClick={() => void join()}>{words.thread.joinDo}</Button>
    </div>
  );
}
