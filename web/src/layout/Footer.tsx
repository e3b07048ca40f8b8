import { useWords } from "../i18n/words";
import { useFrame } from "../reading/frame";
import { usePaths } from "../router/usePaths";
import { openSections } from "./sections";

/** The foot of every page: only what exists is linked. */
export function Footer() {
  const words = useWords();
  const paths = usePaths();
  const { piazza } = useFrame();
  return (
    <footer className="pz-pie pz-notte">
      <div className="pz-wrap">
        <div className="g">
          <div>
            <h2>{words.site.name}</h2>
            <p className="pz-meta">{words.site.footerAbout}</p>
          </div>
          {piazza && (
            <div>
              <h2>{words.site.footerSquare}</h2>
              <ul>
                <li><a href={paths.people(piazza.slug)}>{words.site.people}</a></li>
                <li><a href={paths.decisions(piazza.slug)}>{words.site.decisionLog}</a></li>
              </ul>
            </div>
          )}
          {piazza && (
            <div>
              <h2>{words.site.reading}</h2>
              <ul>
                {openSections(piazza).map(({ kind }) => (
                  <li key={kind}><a href={paths.section(piazza.slug, kind)}>{words.kinds[kind]}</a></li>
                ))}
              </ul>
            </div>
          )}
          <div>
            <h2>{words.site.footerService}</h2>
            <ul>
              <li><a href={paths.home()}>{words.site.allSquares}</a></li>
              <li><a href={paths.privacy()}>{words.site.privacy}</a></li>
            </ul>
          </div>
        </div>
      </div>
    </footer>
  );
}
