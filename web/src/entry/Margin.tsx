import { EntryNeighboursDocument, type EntryTextFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { newestFirst } from "../reading/order";
import { useRead } from "../reading/read";
import { usePaths } from "../router/usePaths";
import { Tag } from "../ui/marks";
import { EntryActions } from "./EntryActions";

/** What stands beside a text: what can be done with it, its words, what else to read. */
export function Margin({ entry }: { entry: EntryTextFragment }) {
  const words = useWords();
  const paths = usePaths();
  const { slug } = entry.piazza;
  return (
    <aside className="margine" aria-label={words.entry.around}>
      <EntryActions entry={entry} />
      {entry.tags.length > 0 && (
        <div>
          <h2>{words.entry.tags}</h2>
          <p className="pz-riga stretta">
            {entry.tags.map((tag) => <Tag key={tag} href={paths.section(slug, entry.kind, tag)}>{tag}</Tag>)}
          </p>
        </div>
      )}
      <Neighbours entry={entry} />
      {entry.importedRecord && (
        <details className="pz-scheda">
          <summary>{words.entry.record}</summary>
          <p className="pz-meta">{words.entry.recordNote}</p>
          {/* A long record scrolls in its own place, with the keyboard too. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className="pz-mono" tabIndex={0}>{pretty(entry.importedRecord.json)}</pre>
        </details>
      )}
    </aside>
  );
}

function Neighbours({ entry }: { entry: EntryTextFragment }) {
  const words = useWords();
  const paths = usePaths();
  const { data } = useRead(EntryNeighboursDocument, { slug: entry.piazza.slug, kind: entry.kind }, { fresh: false });
  const others = newestFirst(data?.piazza?.entries.nodes ?? []).filter((other) => other.id !== entry.id).slice(0, 3);
  if (others.length === 0) return null;
  return (
    <div>
      <h2>{words.entry.others}</h2>
      <ul className="pz-vicini">
        {others.map((other) => <li key={other.id}><a href={paths.entry(other)}>{other.title}</a></li>)}
      </ul>
    </div>
  );
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
