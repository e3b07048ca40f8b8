import type { ReactNode } from "react";
import { SignInDocument, type SignInQuery } from "../account/gen/graphql";
import { useWords } from "../i18n/words";
import { FailedPage } from "../layout/FailedPage";
import { Mark } from "../layout/Mark";
import { useRead } from "../reading/read";
import { usePlace } from "../router/location";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { Square } from "../ui/square/Square";
import { Bones, Waiting } from "../ui/states";
import { returnPath } from "./returnPath";
import { Ways } from "./Ways";
import { ownWays } from "./ways";
import { useSignInWords } from "./words";

/** Saying who one is, or proving it once more. Only the ways that this installation really has are offered. */
export default function SignInPage() {
  const words = useSignInWords();
  const paths = usePaths();
  const { search } = usePlace();
  const { data, failure, retry } = useRead(SignInDocument, {});
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  const asked = new URLSearchParams(search);
  const back = returnPath(asked.get("ritorno") ?? asked.get("return"), paths.home());
  const scope = asked.get("scopo");
  const viewer = data?.viewer;
  const alert = asked.has("errore") && <p className="pz-guasto pz-su-3" role="alert">{words.failed}</p>;
  if ((scope === "conferma" || scope === "chiave") && data && viewer) {
    return (
      <Frame title={words.confirmTitle} lead={scope === "chiave" ? words.withheldLead : words.confirmLead}>
        <p className="pz-meta pz-su-3">{words.confirmFor(viewer.member.name)}</p>
        {alert}
        <Confirming data={data} viewer={viewer} back={back} onlyPasskey={scope === "chiave"} />
      </Frame>
    );
  }
  return (
    <Frame title={words.title} lead={words.lead}>
      {alert}
      {viewer && <p className="pz-su-3">{words.already(viewer.member.name)} <a href={back}>{words.goOn}</a></p>}
      {data ? <Entering data={data} back={back} /> : <Waiting><div className="pz-su-4"><Bones height="4rem" /></div></Waiting>}
    </Frame>
  );
}

function Frame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { site } = useWords();
  const paths = usePaths();
  return (
    <Page title={title}>
      <div className="accesso">
        <div className="v"><Square name="piazza" width={720} height={890} /></div>
        <div className="t">
          <div>
            <Mark href={paths.home()} title={site.name} />
            <h1 tabIndex={-1}>{title}</h1>
            <p className="pz-lead">{lead}</p>
            {children}
          </div>
        </div>
      </div>
    </Page>
  );
}

function Entering({ data, back }: { data: SignInQuery; back: string }) {
  const words = useSignInWords();
  const paths = usePaths();
  const { loginProviders: ways } = data;
  const others = ways.filter(({ kind }) => kind !== "DEMO" && kind !== "PASSKEY");
  return (
    <>
      {ways.length === 0 && <p className="pz-su-4">{words.none}</p>}
      <Ways ways={ways} purpose="enter" back={back} />
      <p className="pz-meta pz-su-4">
        {others.length > 0 && <>{words.reads} {ways.some(({ kind }) => kind === "FEDERA") && words.readsCode} </>}
        <a href={paths.privacy()}>{words.privacy}</a>
      </p>
      <p className="pz-meta pz-su-2"><a href={paths.home()}>{words.onlyRead}</a></p>
    </>
  );
}

type ConfirmProps = { data: SignInQuery; viewer: NonNullable<SignInQuery["viewer"]>; back: string; onlyPasskey: boolean };

/** The member's own ways in, to be gone through once more. Withheld rights come back by a passkey alone. */
function Confirming({ data, viewer, back, onlyPasskey }: ConfirmProps) {
  const words = useSignInWords();
  const mine = ownWays(data.loginProviders, viewer);
  const ways = onlyPasskey ? mine.filter(({ kind }) => kind === "PASSKEY") : mine;
  const mail = data.loginProviders.find(({ kind }) => kind === "MAIL");
  const addresses = viewer.logins.filter(({ provider }) => provider === mail?.name).map(({ label }) => label);
  return (
    <>
      {!ways.some(({ isAvailable }) => isAvailable) && <p className="pz-avviso pz-su-3">{words.confirmNone}</p>}
      <Ways ways={ways} purpose="confirm" back={back} addresses={addresses} />
      <p className="pz-su-4"><a href={back}>{words.cancel}</a></p>
    </>
  );
}
