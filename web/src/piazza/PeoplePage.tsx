import { useState } from "react";
import { MembershipEndDocument, PeopleDocument, RoleChangeDocument, type PeopleQuery, type Role } from "../gen/graphql";
import { exactDate } from "../i18n/dates";
import { useLanguage, useWords } from "../i18n/words";
import { Breadcrumb } from "../layout/Breadcrumb";
import { FailedPage } from "../layout/FailedPage";
import { MissingPage } from "../layout/MissingPage";
import { ReasonDialog } from "../layout/ReasonDialog";
import { ShowMore } from "../layout/ShowMore";
import { WaitingPage } from "../layout/WaitingPage";
import { useFrame } from "../reading/frame";
import { useChange, useRead } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { Avatar } from "../ui/Avatar";
import { Icon } from "../ui/Icon";
import { Badge } from "../ui/marks";
import { Menu, MenuItem } from "../ui/Menu";
import { tell } from "../ui/Notices";
import { PersonName } from "../ui/Person";
import { LeavePiazza } from "./LeavePiazza";

type Row = NonNullable<PeopleQuery["piazza"]>["members"]["edges"][number];

const roles: Role[] = ["MEMBER", "EDITOR", "MODERATOR", "ADMINISTRATOR"];

/** The people of a piazza; who runs it changes their roles here. */
export default function PeoplePage({ slug }: { slug: string }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza, ready } = useFrame();
  const variables = { slug, first: 60 };
  const { data, failure, retry } = useRead(PeopleDocument, variables);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data || !ready) return <WaitingPage />;
  if (!data.piazza || !piazza) return <MissingPage />;
  const { members } = data.piazza;
  return (
    <Page title={`${words.people.title} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: paths.piazza(slug), title: piazza.title }]} />
        <h1 tabIndex={-1}>{words.people.title}</h1>
        <p className="pz-lead">{words.people.lead} <span className="pz-num">{words.counts.members(members.totalCount)}</span>.</p>
        <LeavePiazza onLeft={retry} />
      </header>
      <div className="pz-wrap pz-corpo">
        <ul className="persone molte">
          {members.edges.map((row) => <Person key={row.node.id} row={row} onChange={retry} />)}
        </ul>
        <ShowMore document={PeopleDocument} variables={variables} shown={members.edges.length} total={members.totalCount} page={members.pageInfo} />
      </div>
    </Page>
  );
}

function Person({ row: { node, role, viewerCanEnd }, onChange }: { row: Row; onChange: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const { piazza, viewer } = useFrame();
  const runs = piazza?.viewerRole === "ADMINISTRATOR" && viewer?.member.id !== node.id;
  return (
    <li>
      <div className="testa">
        <Avatar name={node.name} tone={node.tone} state={node.state} size="l" />
        {viewerCanEnd && <EndMembership memberId={node.id} name={node.name} onChange={onChange} />}
      </div>
      <b><PersonName person={node} /></b>
      <span className="pz-meta">{node.headline}</span>
      <span className="pz-meta pz-sr">{words.people.since} {exactDate(new Date(node.createdAt), language)}</span>
      {role !== "MEMBER" && !runs && <p className="pz-su-1"><Badge>{words.role[role]}</Badge></p>}
      {node.state === "SUSPENDED" && <p className="pz-su-1"><Badge tone="neutro">{words.member.suspended}</Badge></p>}
      {runs && <RoleChoice memberId={node.id} name={node.name} role={role} onChange={onChange} />}
    </li>
  );
}

function RoleChoice({ memberId, name, role, onChange }: { memberId: string; name: string; role: Role; onChange: () => void }) {
  const words = useWords();
  const { piazza } = useFrame();
  const { change } = useChange(RoleChangeDocument);
  const say = useRefusals();
  const choose = async (wanted: Role) => {
    const { refused } = await change({ input: { piazzaId: piazza?.id ?? "", memberId, role: wanted } });
    tell(refused ? (say(refused).general ?? words.state.error) : words.people.roleChanged(name, words.role[wanted]));
    onChange();
  };
  return (
    <select className="form-select pz-su-2" aria-label={words.people.changeRole(name)} value={role} onChange={(event) => void choose(event.target.value as Role)}>
      {roles.map((one) => <option key={one} value={one}>{words.role[one]}</option>)}
    </select>
  );
}

/** Behind a menu: what is decided with a reason is not to be done by a slip. */
function EndMembership({ memberId, name, onChange }: { memberId: string; name: string; onChange: () => void }) {
  const { people: words } = useWords();
  const { piazza } = useFrame();
  const { change } = useChange(MembershipEndDocument);
  const [asking, setAsking] = useState(false);
  const end = async (reason: string) => {
    const { refused } = await change({ input: { piazzaId: piazza?.id ?? "", memberId, reason } });
    if (!refused) {
      tell(words.ended(name));
      onChange();
    }
    return refused;
  };
  return (
    <>
      <Menu label={words.actionsOn(name)} button={<Icon name="moreItems" />}>
        <MenuItem icon={<Icon name="close" />} note={words.endNote} onSelect={() => { setAsking(true); }}>{words.end}</MenuItem>
      </Menu>
      {asking && <ReasonDialog title={words.endTitle(name)} note={words.endText} hint={words.endHint} action={words.end} onClose={() => { setAsking(false); }} onReason={end} />}
    </>
  );
}
