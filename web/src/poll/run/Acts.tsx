import { useState } from "react";
import { TextArea, TextField } from "../../ui/Field";
import { tell } from "../../ui/Notices";
import { useChange } from "../../reading/read";
import { fromField, isoOf, toField } from "../build/slots";
import {
  PollCloseDocument, PollClosingMoveDocument, PollOpenDocument, PollOutcomeSetDocument, PollRemindDocument, PollResultsPublishDocument, PollTemplateSaveDocument,
} from "../gen/graphql";
import type { PollOfPage } from "../PollPage";
import { Confirm } from "./Confirm";
import { usePollRefusal, useRunWords } from "./words";

export type ActProps = { poll: PollOfPage; onClose: () => void; onDone: () => void };

/** What came of it is told, and the page reads again what changed. */
function useDone({ onDone }: Pick<ActProps, "onDone">) {
  const refusal = usePollRefusal();
  return (refused: Parameters<typeof refusal>[0] | undefined, said: string): string | undefined => {
    if (refused) return refusal(refused);
    tell(said);
    onDone();
    return undefined;
  };
}

export function OpenAct(props: ActProps) {
  const words = useRunWords();
  const { change } = useChange(PollOpenDocument);
  const done = useDone(props);
  return <Confirm title={words.openTitle} note={words.openNote(props.poll.voting.isConfidential)} action={words.open} onClose={props.onClose} onDo={async () => done((await change({ input: { pollId: props.poll.id } })).refused, words.opened)} />;
}

export function CloseAct(props: ActProps) {
  const words = useRunWords();
  const { change } = useChange(PollCloseDocument);
  const done = useDone(props);
  const { turnout: { voters }, isConfidential } = props.poll.voting;
  return <Confirm title={words.closeTitle} note={words.closeNote(isConfidential ? words.votedAtLeast(voters) : words.voted(voters))} action={words.close} onClose={props.onClose} onDo={async () => done((await change({ input: { pollId: props.poll.id } })).refused, words.closed)} />;
}

export function MoveAct(props: ActProps) {
  const words = useRunWords();
  const { change } = useChange(PollClosingMoveDocument);
  const done = useDone(props);
  const [at, setAt] = useState(toField(props.poll.voting.closesAt));
  const move = async () => {
    const when = fromField(at);
    if (!when || when <= new Date()) return words.moveMissing;
    return done((await change({ input: { pollId: props.poll.id, rules: { closesAt: isoOf(at) } } })).refused, words.moved);
  };
  return (
    <Confirm title={words.moveTitle} note={words.moveNote} action={words.moveDo} onClose={props.onClose} onDo={move}>
      <TextField label={words.moveAt} type="datetime-local" value={at} onText={setAt} />
    </Confirm>
  );
}

export function RemindAct(props: ActProps) {
  const words = useRunWords();
  const { change } = useChange(PollRemindDocument);
  const done = useDone(props);
  const remind = async () => {
    const { done: came, refused } = await change({ input: { pollId: props.poll.id } });
    return done(refused, words.reminded(came?.people ?? null));
  };
  return <Confirm title={words.remindTitle} note={words.remindNote} action={words.remindDo} onClose={props.onClose} onDo={remind} />;
}

export function PublishAct(props: ActProps) {
  const words = useRunWords();
  const { change } = useChange(PollResultsPublishDocument);
  const done = useDone(props);
  return <Confirm title={words.publishTitle} note={words.publishNote} action={words.publishResults} onClose={props.onClose} onDo={async () => done((await change({ input: { pollId: props.poll.id } })).refused, words.resultsPublished)} />;
}

export function OutcomeAct(props: ActProps) {
  const words = useRunWords();
  const { change } = useChange(PollOutcomeSetDocument);
  const done = useDone(props);
  const [outcome, setOutcome] = useState(props.poll.voting.outcome);
  const write = async () => done((await change({ input: { pollId: props.poll.id, outcome } })).refused, outcome.trim() === "" ? words.outcomeGone : words.outcomeSaved);
  return (
    <Confirm title={words.outcomeTitle} note={words.outcomeNote} action={words.save} onClose={props.onClose} onDo={write}>
      <TextArea label={words.outcomeText} value={outcome} rows={6} onText={setOutcome} />
    </Confirm>
  );
}

export function TemplateAct(props: ActProps) {
  const words = useRunWords();
  const { change } = useChange(PollTemplateSaveDocument);
  const done = useDone(props);
  const [title, setTitle] = useState(props.poll.title);
  const save = async () => (title.trim() === "" ? words.templateMissing : done((await change({ input: { pollId: props.poll.id, title: title.trim() } })).refused, words.templateSaved(title.trim())));
  return (
    <Confirm title={words.templateTitle} action={words.save} onClose={props.onClose} onDo={save}>
      <TextField label={words.templateName} value={title} maxLength={160} onText={setTitle} />
    </Confirm>
  );
}
