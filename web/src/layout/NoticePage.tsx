import { useWords } from "../i18n/words";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { useFrame } from "../reading/frame";
import { JoinButton } from "../piazza/JoinButton";

/** A page that this reader may not use, and why; where joining is the cure, it is offered. */
export function NoticePage({ title, children }: { title: string; children: string }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza } = useFrame();
  return (
    <Page title={title}>
      <div className="pz-wrap pz-testata-pagina pz-corpo">
        <h1 tabIndex={-1}>{title}</h1>
        <p className="pz-lead">{children}</p>
        <p className="pz-riga pz-su-4">
          {piazza?.viewerCanJoin && <JoinButton />}
          <a className="btn btn-outline-primary" href={piazza ? paths.piazza(piazza.slug) : paths.home()}>{piazza?.title ?? words.missing.back}</a>
        </p>
      </div>
    </Page>
  );
}
