import { useRead } from "../reading/read";
import { usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";
import { OwedDocument } from "./gen/graphql";
import { useAccountWords } from "./words";

/** Over every page: that rights wait for a passkey, and that a privacy notice waits for an answer. */
export default function Banners() {
  const { banner } = useAccountWords();
  const paths = usePaths();
  const { pathname, search } = usePlace();
  const { data } = useRead(OwedDocument, {});
  const viewer = data?.viewer;
  if (!viewer) return null;
  const has = viewer.passkeys.length > 0;
  const key = has ? paths.confirm(pathname + search, "chiave") : `${paths.account("accessi")}#chiavi`;
  const owes = viewer.owedConsent !== null && pathname !== paths.account("privacy");
  const waits = viewer.isWithheld && !(pathname === paths.account("accessi") && !has);
  return (
    <section className="pz-wrap" aria-label={banner.label}>
      {waits && <p className="pz-filo-stato pz-fra pz-su-2"><span>{banner.withheld}</span> <a href={key}>{has ? banner.withheldUse : banner.withheldAdd}</a></p>}
      {owes && <p className="pz-filo-stato pz-fra pz-su-2"><span>{banner.owed}</span> <a href={paths.account("privacy")}>{banner.owedRead}</a></p>}
    </section>
  );
}
