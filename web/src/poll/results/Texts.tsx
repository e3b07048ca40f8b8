import { lazy, Suspense, useState } from "react";
import { ShowMore } from "../../layout/ShowMore";
import { useRead } from "../../reading/read";
import { ErrorState, ListBones, Waiting } from "../../ui/states";
import { PollTextsDocument, type PollTextsQuery, type TextKind } from "../gen/graphql";
import type { PollQuestion } from "../kind";
import type { PollShown } from "../types";
import { useBallotWords } from "../vote/words";
import { useResultsWords } from "./words";

// What only those who hold a poll need.
const HideText = lazy(() => import("../run/HideText"));

type Props = { poll: PollShown; question: PollQuestion; of: TextKind; open?: boolean };
type Text = NonNullable<Extract<NonNullable<PollTextsQuery["entry"]>, { __typename: "Poll" }>["voting"]["texts"]>["nodes"][number];

/** Texts of ballots, without names: answers, or reasons. */
export function Texts({ poll, question, of, open = false }: Props) {
  const words = useResultsWords();
  const [shown, setShown] = useState(open);
  return (
    <details className="pz-piega" open={open} onToggle={(event) => { setShown(event.currentTarget.open); }}>
      <summary>{of === "ANSWERS" ? words.texts : words.reasons}</summary>
      {shown && <List poll={poll} question={question} of={of} />}
    </details>
  );
}

function List({ poll, question, of }: Omit<Props, "open">) {
  const words = useResultsWords();
  const variables = { number: poll.number, question: question.id, of, first: 20 };
  const { data, failure, retry } = useRead(PollTextsDocument, variables);
  if (failure) return <ErrorState message={words.failed} onRetry={retry} />;
  if (!data) return <Waiting><ListBones rows={3} /></Waiting>;
  const texts = data.entry?.__typename === "Poll" ? data.entry.voting.texts : null;
  if (!texts || texts.nodes.length === 0) return <p className="pz-meta">{words.noTexts}</p>;
  return (
    <>
      <ul className="pz-testi" role="list">
        {texts.nodes.map((text) => <TextRow key={text.key} text={text} question={question} runs={poll.voting.viewerCanRun} onChange={retry} />)}
      </ul>
      <ShowMore document={PollTextsDocument} variables={variables} shown={texts.nodes.length} total={texts.totalCount} page={texts.pageInfo} />
    </>
  );
}

function TextRow({ text, question, runs, onChange }: { text: Text; question: PollQuestion; runs: boolean; onChange: () => void }) {
  const words = useResultsWords();
  const { stances } = useBallotWords();
  return (
    <li>
      {text.stance && <p className="pz-meta"><strong>{stances[text.stance]}</strong></p>}
      {text.hiddenReason !== null && <p className="pz-meta">{words.textHidden(text.hiddenReason)}</p>}
      {text.text && <p className={text.hiddenReason === null ? "testo" : "testo pz-muto"}>{text.text}</p>}
      {text.people > 1 && <p className="pz-meta pz-num">{words.textPeople(text.people)}</p>}
      {runs && <Suspense fallback={null}><HideText questionId={question.id} text={text} onDone={onChange} /></Suspense>}
    </li>
  );
}
