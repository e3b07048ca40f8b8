import { Bars } from "./Bars";
import { namesOf, type ResultPart } from "./part";
import { Views } from "./Views";
import { useResultsWords } from "./words";

/** Which projects can be paid for, most supported first. */
export function FundingChart({ question, result, final }: ResultPart<"FundingResult">) {
  const words = useResultsWords();
  const nameOf = namesOf(question);
  // While it is live, projects keep the places that they have in the question.
  const place = new Map(question.options.map((option, i) => [option.id, i]));
  const rows = final ? result.projects : [...result.projects].sort((a, b) => (place.get(a.option) ?? 0) - (place.get(b.option) ?? 0));
  const top = Math.max(...rows.map((project) => project.votes), 1);
  return (
    <>
      <p className="pz-frase">{words.spent(result.spent, result.ceiling)}</p>
      <span className="pz-bar tetto" aria-hidden="true"><i style={{ width: `${result.ceiling > 0 ? (result.spent / result.ceiling) * 100 : 0}%` }} /></span>
      <p className="pz-meta">{words.fundingRule}</p>
      <Views title={question.title} table={{ head: [words.option, words.votes, words.cost, words.fundedHead], rows: rows.map((project) => ({ id: project.option, name: nameOf(project.option), cells: [words.figure(project.votes), words.money(project.cost), project.isFunded ? words.funded : words.notFunded], strong: project.isFunded })) }}>
        <Bars bars={rows.map((project) => ({ id: project.option, title: nameOf(project.option), note: `${words.money(project.cost)}, ${project.isFunded ? words.funded : words.notFunded}`, figure: words.votesOf(project.votes), length: project.votes / top, leads: project.isFunded }))} />
      </Views>
    </>
  );
}
