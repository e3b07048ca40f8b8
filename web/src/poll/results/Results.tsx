import { Live } from "../../ui/marks";
import { usePollLive } from "../live";
import type { PollShown } from "../types";
import { usePollWords } from "../words";
import { GuestResult } from "./GuestResult";
import { QuestionResult } from "./QuestionResult";
import { useResultsWords } from "./words";

/** What a poll came to, or comes to as it is watched; and where it may not be seen, when it will be. */
export default function Results({ poll }: { poll: PollShown }) {
  const words = useResultsWords();
  const around = usePollWords();
  const { results, phase, turnout } = usePollLive();
  const { voting } = poll;
  if (phase === "WAITING") return null;
  // What was annulled has no results to come: the head of the page says so.
  if (!results && voting.annulledReason !== null) return null;
  // Secret votes are counted after the closing: the page says beside the turnout how far that is.
  if (!results && voting.isConfidential && phase === "CLOSED") return null;
  if (!results) {
    return (
      <section className="pz-nascosti" aria-labelledby="risultati">
        <h2 id="risultati">{words.title}</h2>
        <p>{around.hidden[voting.resultsVisibility]}</p>
        <p className="pz-meta">{around.listLater}</p>
      </section>
    );
  }
  const byId = new Map(results.questions.map((result) => [result.question, result]));
  const apart = new Map(results.guests?.questions.map((result) => [result.question, result]));
  return (
    <section className="pz-risultati" aria-labelledby="risultati" data-version={results.version}>
      <h2 id="risultati">{results.isFinal ? words.title : words.soFar}</h2>
      {!results.isFinal && <p className="pz-riga"><Live>{words.live}</Live></p>}
      {phase === "CLOSED" && voting.quorum !== null && turnout.quorumReached === false && <p className="pz-avviso">{around.quorumMissed(voting.quorum)}</p>}
      {voting.questions.map((question) => {
        const result = byId.get(question.id);
        const guests = apart.get(question.id);
        return result && (
          <QuestionResult key={question.id} poll={poll} question={question} result={result} final={results.isFinal}>
            {guests && guests.voters > 0 && <GuestResult question={question} result={guests} final={results.isFinal} isVerified={results.guests?.isVerified ?? false} />}
          </QuestionResult>
        );
      })}
    </section>
  );
}
