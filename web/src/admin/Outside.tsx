import { MissingPage } from "../layout/MissingPage";
import { WaitingPage } from "../layout/WaitingPage";
import { useRead } from "../reading/read";
import { usePlace } from "../router/location";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { WithheldDocument } from "./gen/graphql";
import { useAdminWords } from "./words";

/** For whoever does not run the installation nothing stands here; who only has yet to use a passkey is told so. */
export function Outside() {
  const words = useAdminWords();
  const paths = usePaths();
  const { pathname, search } = usePlace();
  const { data, failure } = useRead(WithheldDocument, {});
  if (!data && !failure) return <WaitingPage />;
  if (!data?.viewer?.isWithheld) return <MissingPage />;
  const has = data.viewer.passkeys.length > 0;
  return (
    <Page title={words.title}>
      <div className="pz-wrap pz-testata-pagina pz-corpo">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className="pz-lead">{has ? words.keyUse : words.keyAdd}</p>
        <p className="pz-su-4">
          <a className="btn btn-primary" href={has ? paths.confirm(pathname + search, "chiave") : `${paths.account("accessi")}#chiavi`}>{has ? words.keyUseDo : words.keyAddDo}</a>
        </p>
      </div>
    </Page>
  );
}
