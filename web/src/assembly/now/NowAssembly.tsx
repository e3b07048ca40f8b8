import { exactDate } from "../../i18n/dates";
import { useLanguage } from "../../i18n/words";
import type { AssemblyNow } from "../../piazza/NowStrip";
import { Live } from "../../ui/marks";
import { useAboutWords } from "../list/words";
import { useAssemblyPaths } from "../paths";

type Props = { slug: string; assembly: AssemblyNow };

/** The assembly that is being held, in the strip of now, with the way in; or the next one, with its day. */
export default function NowAssembly({ slug, assembly: { number, title, startsAt } }: Props) {
  const words = useAboutWords();
  const language = useLanguage();
  const paths = useAssemblyPaths();
  const page = paths.page(slug, number);
  const held = startsAt === undefined;
  return (
    <div>
      <Live still={!held}>{held ? words.nowTitle : words.nextTitle}</Live>
      <h3><a href={page}>{title}</a></h3>
      <p className="pz-meta">{held ? words.nowLead : startsAt === null ? words.noDate : <time dateTime={startsAt}>{words.begins(exactDate(new Date(startsAt), language))}</time>}</p>
      {held && <p className="pz-su-2"><a className="btn btn-primary btn-sm" href={page} aria-label={words.enterTo(title)}>{words.enter}</a></p>}
    </div>
  );
}
