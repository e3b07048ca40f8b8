import { useCallback, useEffect, useState } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { tell } from "../../ui/Notices";
import { ListBones, Waiting } from "../../ui/states";
import { PollLogDocument, type PollLogQuery } from "../gen/graphql";
import { useSecretWords } from "./words";

type Entry = NonNullable<PollLogQuery["pollLog"]>["nodes"][number];
type Read = { entries: readonly Entry[]; next: string | null };

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
      {read?.next && <p className="pz-su-3"><Button look="outline" busy={busy} onClick={more}>{words.more}</Button></p>}
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
    // It scrolls in its own place, with the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="pz-tabella-scorre" tabIndex={0} role="region" aria-label={words.headColumn}>
      <table className="pz-tabella-registro">
        <thead><tr><th scope="col">{words.entry}</th><th scope="col">{words.kind}</th><th scope="col">{words.commitments}</th><th scope="col">{words.headColumn}</th></tr></thead>
        <tbody>
          {entries.map(({ number, kind, commitmentCount, head, keyId }) => (
            <tr key={number} data-entry={number}>
              <th scope="row" className="pz-num">{number}</th>
              <td>{words.kinds[kind]}</td>
              <td className="pz-num">{commitmentCount}</td>
              <td>
                <code className="pz-mono">{head}</code>
                <span className="pz-meta"> {words.key} <span className="pz-mono">{keyId}</span></span>
                <button type="button" className="btn btn-icona" aria-label={`${words.copy} ${number}`} onClick={() => void copy(head)}><Icon name="copy" /></button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Pages of the log in their order; it only ever grows at its end. */
function useLog(pollId: string, length: number) {
  const client = useClient();
  const [read, setRead] = useState<Read>();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const load = useCallback(async (from: readonly Entry[], after: string | null) => {
    setBusy(true);
    try {
      const { pollLog } = await ask(client, PollLogDocument, { pollId, first: page, after });
      const { nodes = [], pageInfo } = pollLog ?? {};
      setRead({ entries: [...from, ...nodes], next: pageInfo?.hasNextPage ? pageInfo.endCursor : null });
      setFailed(false);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  }, [client, pollId]);
  // The log has grown: what is new follows upon what is known, or is read with it.
  useEffect(() => { void Promise.resolve().then(() => load([], null)); }, [load, length]);
  const more = () => { void load(read?.entries ?? [], read?.next ?? null); };
  return { read, failed, busy, more };
}
