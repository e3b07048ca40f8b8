import { useState } from "react";
import { useClient } from "urql";
import { change } from "../../graphql/request";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/Field";
import { tell } from "../../ui/Notices";
import { PhoneAskDocument, PhoneUpvoteDocument, type PhoneFloorFragment } from "../gen/graphql";
import { usePhone } from "./context";
import { usePhoneFloor } from "./useFloor";
import { usePhoneRefusal, usePhoneWords } from "./words";

type Question = PhoneFloorFragment["questions"][number];

const longest = 300;

/** Questions from the floor, folded away: what is voted on stays before everything. */
export function FloorFold() {
  const words = usePhoneWords();
  // Folded away it is not fetched: five hundred phones would be told of each thumb.
  const [shown, setShown] = useState(false);
  const { floor, patch } = usePhoneFloor(shown);
  const open = floor?.questions.filter(({ state }) => state === "SHOWN") ?? [];
  const answered = floor?.questions.filter(({ state }) => state === "ANSWERED") ?? [];
  const list = (questions: readonly Question[]) => (
    <ul className="voci" role="list">
      {questions.map((question) => <Wanted key={question.id} question={question} wanted={floor?.viewerVotes.includes(question.id) ?? false} onWant={patch} />)}
    </ul>
  );
  return (
    <details className="pz-piega domande" onToggle={(event) => { setShown(event.currentTarget.open); }}>
      <summary>{words.floor.title(open.length)}</summary>
      {open.length > 0 ? list(open) : <p className="pz-meta">{words.floor.none}</p>}
      <AskForm />
      {floor && floor.viewerQuestions.length > 0 && (
        <>
          <h2>{words.floor.mine}</h2>
          <ul className="voci" role="list">{floor.viewerQuestions.map(({ id, text, state }) => <li key={id}><p>{text}</p><p className="pz-meta">{words.floor.state[state]}</p></li>)}</ul>
        </>
      )}
      {answered.length > 0 && <><h2>{words.floor.answeredOnes}</h2>{list(answered)}</>}
    </details>
  );
}

type WantedProps = { question: Question; wanted: boolean; onWant: (id: string, wanted: boolean) => void };

/** A question, and whether one wants it answered as well. */
function Wanted({ question: { id, text, name, isGuest, votes, state }, wanted, onWant }: WantedProps) {
  const words = usePhoneWords();
  const say = usePhoneRefusal();
  const client = useClient();
  const press = async () => {
    onWant(id, !wanted);
    try {
      const { assemblyUpvote } = await change(client, PhoneUpvoteDocument, { input: { questionId: id, isWanted: !wanted } });
      const [refused] = assemblyUpvote.userErrors;
      if (refused) { onWant(id, wanted); tell(say(refused)); }
    } catch {
      onWant(id, wanted);
      tell(words.floor.askedFailed);
    }
  };
  return (
    <li>
      <p>{text}{name && <span className="pz-meta"> {words.floor.by(name, isGuest)}</span>}</p>
      {state === "SHOWN"
        ? <button type="button" className="btn btn-outline-primary btn-sm voglio" aria-pressed={wanted} aria-label={words.floor.wantOf(text, votes)} onClick={() => void press()}><span>{words.floor.want}</span> <b className="pz-num">{votes}</b></button>
        : <p className="pz-meta pz-num">{votes}</p>}
    </li>
  );
}

/** Asking: the text stays until it has arrived, and is one question however often it is sent. */
function AskForm() {
  const words = usePhoneWords();
  const say = usePhoneRefusal();
  const client = useClient();
  const { assembly } = usePhone();
  const [text, setText] = useState("");
  const [named, setNamed] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const send = async () => {
    if (busy || text.trim() === "") return;
    setBusy(true);
    setError(undefined);
    try {
      const { assemblyAsk } = await change(client, PhoneAskDocument, { input: { assemblyId: assembly.id, text: text.trim(), isNamed: named, idempotencyKey: key } });
      const [refused] = assemblyAsk.userErrors;
      if (refused) setError(say(refused));
      else {
        setText("");
        setKey(crypto.randomUUID());
        tell(words.floor.asked);
      }
    } catch {
      setError(words.floor.askedFailed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <TextArea label={words.floor.label} hint={words.floor.lead} error={error} count={words.floor.count(Array.from(text).length)} rows={2} maxLength={longest} value={text} onText={setText} />
      <label className="nome"><input type="checkbox" checked={named} onChange={(event) => { setNamed(event.target.checked); }} /> {words.floor.named}</label>
      <p><Button type="submit" look="outline" busy={busy}>{words.floor.ask}</Button></p>
    </form>
  );
}
