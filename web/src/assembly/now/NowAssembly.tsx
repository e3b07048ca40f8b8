import { Live } from "../../ui/marks";
import { useAboutWords } from "../list/words";
import { useAssemblyPaths } from "../paths";

type Props = { slug: string; assembly: { number: number; title: string } };

/** The assembly that is being held, in the strip of now, with the way in. */
export default function NowAssembly({ slug, assembly: { number, title } }: Props) {
  const words = useAboutWords();
  const paths = useAssemblyPaths();
  return (
    <div>
      <Live>{words.nowTitle}</Live>
      <h3><a href={paths.page(slug, number)}>{title}</a></h3>
      <p className="pz-meta">{words.nowLead}</p>
      <p className="pz-su-2"><a className="btn btn-primary btn-sm" href={paths.page(slug, number)} aria-label={words.enterTo(title)}>{words.enter}</a></p>
    </div>
  );
}
