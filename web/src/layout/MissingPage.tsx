import { useWords } from "../i18n/words";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { Square } from "../ui/square/Square";

/** Nothing stands at this address, or not for this reader: the two look the same. */
export function MissingPage() {
  const words = useWords();
  const paths = usePaths();
  return (
    <Page title={words.missing.title}>
      <div className="pz-wrap pz-testata-pagina">
        <h1 tabIndex={-1}>{words.missing.title}</h1>
        <p className="pz-lead">{words.missing.lead}</p>
        <p className="pz-su-4"><a className="btn btn-primary" href={paths.home()}>{words.missing.back}</a></p>
      </div>
      <div className="soglia-ill"><Square name="assente" width={1440} height={400} /></div>
    </Page>
  );
}
