import type { EntryKind, EntryLineFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { openSections } from "../layout/sections";
import { useFrame } from "../reading/frame";
import { usePaths } from "../router/usePaths";
import { When } from "../ui/When";

type Props = { latest: Partial<Record<EntryKind, EntryLineFragment>> };

/** Every section that can be opened today, each with its latest. */
export function SectionsBlock({ latest }: Props) {
  const words = useWords();
  const paths = usePaths();
  const { piazza } = useFrame();
  if (!piazza) return null;
  return (
    <section className="pz-sez pz-fascia" aria-labelledby="sezioni">
      <div className="pz-wrap">
        <div className="pz-capo"><h2 id="sezioni">{words.piazza.sections}</h2></div>
        <ul className="sezioni">
          {openSections(piazza).map(({ kind }) => {
            const entry = latest[kind];
            return (
              <li key={kind}>
                <h3 className="pz-h4"><a href={paths.section(piazza.slug, kind)}>{words.kinds[kind]}</a></h3>
                <p>
                  {entry ? <a className="pz-muto" href={paths.entry(entry)}>{entry.title}</a> : words.piazza.sectionEmpty}
                  {entry?.publishedAt && <span className="pz-meta"> · <When at={entry.publishedAt} /></span>}
                </p>
              </li>
            );
          })}
          <li>
            <h3 className="pz-h4"><a href={`${paths.piazza(piazza.slug)}/assemblee`}>{words.piazza.assemblies}</a></h3>
            <p>{words.piazza.assembliesLead}</p>
          </li>
        </ul>
      </div>
    </section>
  );
}
