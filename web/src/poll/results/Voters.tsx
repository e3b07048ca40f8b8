import { useState } from "react";
import { useWords } from "../../i18n/words";
import { ShowMore } from "../../layout/ShowMore";
import { useRead } from "../../reading/read";
import { Avatar } from "../../ui/Avatar";
import { PersonName } from "../../ui/Person";
import { ErrorState, ListBones, Waiting } from "../../ui/states";
import { PollBallotsDocument } from "../gen/graphql";
import type { PollQuestion } from "../kind";
import type { PollShown } from "../types";
import { ChoiceList } from "../vote/OwnVote";
import { useResultsWords } from "./words";

/** Who voted for what, where the poll shows it: asked for when somebody wants to know. */
export function Voters({ poll, question }: { poll: PollShown; question: PollQuestion }) {
  const words = useResultsWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="pz-piega" onToggle={(event) => { setOpen(event.currentTarget.open); }}>
      <summary>{words.voters}</summary>
      {open && <List poll={poll} question={question} />}
    </details>
  );
}

function List({ poll, question }: { poll: PollShown; question: PollQuestion }) {
  const words = useResultsWords();
  const page = useWords();
  const variables = { number: poll.number, question: question.id, first: 20 };
  const { data, failure, retry } = useRead(PollBallotsDocument, variables);
  if (failure) return <ErrorState message={words.failed} onRetry={retry} />;
  if (!data) return <Waiting><ListBones rows={3} /></Waiting>;
  const ballots = data.entry?.__typename === "Poll" ? data.entry.voting.ballots : null;
  if (!ballots || ballots.nodes.length === 0) return <p className="pz-meta">{words.noBallots}</p>;
  return (
    <>
      <ul className="pz-votanti" role="list">
        {ballots.nodes.map((ballot, i) => (
          <li key={ballot.voter?.id ?? i}>
            <Avatar name={ballot.voter?.name ?? ""} tone={ballot.voter?.tone ?? 1} state={ballot.voter?.state ?? "ERASED"} size="s" />
            <div><p className="chi"><strong>{ballot.voter ? <PersonName person={ballot.voter} /> : page.member.erased}</strong></p><ChoiceList question={question} ballot={ballot} /></div>
          </li>
        ))}
      </ul>
      <ShowMore document={PollBallotsDocument} variables={variables} shown={ballots.nodes.length} total={ballots.totalCount} page={ballots.pageInfo} />
    </>
  );
}
