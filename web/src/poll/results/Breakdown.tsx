import { stances, type PollQuestion } from "../kind";
import { useBallotWords } from "../vote/words";
import { usePollWords } from "../words";
import { DataTable } from "./DataTable";
import type { AnyResult } from "./part";
import { useResultsWords } from "./words";

type Rows = NonNullable<AnyResult["byAssurance"]>;

/** The same by how surely voters were known. What could name somebody is left out, and that is said. */
export function Breakdown({ question, rows }: { question: PollQuestion; rows: Rows }) {
  const words = useResultsWords();
  const { assuranceName } = usePollWords();
  const ballot = useBallotWords();
  const columns = rows.some((row) => row.votes !== null) ? (question.kind === "CONSENT" ? stances.map((stance) => ballot.stances[stance]) : question.options.map((option) => option.title)) : [];
  const say = (k: number | null | undefined) => (k === null || k === undefined ? words.suppressed : words.figure(k));
  return (
    <details className="pz-piega">
      <summary>{words.byAssurance}</summary>
      <DataTable
        caption={words.byAssurance}
        table={{ head: [words.assurance, words.people, ...columns], rows: rows.map((row) => ({ id: row.assurance, name: assuranceName[row.assurance], cells: [say(row.voters), ...columns.map((_, i) => say(row.votes?.[i]))] })) }}
      />
      <p className="pz-meta">{words.byAssuranceNote}</p>
    </details>
  );
}
