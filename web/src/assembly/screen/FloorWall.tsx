import { EntranceCard } from "./EntranceCard";
import type { FloorQuestion } from "./useFloor";
import type { Assembly } from "./Wall";
import { useScreenWords } from "./words";

type Props = { assembly: Assembly; questions: readonly FloorQuestion[] };

/** What the hall asks, on the whole wall. */
export function FloorWall({ assembly, questions }: Props) {
  return (
    <div className="piano">
      <div className="testo">
        <p className="pos">{assembly.title}</p>
        <FloorList questions={questions} most={5} head />
      </div>
      <EntranceCard />
    </div>
  );
}

/** The questions that most want answered; how many, in words. */
export function FloorList({ questions, most, head = false }: { questions: readonly FloorQuestion[]; most: number; head?: boolean }) {
  const words = useScreenWords();
  const left = questions.length - most;
  return (
    <section className="sala-domande" aria-label={words.questions}>
      {head ? <h1>{words.questions}</h1> : <h2>{words.questions}</h2>}
      <ul role="list">
        {questions.slice(0, most).map(({ id, text, name, isGuest, votes }) => (
          <li key={id}><span className="frase">{text}{name !== "" && <small> {name}{isGuest && ` (${words.guest})`}</small>}</span><span className="pz-num quanti">{words.votes(votes)}</span></li>
        ))}
      </ul>
      {left > 0 && <p className="meno">{words.otherQuestions(left)}</p>}
    </section>
  );
}
