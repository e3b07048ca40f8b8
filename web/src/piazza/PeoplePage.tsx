import { lazy, Suspense, useState } from "react";
import { PeopleDocument, RoleChangeDocument, type PeopleQuery, type Role } from "../gen/graphql";
import { exactDate } from "../i18n/dates";
import { useLanguage, useWords } from "../i18n/words";
import { Breadcrumb } from "../layout/Breadcrumb";
import { FailedPage } from "../layout/FailedPage";
import { Filters } from "../layout/Filters";
import { MissingPage } from "../layout/MissingPage";
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
import { ListBones, Waiting } from "../ui/states";
import { LeavePiazza } from "./LeavePiazza";

// What only those who run or moderate a piazza use is fetched for them alone.
const Invitations = lazy(() => import("../admin/piazza/PiazzaInvitations"));
const Exclusions = lazy(() => import("../admin/piazza/Exclusions"));
const EndDialog = lazy(() => import("../admin/piazza/EndDialog"));

type People = NonNullable<PeopleQuery["piazza"]>;
type Row = People["members"]["edges"][number];
type View = "inviti" | "esclusi";

const roles: Role[] = ["MEMBER", "EDITOR", "MODERATOR", "ADMINISTRATOR"];

/** The people of a piazza; who runs it changes their roles here, invites, and lets back in. */
export default function PeoplePage({ slug, view }: { slug: string; view: string | null }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza, ready } = useFrame();
  const { data, failure, retry } = useRead(PeopleDocument, { slug, first: 60 });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data || !ready) return <WaitingPage />;
  if (!data.piazza || !piazza) return <MissingPage />;
  const may = { inviti: data.piazza.viewerCanInvite, esclusi: piazza.viewerCanModerate };
  const shown = (view === "inviti" || view === "esclusi") && may[view] ? view : undefined;
  return (
    <Page title={`${words.people.title} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: paths.piazza(slug), title: piazza.title }]} />
        <h1 tabIndex={-1}>{words.people.title}</h1>
        <p className="pz-lead">{words.people.lead} <span className="pz-num">{words.counts.members(data.piazza.members.totalCount)}</span>.</p>
        <LeavePiazza onLeft={retry} />
      </header>
      <div className="pz-wrap pz-corpo">
        {(may.inviti || may.esclusi) && <Views slug={slug} may={may} shown={shown} />}
        <Suspense fallback={<Waiting><ListBones /></Waiting>}>
          {shown === "inviti" && <Invitations slug={slug} />}
          {shown === "esclusi" && <Exclusions slug={slug} />}
        </Suspense>
        {!shown && <Members slug={slug} people={data.piazza} onChange={retry} />}
      </div>
    </Page>
  );
}

function Views({ slug, may, shown }: { slug: string; may: Record<View, boolean>; shown: View | undefined }) {
  const { people: words } = useWords();
  const paths = usePaths();
  const at = paths.people(slug);
  return (
    <Filters
      label={words.views}
      choices={[
        { href: at, title: words.members, chosen: !shown },
        ...(may.inviti ? [{ href: `${at}?vista=inviti`, title: words.invitations, chosen: shown === "inviti" }] : []),
        ...(may.esclusi ? [{ href: `${at}?vista=esclusi`, title: words.exclusions, chosen: shown === "esclusi" }] : []),
      ]}
    />
  );
}

function Members({ slug, people: { members, viewerCanAdminister }, onChange }: { slug: string; people: People; onChange: () => void }) {
  return (
    <>
      <ul className="persone molte">
        {members.edges.map((row) => <Person key={row.node.id} row={row} mayChange={viewerCanAdminister} onChange={onChange} />)}
      </ul>
      <ShowMore document={PeopleDocument} variables={{ slug, first: 60 }} shown={members.edges.length} total={members.totalCount} page={members.pageInfo} />
    </>
  );
}

function Person({ row: { node, role, viewerCanEnd }, mayChange, onChange }: { row: Row; mayChange: boolean; onChange: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const { viewer } = useFrame();
  const runs = mayChange && viewer?.member.id !== node.id;
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
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu label={words.actionsOn(name)} button={<Icon name="moreItems" />}>
        <MenuItem icon={<Icon name="close" />} note={words.endNote} onSelect={() => { setAsking(true); }}>{words.end}</MenuItem>
      </Menu>
      {asking && <Suspense fallback={null}><EndDialog memberId={memberId} name={name} onClose={() => { setAsking(false); }} onDone={onChange} /></Suspense>}
    </>
  );
}
