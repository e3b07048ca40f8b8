import { useState, type ReactNode } from "react";
import { exactDate } from "../../i18n/dates";
import { useLanguage, useWords } from "../../i18n/words";
import { FailedPage } from "../../layout/FailedPage";
import { WaitingPage } from "../../layout/WaitingPage";
import { useFrame } from "../../reading/frame";
import { useChange, useRead } from "../../reading/read";
import { useRefusals } from "../../reading/refusals";
import { usePlace, navigate } from "../../router/location";
import { Page } from "../../router/Page";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { Square } from "../../ui/square/Square";
import { InvitationUseDocument, InvitedToDocument, type InvitedToQuery } from "../gen/graphql";
import { useAdminWords, type AdminWords } from "../words";

type Invitation = NonNullable<InvitedToQuery["invitation"]>;

/** What the link in somebody's hands invites to, and the way to take it up. */
export default function InvitedPage({ secret }: { secret: string }) {
  const { invited: words } = useAdminWords();
  const paths = usePaths();
  const { ready } = useFrame();
  const { data, failure, retry } = useRead(InvitedToDocument, { secret });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data || !ready) return <WaitingPage />;
  const { invitation } = data;
  if (invitation?.state === "WAITING") return <Waiting invitation={invitation} secret={secret} onFail={retry} />;
  return (
    <Sheet name={invitation?.piazza?.slug ?? "invito"} title={invitation ? words.gone[invitation.state] : words.unknown}>
      <p className="pz-lead">{invitation ? words.goneText : words.unknownText}</p>
      <p className="pz-su-4"><a className="btn btn-primary" href={paths.home()}>{words.home}</a></p>
    </Sheet>
  );
}

function Sheet({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  return (
    <Page title={title}>
      <div className="pz-wrap pz-testata-pagina pz-invitato">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
      <div className="soglia-ill"><Square name={name} width={1440} height={400} /></div>
    </Page>
  );
}

/** Who invites, in a sentence; nobody is named who has erased himself since. */
function sentenceOf({ piazzaTitle, invitedBy }: Invitation, words: AdminWords["invited"]): string {
  const name = invitedBy && invitedBy.state !== "ERASED" ? invitedBy.name : undefined;
  if (piazzaTitle !== null) return name === undefined ? words.fromNobody : words.from(name);
  return name === undefined ? words.fromOperator : words.fromInstallation(name);
}

function Waiting({ invitation, secret, onFail }: { invitation: Invitation; secret: string; onFail: () => void }) {
  const { invited: words } = useAdminWords();
  const { role } = useWords();
  const language = useLanguage();
  const { viewer } = useFrame();
  const { piazza, piazzaTitle: title } = invitation;
  const powerful = title === null || invitation.role === "MODERATOR" || invitation.role === "ADMINISTRATOR";
  return (
    <Sheet name={piazza?.slug ?? title ?? "invito"} title={title === null ? words.titleInstallation : words.title(title)}>
      <p className="pz-lead">{sentenceOf(invitation, words)}</p>
      {piazza?.description && <p className="pz-su-3 pz-ristretta">{piazza.description}</p>}
      <dl className="pz-dati pz-su-3">
        {title !== null && <div><dt>{words.asRole}</dt><dd>{role[invitation.role]}</dd></div>}
        <div><dt>{words.ends}</dt><dd><time dateTime={invitation.expiresAt}>{exactDate(new Date(invitation.expiresAt), language)}</time>. {words.once}</dd></div>
      </dl>
      {powerful && <p className="pz-meta pz-su-3 pz-ristretta">{words.passkey}</p>}
      {viewer ? <Accept invitation={invitation} secret={secret} onFail={onFail} /> : <SignIn />}
    </Sheet>
  );
}

function SignIn() {
  const { invited: words } = useAdminWords();
  const paths = usePaths();
  const { pathname } = usePlace();
  return (
    <>
      <p className="pz-su-4"><a className="btn btn-primary" href={paths.signIn(pathname)}>{words.signIn}</a></p>
      <p className="pz-meta pz-su-2">{words.signInNote}</p>
    </>
  );
}

function Accept({ invitation: { piazzaTitle }, secret, onFail }: { invitation: Invitation; secret: string; onFail: () => void }) {
  const { invited: words } = useAdminWords();
  const { state } = useWords();
  const { viewer, retry } = useFrame();
  const paths = usePaths();
  const say = useRefusals();
  const { change, busy } = useChange(InvitationUseDocument);
  const [error, setError] = useState<string>();
  const accept = async () => {
    const { done, refused } = await change({ input: { secret } });
    if (refused) {
      const { fields, general } = say(refused);
      setError(general ?? Object.values(fields)[0] ?? state.error);
      onFail();
      return;
    }
    tell(piazzaTitle === null ? words.acceptedInstallation : words.accepted(piazzaTitle));
    retry();
    navigate(done.piazza ? paths.piazza(done.piazza.slug) : paths.administration(), { replace: true });
  };
  return (
    <>
      {error !== undefined && <p className="pz-guasto pz-su-3" role="alert">{error}</p>}
      <p className="pz-su-4"><Button busy={busy} onClick={() => void accept()}>{words.accept}</Button></p>
      <p className="pz-meta pz-su-2">{words.acceptAs(viewer?.member.name ?? "")} {words.notYou}</p>
    </>
  );
}
