import { LoginProvidersDocument, type LoginProvidersQuery } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { FailedPage } from "../layout/FailedPage";
import { Mark } from "../layout/Mark";
import { useFrame } from "../reading/frame";
import { useRead } from "../reading/read";
import { usePlace } from "../router/location";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { Icon } from "../ui/Icon";
import { Square } from "../ui/square/Square";
import { Bones, Waiting } from "../ui/states";
import { returnPath } from "./returnPath";

type Provider = LoginProvidersQuery["loginProviders"][number];

/** Saying who one is. Only the ways that this installation really has are offered. */
export default function SignInPage() {
  const words = useWords();
  const paths = usePaths();
  const { search } = usePlace();
  const { data, failure, retry } = useRead(LoginProvidersDocument, {});
  const { viewer, ready } = useFrame();
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  const asked = new URLSearchParams(search);
  const back = returnPath(asked.get("ritorno"), paths.home());
  return (
    <Page title={words.signIn.title}>
      <div className="accesso">
        <div className="v"><Square name="piazza" width={720} height={890} /></div>
        <div className="t">
          <div>
            <Mark href={paths.home()} title={words.site.name} />
            <h1 tabIndex={-1}>{words.signIn.title}</h1>
            <p className="pz-lead">{words.signIn.lead}</p>
            {asked.has("errore") && <p className="pz-guasto pz-su-3" role="alert">{words.signIn.failed}</p>}
            {ready && viewer && (
              <p className="pz-su-3">{words.signIn.already(viewer.member.name)} <a href={back}>{words.signIn.goOn}</a></p>
            )}
            {data ? <Providers providers={data.loginProviders} back={back} /> : <Waiting><div className="pz-su-4"><Bones height="4rem" /></div></Waiting>}
          </div>
        </div>
      </div>
    </Page>
  );
}

function Providers({ providers, back }: { providers: Provider[]; back: string }) {
  const words = useWords();
  const demo = providers.filter((provider) => provider.name === "demo");
  const others = providers.filter((provider) => provider.name !== "demo");
  return (
    <>
      {providers.length === 0 && <p className="pz-su-4">{words.signIn.none}</p>}
      {others.length > 0 && <h2 className="capitolo">{words.signIn.choose}</h2>}
      {others.map((provider) => <ProviderLink key={provider.name} provider={provider} back={back} title={words.signIn.with(provider.title)} />)}
      {demo.length > 0 && <h2 className="capitolo">{words.signIn.demo}</h2>}
      {demo.map((provider) => <ProviderLink key={provider.name} provider={provider} back={back} title={words.signIn.demoWith} note={words.signIn.demoNote} strong />)}
      {others.length > 0 && <p className="pz-meta pz-su-4">{words.signIn.reads}</p>}
    </>
  );
}

type LinkProps = { provider: Provider; back: string; title: string; note?: string; strong?: boolean };

function ProviderLink({ provider, back, title, note, strong }: LinkProps) {
  const words = useWords();
  if (!provider.isAvailable) {
    return <p className="entra-con" aria-disabled="true"><span>{title}<small>{words.signIn.unavailable}</small></span></p>;
  }
  return (
    <a className={strong ? "entra-con forte" : "entra-con"} href={`/auth/${provider.name}?return=${encodeURIComponent(back)}`} data-reload>
      <Icon name={strong ? "user" : "key"} />
      <span>{title}{note && <small>{note}</small>}</span>
    </a>
  );
}
