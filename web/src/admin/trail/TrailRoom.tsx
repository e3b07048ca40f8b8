import type { AuditKind } from "../gen/graphql";
import { FailedPage } from "../../layout/FailedPage";
import { Filters } from "../../layout/Filters";
import { ShowMore } from "../../layout/ShowMore";
import { useRead } from "../../reading/read";
import { usePaths } from "../../router/usePaths";
import { EmptyState, ListBones, Waiting } from "../../ui/states";
import type { RoomProps } from "../AdministrationPage";
import { AuditTrailDocument, TrailMemberDocument } from "../gen/graphql";
import { useAdminWords } from "../words";
import { CheckPanel } from "./CheckPanel";
import { kindsOf, groups, type Group } from "./groups";
import { TrailRow } from "./TrailRow";

const isGroup = (word: string | null): word is Group => word !== null && word in groups;

/** Every change of rights, ways in and sanctions, and the proof that none was altered since. */
export default function TrailRoom({ search }: RoomProps) {
  const { audit: words } = useAdminWords();
  const paths = usePaths();
  const handle = search.get("persona");
  const asked = search.get("cosa");
  const group = isGroup(asked) ? asked : undefined;
  const to = (word: Group | undefined) => {
    const query = new URLSearchParams({ ...(word && { cosa: word }), ...(handle && { persona: handle }) });
    return paths.administration("registro", query.size > 0 ? `?${query}` : "");
  };
  return (
    <>
      <p className="pz-ristretta">{words.lead}</p>
      <CheckPanel />
      <Filters
        label={words.show}
        choices={[
          { href: to(undefined), title: words.groups.all, chosen: !group },
          ...(Object.keys(groups) as Group[]).map((word) => ({ href: to(word), title: words.groups[groups[word].title], chosen: word === group })),
        ]}
      />
      {handle ? <OfMember handle={handle} kinds={kindsOf(group)} /> : <Trail kinds={kindsOf(group)} />}
    </>
  );
}

function OfMember({ handle, kinds }: { handle: string; kinds: AuditKind[] | null }) {
  const { audit: words } = useAdminWords();
  const paths = usePaths();
  const { data, failure, retry } = useRead(TrailMemberDocument, { handle });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <Waiting><ListBones /></Waiting>;
  if (!data.member) return <EmptyState>{words.none}</EmptyState>;
  return (
    <>
      <p className="pz-giu">{words.about(data.member.name)} <a href={paths.administration("registro")}>{words.everybody}</a></p>
      <Trail memberId={data.member.id} kinds={kinds} />
    </>
  );
}

function Trail({ memberId, kinds }: { memberId?: string; kinds: AuditKind[] | null }) {
  const { audit: words } = useAdminWords();
  const variables = { first: 50, memberId: memberId ?? null, kinds };
  const { data, failure, retry } = useRead(AuditTrailDocument, variables);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <Waiting><ListBones /></Waiting>;
  const { auditTrail } = data;
  if (auditTrail.nodes.length === 0) return <EmptyState>{words.none}</EmptyState>;
  return (
    <>
      <ol className="pz-lista pz-tracce">
        {auditTrail.nodes.map((record) => <TrailRow key={record.number} record={record} />)}
      </ol>
      <ShowMore document={AuditTrailDocument} variables={variables} shown={auditTrail.nodes.length} total={auditTrail.totalCount} page={auditTrail.pageInfo} />
    </>
  );
}
