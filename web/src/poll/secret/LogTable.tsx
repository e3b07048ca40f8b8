import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { tell } from "../../ui/Notices";
import { ListBones, Waiting } from "../../ui/states";
import { PollLogDocument, type PollLogQuery } from "../gen/graphql";
import { useSecretWords } from "./words";

type Entry = NonNullable<PollLogQuery["pollLog"]>["nodes"][number];
/** What is known of the log, where it ends, and whether there was more. */
type Read = { entries: readonly Entry[]; end: string | null; hasMore: boolean };

const page = 50;

/** The heads of the log, from the first on: whoever has one can compare it. */
export function LogTable({ pollId, length }: { pollId: string; length: number }) {
  const { public: words } = useSecretWords();
  const { read, failed, busy, more } = useLog(pollId, length);
  return (
    <section aria-labelledby="storia">
      <h2 id="storia">{words.heads}</h2>
      <p>{words.headsNote}</p>
      {failed && <p className="pz-guasto" role="alert">{words.failed} <Button small onClick={more}>{words.retry}</Button></p>}
      {!read && !failed && <Waiting><ListBones rows={3} /></Waiting>}
      {read && (read.entries.length === 0 ? <p className="pz-meta">{words.none}</p> : <Heads entries={read.entries} />)}
      {read?.hasMore && <p className="pz-su-3"><Button look="outline" busy={busy} onClick={more}>{words.more}</Button></p>}
    </section>
  );
}

function Heads({ entries }: { entries: readonly Entry[] }) {
  const { public: words } = useSecretWords();
  const copy = async (head: string) => {
    try {
      await navigator.clipboard.writeText(head);
      tell(words.copied);
    } catch {
      // The hash stands on the page: it can be selected.
    }
  };
  return (
    <ol className="pz-voci-registro" role="list">
      {entries.map(({ number, kind, commitmentCount, head, keyId }, at) => (
        <li key={number} data-entry={number}>
          <p><b>{words.entry(number)}</b> · {words.kinds[kind]}{commitmentCount > 0 && ` · ${words.commitments(commitmentCount)}`}</p>
          <code className="pz-mono">{head}</code>
          {keyId !== entries[at - 1]?.keyId && <span className="pz-meta">{words.key} <span className="pz-mono">{keyId}</span></span>}
          <button type="button" className="btn btn-icona" aria-label={words.copy(number)} onClick={() => void copy(head)}><Icon name="copy" /></button>
        </li>
      ))}
    </ol>
  );
}

/** Pages of the log in their order; it only ever grows at its end, so that what was read stays. */
function useLog(pollId: string, length: number) {
  const client = useClient();
  const [read, setRead] = useState<Read>();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const known = useRef<Read>(undefined);
  // One after the other: each goes on where the one before it ended.
  const turn = useRef(Promise.resolve());
  const load = useCallback(async () => {
    setBusy(true);
    const { entries = [], end = null } = known.current ?? {};
    try {
      const { pollLog } = await ask(client, PollLogDocument, { pollId, first: page, after: end });
      const { nodes = [], pageInfo } = pollLog ?? {};
      known.current = { entries: [...entries, ...nodes], end: pageInfo?.endCursor ?? end, hasMore: pageInfo?.hasNextPage ?? false };
      setRead(known.current);
      setFailed(false);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  }, [client, pollId]);
  const more = useCallback(() => { turn.current = turn.current.then(load); }, [load]);
  // The log has grown: where all that there was has been read what is new is read too, else it comes with the next page.
  useEffect(() => {
    if (known.current?.hasMore !== true && (known.current?.entries.length ?? -1) < length) more();
  }, [more, length]);
  return { read, failed, busy, more };
}
