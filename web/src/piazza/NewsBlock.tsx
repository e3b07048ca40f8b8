import { EntryMeta, useLangOf } from "../entry/EntryRow";
import type { EntryCardFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { usePaths } from "../router/usePaths";
import { Square } from "../ui/square/Square";
import { EmptyState } from "../ui/states";

type Props = { slug: string; featured: EntryCardFragment | null; news: EntryCardFragment[] };

/** One piece of news in front and four more. */
export function NewsBlock({ slug, featured, news }: Props) {
  const words = useWords();
  const paths = usePaths();
  const langOf = useLangOf();
  const first = featured ?? news[0];
  const others = news.filter((entry) => entry.id !== first?.id).slice(0, 4);
  return (
    <section className="pz-sez" aria-labelledby="notizie">
      <div className="pz-wrap">
        <div className="pz-capo">
          <h2 id="notizie">{words.kinds.NEWS}</h2>
          {first && <a href={paths.section(slug, "NEWS")}>{words.piazza.allOf.NEWS}</a>}
        </div>
        {!first && <EmptyState>{words.state.emptySection}</EmptyState>}
        {first && (
          <div className="pz-due vicine">
            <article className="pz-primo">
              <span className="pz-quadro"><Square name={`${slug}/${first.number}`} view="townhall" width={760} height={380} /></span>
              <h3 lang={langOf(first)}><a href={paths.entry(first)}>{first.title}</a></h3>
              <p className="pz-lead" lang={langOf(first)}>{first.summary}</p>
              <EntryMeta entry={first} />
            </article>
            <ul className="pz-lista">
              {others.map((entry) => (
                <li key={entry.id}>
                  <h3 lang={langOf(entry)}><a href={paths.entry(entry)}>{entry.title}</a></h3>
                  <div className="pz-su-1"><EntryMeta entry={entry} author={false} /></div>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}
