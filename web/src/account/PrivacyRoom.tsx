import { useLanguage, useWords } from "../i18n/words";
import { FailedPage } from "../layout/FailedPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { WaitingPage } from "../layout/WaitingPage";
import { Leaving } from "../member/Leaving";
import { useChange, useRead } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { tell } from "../ui/Notices";
import { ArchivePart } from "./ArchivePart";
import { AccountPrivacyDocument, ConsentGiveDocument, type AccountPrivacyQuery } from "./gen/graphql";
import { ProofNote } from "./proof";
import { Part, Room } from "./Room";
import { useAccountWords } from "./words";

/** What is kept about the viewer: to read, to take away, to erase. */
export function PrivacyRoom() {
  const { privacy: words } = useAccountWords();
  const language = useLanguage();
  const { data, failure, retry } = useRead(AccountPrivacyDocument, { language });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  const { viewer, privacyNotice } = data;
  if (!viewer) return <NeedSignIn />;
  return (
    <Room room="privacy" title={words.title} lead={words.lead}>
      {privacyNotice && <Consent notice={privacyNotice} owes={viewer.owedConsent !== null} onChange={retry} />}
      <ProofNote must={viewer.mustConfirm} />
      <ArchivePart mustConfirm={viewer.mustConfirm} />
      <Leaving member={viewer.member} mustConfirm={viewer.mustConfirm} />
    </Room>
  );
}

type Notice = NonNullable<AccountPrivacyQuery["privacyNotice"]>;

function Consent({ notice, owes, onChange }: { notice: Notice; owes: boolean; onChange: () => void }) {
  const { privacy: words } = useAccountWords();
  const { state } = useWords();
  const say = useRefusals();
  const paths = usePaths();
  const { change, busy } = useChange(ConsentGiveDocument);
  const agree = async () => {
    const { refused } = await change({ input: { version: notice.version } });
    tell(refused ? (say(refused).general ?? state.error) : words.consentThanks);
    onChange();
  };
  return (
    <Part id="informativa" title={words.consent}>
      {owes ? <p className="pz-avviso pz-su-2">{words.consentOwed}</p> : <p className="pz-su-2"><Icon name="check" /> {words.consentGiven(notice.version)}</p>}
      <details className="pz-informativa pz-su-2" open={owes}>
        <summary>{words.consentRead}</summary>
        <div className="txt pz-testo" dangerouslySetInnerHTML={{ __html: notice.html }} />
      </details>
      <p className="pz-su-1"><a href={paths.privacy()}>{words.consentOpen}</a></p>
      {owes && (
        <>
          <p className="pz-su-3"><Button busy={busy} onClick={() => void agree()}>{words.consentGive}</Button></p>
          <p className="pz-meta pz-su-1">{words.consentNo}</p>
        </>
      )}
    </Part>
  );
}
