import { useWords } from "../i18n/words";
import { usePlace } from "../router/location";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";

/** A page that needs to know who reads it. */
export function NeedSignIn() {
  const words = useWords();
  const paths = usePaths();
  const { pathname, search } = usePlace();
  return (
    <Page title={words.signIn.title}>
      <div className="pz-wrap pz-testata-pagina pz-corpo">
        <h1 tabIndex={-1}>{words.signIn.title}</h1>
        <p className="pz-lead">{words.signIn.needed}</p>
        <p className="pz-su-4"><a className="btn btn-primary" href={paths.signIn(pathname + search)}>{words.site.signIn}</a></p>
      </div>
    </Page>
  );
}
