import { FailedPage } from "../../layout/FailedPage";
import { useRead } from "../../reading/read";
import { usePaths } from "../../router/usePaths";
import { Badge } from "../../ui/marks";
import { ListBones, Waiting } from "../../ui/states";
import { PrivacyTextsDocument, type PrivacyTextsQuery } from "../gen/graphql";
import { useAdminWords } from "../words";
import { Day } from "./Day";
import { NoticeForm } from "./NoticeForm";

/** The privacy notice: the next version to be written, and those that were published. */
export default function NoticeRoom() {
  const { editor: words } = useAdminWords();
  const { data, failure, retry } = useRead(PrivacyTextsDocument, {});
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <Waiting><ListBones /></Waiting>;
  const present = data.privacyNotice;
  return (
    <>
      <p className="pz-ristretta pz-giu">{words.lead}</p>
      <Versions all={data.privacyNotices} />
      <NoticeForm key={present?.version ?? 0} present={present} onDone={retry} />
    </>
  );
}

function Versions({ all }: { all: PrivacyTextsQuery["privacyNotices"] }) {
  const { editor: words, privacy } = useAdminWords();
  const paths = usePaths();
  return (
    <section aria-labelledby="versioni">
      <h2 id="versioni" className="pz-h4 pz-giu-poco">{words.versions}</h2>
      <ul className="pz-lista pz-ristretta">
        {all.map(({ version, publishedAt, asks }, at) => (
          <li key={version} className="pz-riga">
            <a href={paths.privacy(version)}>{privacy.version(version)}</a>
            <span className="pz-meta">{words.on} <Day at={publishedAt} /></span>
            {at === 0 && <Badge tone="verde">{words.inForce}</Badge>}
            {asks && at < all.length - 1 && <Badge tone="neutro">{words.asked}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
