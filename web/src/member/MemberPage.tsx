import { useState } from "react";
import { EntryRow } from "../entry/EntryRow";
import { MemberPageDocument, type MemberPageQuery } from "../gen/graphql";
import { exactDate } from "../i18n/dates";
import { useLanguage, useWords } from "../i18n/words";
import { FailedPage } from "../layout/FailedPage";
import { MissingPage } from "../layout/MissingPage";
import { ShowMore } from "../layout/ShowMore";
import { WaitingPage } from "../layout/WaitingPage";
import { useFrame, type Viewer } from "../reading/frame";
import { newestFirst } from "../reading/order";
import { useRead } from "../reading/read";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { Badge } from "../ui/marks";
import { nameOf } from "../ui/Person";
import { EmptyState } from "../ui/states";
import { DecisionsOn } from "./DecisionsOn";
import { ProfileForm } from "./ProfileForm";
import { Standing } from "./Standing";

export type Profile = NonNullable<MemberPageQuery["member"]>;

/** A person: who it is, and what it has published. */
export default function MemberPage({ handle }: { handle: string }) {
  const words = useWords();
  const { viewer } = useFrame();
  const variables = { handle, first: 20 };
  const { data, failure, retry } = useRead(MemberPageDocument, variables);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  const { member } = data;
  if (!member) return <MissingPage />;
  const rows = newestFirst(member.entries.nodes);
  return (
    <Page title={nameOf(member, words)}>
      <About member={member} onChange={retry} />
      <section className="pz-sez unita" aria-labelledby="scritti">
        <div className="pz-wrap">
          <div className="pz-capo"><h2 id="scritti">{words.member.written}</h2></div>
          {rows.length === 0 && <EmptyState>{words.member.nothing}</EmptyState>}
          <ul className="pz-elenco">
            {rows.map((entry) => <EntryRow key={entry.id} entry={entry} level="h3" place />)}
          </ul>
          <ShowMore document={MemberPageDocument} variables={variables} shown={rows.length} total={member.entries.totalCount} page={member.entries.pageInfo} />
        </div>
      </section>
      {viewer && decides(viewer) && <DecisionsOn key={member.state} memberId={member.id} />}
    </Page>
  );
}

/** Whether there may be decisions that the viewer is shown. */
const decides = (viewer: Viewer) => viewer.isAdministrator || viewer.memberships.some(({ role }) => role === "MODERATOR" || role === "ADMINISTRATOR");

function About({ member, onChange }: { member: Profile; onChange: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const { viewer } = useFrame();
  const paths = usePaths();
  const [editing, setEditing] = useState(false);
  const arrived = new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }).format(new Date(member.createdAt));
  return (
    <header className="pz-wrap pz-testata-pagina pz-persona">
      <Avatar name={member.name} tone={member.tone} state={member.state} size="xl" />
      <div>
        <h1 tabIndex={-1}>{nameOf(member, words)}</h1>
        {member.isVerified && <p className="pz-su-1"><Badge tone="verde">{words.member.verified}</Badge></p>}
        <p className="pz-lead">{member.headline}</p>
        <p className="pz-meta pz-su-1">
          {words.member.handle(member.handle)} · {words.member.since} <time dateTime={member.createdAt} title={exactDate(new Date(member.createdAt), language)}>{arrived}</time>
        </p>
        {editing ? (
          <ProfileForm member={member} onDone={() => { setEditing(false); }} />
        ) : (
          <>
            <div className="pz-testo pz-su-3 txt" dangerouslySetInnerHTML={{ __html: member.bioHtml }} />
            {viewer?.member.id === member.id && <p className="pz-riga pz-su-3"><Button look="outline" small onClick={() => { setEditing(true); }}>{words.member.edit}</Button> <a href={paths.account()}>{words.site.myAccount}</a></p>}
          </>
        )}
        <Standing member={member} onChange={onChange} />
      </div>
    </header>
  );
}
