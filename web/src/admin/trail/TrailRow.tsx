import type { Role } from "../../gen/graphql";
import { useWords } from "../../i18n/words";
import { usePaths } from "../../router/usePaths";
import { PersonName } from "../../ui/Person";
import { When } from "../../ui/When";
import type { AuditTrailQuery } from "../gen/graphql";
import { useAdminWords } from "../words";

type Record = AuditTrailQuery["auditTrail"]["nodes"][number];

/** One record: what happened to whom, by whom, when; its hash for whoever wants to compare. */
export function TrailRow({ record }: { record: Record }) {
  const { audit: words } = useAdminWords();
  const paths = usePaths();
  const { actor, member, piazza } = record;
  const same = actor !== null && actor.id === member?.id;
  return (
    <li>
      <p className="pz-meta pz-riga pz-fra">
        <span><When at={record.at} /> · {actor ? <>{words.by} <PersonName person={actor} className="" /></> : words.bySystem}</span>
        <span className="pz-num">{words.number(record.number)}</span>
      </p>
      <p className="pz-su-1">
        <strong>{words.kinds[record.kind]}</strong>
        {member && !same && <> {words.on} <PersonName person={member} className="" /></>}
        {piazza && <> {words.inPiazza} <a href={paths.piazza(piazza.slug)}>{piazza.title}</a></>}
        <Roles before={record.roleBefore} after={record.roleAfter} />
      </p>
      {record.detail && <p className="pz-su-1 pz-secondo">“{record.detail}”</p>}
      <details className="pz-impronta">
        <summary>{words.hash}</summary>
        <p className="pz-mono">{record.hash}</p>
      </details>
    </li>
  );
}

/** The role before and after, as far as there is one. */
function Roles({ before, after }: { before: Role | null; after: Role | null }) {
  const { audit: words } = useAdminWords();
  const { role } = useWords();
  if (before === after) return null;
  const said = !before ? role[after as Role] : after ? words.from(role[before], role[after]) : words.was(role[before]);
  return <>: {said}</>;
}
