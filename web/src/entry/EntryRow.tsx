import type { EntryCardFragment } from "../gen/graphql";
import { duration } from "../i18n/dates";
import { useLanguage, useWords } from "../i18n/words";
import { usePaths } from "../router/usePaths";
import { Avatar } from "../ui/Avatar";
import { nameOf } from "../ui/Person";
import { When } from "../ui/When";

/** The language of a text, said only where it differs from the page's. */
export function useLangOf() {
  const page = useLanguage();
  return (entry: { language: string }) => (entry.language === page ? undefined : entry.language);
}

/** Author, moment and how much was said, on one line. */
export function EntryMeta({ entry, author = true }: { entry: EntryCardFragment; author?: boolean }) {
  const words = useWords();
  return (
    <p className="pz-meta">
      {author && <>{nameOf(entry.author, words)} · </>}
      {entry.publishedAt && <><When at={entry.publishedAt} /> · </>}
      {entry.__typename === "Video" && entry.durationSeconds !== null && <><span className="pz-num">{duration(entry.durationSeconds)}</span> · </>}
      <strong>{words.counts.comments(entry.thread.commentCount)}</strong>
    </p>
  );
}

type Props = { entry: EntryCardFragment; level?: "h2" | "h3"; place?: boolean };

/** An entry in a list: what it says on one side, who says it on the other. */
export function EntryRow({ entry, level: Title = "h2", place = false }: Props) {
  const paths = usePaths();
  const words = useWords();
  const langOf = useLangOf();
  const { author } = entry;
  return (
    <li>
      <div>
        {place && <p className="pz-meta">{words.kind[entry.kind]} · {entry.piazza.title}</p>}
        <Title lang={langOf(entry)}><a href={paths.entry(entry)}>{entry.title}</a></Title>
        {entry.summary && <p className="sommario" lang={langOf(entry)}>{entry.summary}</p>}
      </div>
      <div className="chi">
        <Avatar name={author.name} tone={author.tone} state={author.state} />
        <div>
          <p className="pz-meta"><strong>{nameOf(author, words)}</strong>{author.headline && <span className="pz-solo-d">, {author.headline}</span>}</p>
          <EntryMeta entry={entry} author={false} />
        </div>
      </div>
    </li>
  );
}
