import { useState } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { exactDate } from "../../i18n/dates";
import { useLanguage, useWords } from "../../i18n/words";
import { FailedPage } from "../../layout/FailedPage";
import { useSecretWords } from "../../poll/secret/words";
import { useRead } from "../../reading/read";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { EmptyState, ListBones, Waiting } from "../../ui/states";
import { BallotKeysDocument, PollSealingsDocument, type PollSealingsQuery } from "../gen/graphql";
import { troubleOf, useBallotsWords } from "./words";

type Page = PollSealingsQuery["pollSealings"];
type Sealing = Page["nodes"][number];

/** Secret votes as their operator sees them: the folder of keys, the key that signs, and what waits for him before all else. */
export default function BallotsRoom() {
  const words = useBallotsWords();
  return (
    <div className="pz-urne">
      <p className="pz-ristretta">{words.lead}</p>
      <Keys />
      <Polls />
    </div>
  );
}

function Keys() {
  const words = useBallotsWords();
  const language = useLanguage();
  const { data, failure, retry } = useRead(BallotKeysDocument, {});
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <Waiting><ListBones rows={1} /></Waiting>;
  const folder = data.pollKeyFolder;
  return (
    <section className="pz-foglio pz-verifica" aria-labelledby="cartella">
      <h2 id="cartella" className="pz-h4">{words.folder}</h2>
      {folder?.isReady ? <p className="pz-integro pz-su-1" data-keys="ready"><Icon name="check" /> {words.ready}</p> : (
        <div className="pz-guasto pz-su-2" data-keys="missing">
          <p><strong>{words.notReady}</strong></p>
          <Todo steps={words.notReadyTodo} />
        </div>
      )}
      <p className="pz-meta pz-su-2">{words.backup}</p>
      <h2 className="pz-h4 pz-su-4">{words.signing}</h2>
      {folder?.signingKeyId ? (
        <p className="pz-su-1">{words.signs(folder.signingKeyId)} {folder.signingSince && <>{words.signsSince} <time dateTime={folder.signingSince}>{exactDate(new Date(folder.signingSince), language)}</time>.</>}</p>
      ) : <p className="pz-guasto pz-su-1">{words.noSigning}</p>}
      <p className="pz-su-1"><a href="/.well-known/piazza-keys" data-reload="">{words.history}</a></p>
      <p className="pz-meta pz-su-1">{words.rotate} <code className="pz-mono">piazza admin ballot-key-rotate</code></p>
    </section>
  );
}

const many = 50;

function Polls() {
  const words = useBallotsWords();
  const { list, state } = useWords();
  const { data, failure, retry } = useRead(PollSealingsDocument, { first: many });
  const { rest, next, busy, failed, more } = useRest(data?.pollSealings);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <Waiting><ListBones /></Waiting>;
  const polls = [...data.pollSealings.nodes, ...rest];
  const waiting = polls.filter(({ problem }) => problem !== null);
  const others = polls.filter(({ problem }) => problem === null);
  return (
    <>
      {waiting.length > 0 && (
        <section aria-labelledby="aspettano">
          <h2 id="aspettano" className="pz-h3">{words.waiting(waiting.length)}</h2>
          <ol className="pz-lista" data-waiting>{waiting.map((sealing) => <Stuck key={sealing.pollNumber} sealing={sealing} />)}</ol>
        </section>
      )}
      <section aria-label={words.list}>
        {(others.length > 0 || waiting.length === 0) && <h2 className="pz-h3">{words.list}</h2>}
        {polls.length === 0 ? <EmptyState>{words.none}</EmptyState> : waiting.length === 0 && <p className="pz-integro" data-fine><Icon name="check" /> {words.fine}</p>}
        {others.length > 0 && <ol className="pz-lista" data-polls>{others.map((sealing) => <li key={sealing.pollNumber}><Line sealing={sealing} /></li>)}</ol>}
        {next !== null && <p className="pz-altri"><Button look="outline" busy={busy} onClick={() => void more()}>{failed ? state.retry : list.more}</Button></p>}
      </section>
    </>
  );
}

/** What follows upon the first page, when it is asked for. */
function useRest(first: Page | undefined) {
  const client = useClient();
  const [rest, setRest] = useState<readonly Sealing[]>([]);
  const [after, setAfter] = useState<string | null>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const next = after === undefined ? (first?.pageInfo.hasNextPage ? first.pageInfo.endCursor : null) : after;
  const more = async () => {
    setBusy(true);
    try {
      const { pollSealings: { nodes, pageInfo } } = await ask(client, PollSealingsDocument, { first: many, after: next });
      setRest((before) => [...before, ...nodes]);
      setAfter(pageInfo.hasNextPage ? pageInfo.endCursor : null);
      setFailed(false);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return { rest, next, busy, failed, more };
}

/** States whose time is that of the step before: since when a key is missing nobody knows. */
const halted: readonly string[] = ["KEY_MISSING", "ELSEWHERE"];

function Line({ sealing: { pollNumber, poll, state, keyIsHere, keyFile, since } }: { sealing: Sealing }) {
  const words = useBallotsWords();
  const language = useLanguage();
  const { states } = useSecretWords();
  const paths = usePaths();
  const key = state === "SEALED" ? words.keyDestroyed : keyIsHere ? words.keyHere : state === "PLANNED" || state === "LOST" ? undefined : words.keyGone;
  return (
    <>
      <p><strong>{poll ? <a href={paths.entry(poll)}>{poll.title}</a> : words.poll(pollNumber)}</strong>{poll && <span className="pz-meta"> {poll.piazza.title}</span>}</p>
      <p className="pz-meta" data-seal={state}>{states[state].name} {halted.includes(state) ? `· ${words.lastStep}` : words.since} <time dateTime={since}>{exactDate(new Date(since), language)}</time>{key && <> · {key}</>}</p>
      {keyFile && <p className="pz-meta">{words.keyFile} <code className="pz-mono" data-key-file>{keyFile}</code></p>}
    </>
  );
}

/** A poll that does not go on by itself: what is wrong, and what to do, in order. */
function Stuck({ sealing }: { sealing: Sealing }) {
  const words = useBallotsWords();
  const { what, todo } = troubleOf(words, sealing.problem ?? "", sealing.poll?.number ?? sealing.pollNumber);
  return (
    <li data-problem={sealing.problem}>
      <Line sealing={sealing} />
      <div className="pz-guasto pz-su-2">
        <p><strong>{what}</strong></p>
        <p className="pz-su-1">{words.todo}:</p>
        <Todo steps={todo} />
      </div>
    </li>
  );
}

const command = /(piazza admin [a-z-]+(?: \d+)?(?: --lost)?(?: FILE)?|PIAZZA_KEYS_DIR)/;

/** Steps in their order; what is to be typed stands as such. */
function Todo({ steps }: { steps: readonly string[] }) {
  return (
    <ol className="pz-passi-da-fare">
      {steps.map((step) => <li key={step}>{step.split(command).map((part, i) => (i % 2 === 1 ? <code key={i} className="pz-mono">{part}</code> : part))}</li>)}
    </ol>
  );
}
