import { FailedPage } from "../../layout/FailedPage";
import { ShowMore } from "../../layout/ShowMore";
import { useRead } from "../../reading/read";
import { ListBones, Waiting } from "../../ui/states";
import { InvitationsDocument } from "../gen/graphql";
import { useAdminWords } from "../words";
import { Invitations } from "./Invitations";

/** Invitations to run the installation. */
export default function InvitationsRoom() {
  const { invite: words } = useAdminWords();
  const variables = { first: 20 };
  const { data, failure, retry } = useRead(InvitationsDocument, variables);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <Waiting><ListBones /></Waiting>;
  const { invitations } = data;
  return (
    <Invitations lead={words.lead} list={invitations.nodes} onChange={retry}>
      <ShowMore document={InvitationsDocument} variables={variables} shown={invitations.nodes.length} total={invitations.totalCount} page={invitations.pageInfo} />
    </Invitations>
  );
}
