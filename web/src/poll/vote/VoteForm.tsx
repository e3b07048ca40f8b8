import { useRef, useState, type SyntheticEvent } from "react";
import type { PollShown } from "../types";
import { usePollWords } from "../words";
import { askedOf, faultsOf, partsOf, stillWrong } from "./answers";
import { useFocusOnFault, useRefusedBallot } from "./faults";
import { QuestionPlace } from "./QuestionPlace";
import { SendBar } from "./SendBar";
import type { Vote } from "./useVote";

type Props = { poll: PollShown; vote: Vote; viewer: string; open: boolean; onDone?: (() => void) | undefined; onChange: () => void };

/** The ballots of a poll. A survey goes part by part; a question with a condition comes when its condition holds. */
export function VoteForm({ poll, vote, viewer, open, onDone, onChange }: Props) {
  const words = usePollWords();
  const { voting } = poll;
  const asked = askedOf(voting.questions, vote.answers);
  const parts = partsOf(asked);
  const [at, setAt] = useState(0);
  const [marked, mark] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const place = Math.min(at, parts.length - 1);
  const part = parts[place];
  const last = place === parts.length - 1;
  const found = useRefusedBallot(voting, vote, stillWrong(voting, asked, vote.answers, marked));
  useFocusOnFault(form, marked, vote.sent);

  const goTo = (step: number) => {
    setAt(step);
    mark([]);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[data-parte]")?.focus());
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (vote.sent.phase === "sending" || !open) return;
    const wrong = Object.keys(faultsOf(voting, last ? asked : (part?.questions ?? []), vote.answers));
    mark(wrong);
    const [first] = wrong;
    if (first !== undefined) setAt(parts.findIndex((each) => each.questions.some(({ id }) => id === first)));
    else if (last) vote.send();
    else goTo(place + 1);
  };
  return (
    <form className="pz-scheda-voto" ref={form} noValidate onSubmit={submit} aria-label={words.voteTitle}>
      {parts.length > 1 && part && <PartHead at={place} of={parts.length} title={part.title || words.firstStep} />}
      {parts.length === 1 && part?.title && <h2 className="pz-parte">{part.title}</h2>}
      {part?.questions.map((question) => (
        <QuestionPlace
          key={question.id} poll={poll} question={question} vote={vote} viewer={viewer} open={open} onChange={onChange}
          place={{ at: asked.indexOf(question) + 1, of: asked.length }} fault={found[question.id]}
        />
      ))}
      {open && <SendBar poll={poll} vote={vote} wrong={Object.keys(found).length} last={last} onBack={place > 0 ? () => { goTo(place - 1); } : undefined} onDone={onDone} />}
      {!open && parts.length > 1 && <Turning at={place} of={parts.length} onGo={goTo} />}
    </form>
  );
}

function PartHead({ at, of, title }: { at: number; of: number; title: string }) {
  const words = usePollWords();
  return (
    <div className="pz-parte" data-parte tabIndex={-1}>
      <p className="pz-meta pz-num">{words.step(at + 1, of)}</p>
      <h2>{title}</h2>
      <p className="pz-passi" aria-hidden="true">{Array.from({ length: of }, (_, i) => <i key={i} className={i <= at ? "si" : undefined} />)}</p>
    </div>
  );
}

/** Who may not vote may still turn the pages. */
function Turning({ at, of, onGo }: { at: number; of: number; onGo: (step: number) => void }) {
  const words = usePollWords();
  return (
    <p className="pz-riga">
      {at > 0 && <button type="button" className="btn btn-outline-primary" onClick={() => { onGo(at - 1); }}>{words.back}</button>}
      {at < of - 1 && <button type="button" className="btn btn-outline-primary" onClick={() => { onGo(at + 1); }}>{words.next}</button>}
    </p>
  );
}
