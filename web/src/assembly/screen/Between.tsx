import { exactDate } from "../../i18n/dates";
import { useLanguage } from "../../i18n/words";
import type { Assembly } from "./Wall";
import { useScreenWords } from "./words";

/** Before it begins. */
export function Planned({ assembly }: { assembly: Assembly }) {
  const words = useScreenWords();
  const language = useLanguage();
  return (
    <div className="fermo">
      <h1>{assembly.title}</h1>
      <p>{words.planned} {assembly.startsAt !== null && words.begins(exactDate(new Date(assembly.startsAt), language))}</p>
    </div>
  );
}

/** After its end. */
export function Ended({ assembly }: { assembly: Assembly }) {
  const words = useScreenWords();
  return (
    <div className="fermo">
      <p className="pos">{assembly.title}</p>
      <h1>{words.ended}</h1>
      <p>{words.endedNote}</p>
    </div>
  );
}

/** While nobody knows whether what was told last is still true. */
export function Neutral({ assembly }: { assembly: Assembly }) {
  const words = useScreenWords();
  return (
    <div className="fermo neutra">
      <h1>{assembly.title}</h1>
      <p><strong>{words.neutral}</strong> {words.neutralNote}</p>
    </div>
  );
}
