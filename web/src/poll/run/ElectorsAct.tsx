import { useState } from "react";
import { useWords } from "../../i18n/words";
import { useChange, useMore, useRead } from "../../reading/read";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextArea } from "../../ui/Field";
import { tell } from "../../ui/Notices";
import { PersonName } from "../../ui/Person";
import { Bones } from "../../ui/states";
import { PollElectorsDocument, PollElectorsSetDocument } from "../gen/graphql";
import type { ActProps } from "./Acts";
import { handlesOf } from "./handles";
import { usePollRefusal, useRunWords } from "./words";

/** Fewer than these, and the result of a secret vote may tell what each voted; the builder warns as well. */
const crowd = 10;

/** The electoral list: who is on it, and another one to paste. Handles that nobody has stay in sight. */
export function ElectorsAct({ poll, onClose, onDone }: ActProps) {
  const words = useRunWords();
  const refusal = usePollRefusal();
  const { change, busy } = useChange(PollElectorsSetDocument);
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const [round, setRound] = useState(0);
  const handles = handlesOf(text);
  // Before the first vote what is pasted is the whole list.
  const few = poll.voting.isConfidential && poll.voting.turnout.voters === 0 && handles.length > 0 && handles.length < crowd;
  const save = async () => {
    if (handles.length === 0) { setError(words.electorsEmpty); return; }
    const { done, refused } = await change({ input: { pollId: poll.id, handles } });
    setError(refused && refusal(refused));
    if (refused) return;
    setUnknown(done.unknown);
    tell(words.electorsSaved(handles.length - done.unknown.length));
    setText(done.unknown.join("\n"));
    setRound(round + 1);
    onDone();
  };
  return (
    <Dialog title={words.electors} onClose={onClose}>
      <Current key={round} number={poll.number} />
      <p className="pz-secondo pz-su-3 pz-giu">{words.electorsNote}</p>
      <TextArea label={words.electorsPaste} value={text} rows={5} error={error} hint={handles.length > 0 ? words.electorsFound(handles.length) : undefined} spellCheck={false} autoCapitalize="off" onText={setText} />
      {few && <p className="pz-avviso pz-su-2" data-few role="status">{words.electorsFew}</p>}
      {unknown.length > 0 && <p className="pz-avviso pz-su-2" role="alert"><strong>{words.unknown(unknown.length)}</strong> <span className="pz-mono">{unknown.map((handle) => `@${handle}`).join(", ")}</span></p>}
      <div className="piede">
        <Button look="outline" onClick={onClose}>{words.closeDialog}</Button>
        <Button busy={busy} onClick={() => void save()}>{words.electorsSet}</Button>
      </div>
    </Dialog>
  );
}

function Current({ number }: { number: number }) {
  const words = useRunWords();
  const { state } = useWords();
  const variables = { number, first: 50 };
  const { data, failure } = useRead(PollElectorsDocument, variables);
  const { more, busy } = useMore(PollElectorsDocument, variables);
  if (failure) return <p className="errore" role="alert">{state.error}</p>;
  const electors = data?.entry?.__typename === "Poll" ? data.entry.voting.electors : null;
  if (!electors) return <div className="pz-su-2"><Bones /></div>;
  const { hasNextPage, endCursor } = electors.pageInfo;
  return (
    <details className="pz-su-2">
      <summary>{words.electorsCount(electors.totalCount)}</summary>
      <p className="pz-elettori" aria-label={words.whoIsOn}>{electors.nodes.map((member) => <span key={member.id}><PersonName person={member} /></span>)}</p>
      {hasNextPage && endCursor && <Button look="plain" small busy={busy} onClick={() => void more(endCursor)}>{words.showMore}</Button>}
    </details>
  );
}
