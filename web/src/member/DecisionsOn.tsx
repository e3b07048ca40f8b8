import { MemberDecisionsDocument, type MemberDecisionsQuery } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useRead } from "../reading/read";
import { usePaths } from "../router/usePaths";
import { PersonName } from "../ui/Person";
import { When } from "../ui/When";

type Decision = MemberDecisionsQuery["memberDecisions"][number];

/** What was decided about a person, for those who decide; nothing where nothing was. */
export function DecisionsOn({ memberId }: { memberId: string }) {
  const { member: words } = useWords();
  const { data } = useRead(MemberDecisionsDocument, { memberId });
  if (!data || data.memberDecisions.length === 0) return null;
  return (
    <section className="pz-wrap pz-corpo" aria-labelledby="decisioni">
      <h2 className="pz-h4" id="decisioni">{words.decisions}</h2>
      <p className="pz-meta pz-giu">{words.decisionsNote}</p>
      <ol className="pz-lista pz-ristretta">
        {data.memberDecisions.map((decision) => <Row key={decision.decidedAt + decision.action} decision={decision} />)}
      </ol>
    </section>
  );
}

function Row({ decision }: { decision: Decision }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza, until } = decision;
  return (
    <li>
      <p className="pz-meta">
        <strong>{words.member.decision[decision.action]}</strong>
        {piazza && <> · <a href={paths.piazza(piazza.slug)}>{piazza.title}</a></>} · <When at={decision.decidedAt} /> · {words.moderation.by} <PersonName person={decision.decidedBy} className="" />
        {until && <> · {words.member.suspendedUntil} <When at={until} /></>}
      </p>
      {decision.reason && <p className="pz-su-1">{decision.reason}</p>}
    </li>
  );
}
