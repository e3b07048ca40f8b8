import { exactDate } from "../../i18n/dates";
import { useLanguage, useWords } from "../../i18n/words";
import { usePaths } from "../../router/usePaths";
import { Avatar } from "../../ui/Avatar";
import { Badge } from "../../ui/marks";
import { PersonName } from "../../ui/Person";
import { When } from "../../ui/When";
import type { MemberRowFragment } from "../gen/graphql";
import { useAdminWords } from "../words";
import { MemberActions } from "./MemberActions";

/** A person: how he stands, what he may do where, and what can be done about it. */
export function MemberRow({ row, onChange }: { row: MemberRowFragment; onChange: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const { people } = useAdminWords();
  const { node, isAdministrator } = row;
  const { suspension } = node;
  const arrived = new Date(node.createdAt);
  return (
    <li>
      <div className="pz-riga-persona">
        <Avatar name={node.name} tone={node.tone} state={node.state} />
        <div>
          <h2 className="pz-h4 pz-riga stretta">
            <PersonName person={node} />
            {isAdministrator && <Badge>{people.runs}</Badge>}
            {node.state === "SUSPENDED" && <Badge tone="cotto">{words.member.suspended}</Badge>}
          </h2>
          <p className="pz-meta">
            {node.state !== "ERASED" && <>{words.member.handle(node.handle)} · </>}
            {people.since} <time dateTime={node.createdAt} title={exactDate(arrived, language)}>{new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" }).format(arrived)}</time>
          </p>
          <Places row={row} />
          {suspension && (
            <p className="pz-avviso pz-su-2">
              {words.member.suspendedWhy(suspension.reason)}
              <br />
              <span className="pz-meta">{words.member.suspendedSince} <When at={suspension.since} /> · {suspension.until ? <>{words.member.suspendedUntil} <When at={suspension.until} /></> : words.member.suspendedOpen}</span>
            </p>
          )}
        </div>
      </div>
      {node.state !== "ERASED" && <div className="fare"><MemberActions row={row} onChange={onChange} /></div>}
    </li>
  );
}

function Places({ row }: { row: MemberRowFragment }) {
  const words = useWords();
  const paths = usePaths();
  const { people } = useAdminWords();
  if (row.node.state === "ERASED") return null;
  if (row.memberships.length === 0) return <p className="pz-meta pz-su-1">{people.noPiazza}</p>;
  return (
    <ul className="pz-ruoli pz-su-1">
      {row.memberships.map(({ role, piazza }) => (
        <li key={piazza.id}><span className={role === "MEMBER" ? undefined : "alto"}>{words.role[role]}</span> {people.in} <a className="pz-muto" href={paths.people(piazza.slug)}>{piazza.title}</a></li>
      ))}
    </ul>
  );
}
