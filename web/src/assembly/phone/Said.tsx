import { useLanguage } from "../../i18n/words";
import { choiceWords } from "../../poll/vote/choiceWords";
import { ChoiceList } from "../../poll/vote/OwnVote";
import { useBallotWords } from "../../poll/vote/words";
import type { Answers } from "../../poll/vote/answers";
import type { PollBallotFragment } from "../gen/graphql";
import type { HallItem } from "../live/known";
import { usePhoneWords } from "./words";

/** An answer in words, as its giver reads it back. A secret one is folded away: in a hall the neighbour reads along. */
export function Quoted({ item, answers }: { item: HallItem; answers: Answers }) {
  const { howVoted } = usePhoneWords();
  const said = <Choices item={item} answers={answers} />;
  return item.isConfidential ? <details className="pz-piega w-100" data-own-vote><summary>{howVoted}</summary>{said}</details> : said;
}

function Choices({ item, answers }: { item: HallItem; answers: Answers }) {
  const words = useBallotWords();
  const language = useLanguage();
  const said = item.questions.flatMap((question) => {
    const choice = answers.choices[question.id];
    return choice ? choiceWords(question, choice, words, language) : [];
  });
  if (said.length === 1) return <p className="detto">“{said[0]}”</p>;
  return <ul className="detto" role="list">{said.map((part, i) => <li key={i}>{part}</li>)}</ul>;
}

/** What the viewer answered, question by question. */
export function Mine({ item, ballots }: { item: HallItem; ballots: readonly PollBallotFragment[] }) {
  return item.questions.map((question) => {
    const ballot = ballots.find((each) => each.question === question.id);
    return ballot && <div key={question.id}>{item.questions.length > 1 && <p className="pz-meta">{question.title}</p>}<ChoiceList question={question} ballot={ballot} /></div>;
  });
}
