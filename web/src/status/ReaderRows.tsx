import { Badge } from "../ui/marks";
import { When } from "../ui/When";
import type { Reader } from "./watch";
import type { StatusWords } from "./words.it";

/** The readers of the whole log: how far each has come. */
export function ReaderRows({ readers, words }: { readers: readonly Reader[]; words: StatusWords }) {
  return (
    <section aria-labelledby="lettori">
      <h2 id="lettori">{words.readers}</h2>
      {readers.length === 0 && <p className="pz-meta pz-su-2">{words.readersEmpty}</p>}
      <ul className="pz-lista pz-lettori">
        {readers.map((reader) => (
          <li key={reader.name}>
            <h3 className="pz-h4">{words.readerNames[reader.name] ?? reader.name}</h3>
            <p>{reader.lagNotices === 0 ? <Badge tone="verde">{words.upToDate}</Badge> : <span className="pz-num">{words.lag(reader.lagNotices, reader.lagSeconds)}</span>}</p>
            <p className="pz-meta">{reader.readAt === null ? words.neverRead : <>{words.lastRead} <When at={reader.readAt} /></>}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
