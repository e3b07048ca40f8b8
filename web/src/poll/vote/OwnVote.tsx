import { useLanguage } from "../../i18n/words";
import type { PollBallotFragment } from "../gen/graphql";
import type { Choice, PollQuestion } from "../kind";
import { usePollWords } from "../words";
import { choiceWords } from "./choiceWords";
import { useBallotWords } from "./words";

/** What the viewer answered, question by question. */
export function OwnVote({ questions, ballots }: { questions: readonly PollQuestion[]; ballots: readonly PollBallotFragment[] }) {
  const words = usePollWords();
  return (
    <details className="pz-mio">
      <summary>{words.mine}</summary>
      <dl>
        {questions.map((question) => {
          const ballot = ballots.find((each) => each.question === question.id);
          return ballot && <div key={question.id}><dt>{question.title}</dt><dd><ChoiceList question={question} ballot={ballot} /></dd></div>;
        })}
      </dl>
    </details>
  );
}

/** One ballot in words, with its reason. */
export function ChoiceList({ question, ballot }: { question: PollQuestion; ballot: { choice: Choice; reason: string } }) {
  const language = useLanguage();
  const said = choiceWords(question, ballot.choice, useBallotWords(), language);
  return (
    <>
      {said.length === 1 ? <p>{said[0]}</p> : <ul role="list">{said.map((part, i) => <li key={i}>{part}</li>)}</ul>}
      {ballot.reason && <p className="pz-meta">“{ballot.reason}”</p>}
    </>
  );
}
