import { FailedPage } from "../../layout/FailedPage";
import { ShowMore } from "../../layout/ShowMore";
import { useFrame } from "../../reading/frame";
import { useRead } from "../../reading/read";
import { ListBones, Waiting } from "../../ui/states";
import { PiazzaInvitationsDocument } from "../gen/graphql";
import { useAdminWords } from "../words";
import { Invitations } from "../invite/Invitations";

/** Invitations to a piazza, for whoever runs it. */
export default function PiazzaInvitations({ slug }: { slug: string }) {
  const { invite: words } = useAdminWords();
  const { piazza } = useFrame();
  const variables = { slug, first: 20 };
  const { data, failure, retry } = useRead(PiazzaInvitationsDocument, variables);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data?.piazza || !piazza) return <Waiting><ListBones /></Waiting>;
  const { invitations } = data.piazza;
  return (
    <Invitations lead={words.leadPiazza} list={invitations.nodes} piazza={piazza} onChange={retry}>
      <ShowMore document={PiazzaInvitationsDocument} variables={variables} shown={invitations.nodes.length} total={invitations.totalCount} page={invitations.pageInfo} />
    </Invitations>
  );
}
