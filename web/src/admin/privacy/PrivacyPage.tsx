import { useLanguage } from "../../i18n/words";
import { FailedPage } from "../../layout/FailedPage";
import { MissingPage } from "../../layout/MissingPage";
import { WaitingPage } from "../../layout/WaitingPage";
import { useRead } from "../../reading/read";
import { Page } from "../../router/Page";
import { usePaths } from "../../router/usePaths";
import { PrivacyNoticeDocument, type PrivacyNoticeQuery } from "../gen/graphql";
import { useAdminWords } from "../words";
import { Day } from "./Day";

/** How personal data is treated here, for everybody: the version in force, or the one asked for. */
export default function PrivacyPage({ version }: { version: number | undefined }) {
  const { privacy: words } = useAdminWords();
  const language = useLanguage();
  const { data, failure, retry } = useRead(PrivacyNoticeDocument, { version: version ?? null, language });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  const { privacyNotice: notice, privacyNotices: all } = data;
  if (!notice && version !== undefined) return <MissingPage />;
  return (
    <Page title={words.title}>
      <header className="pz-wrap pz-testata-pagina">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className="pz-lead">{notice ? <>{words.version(notice.version)}, {words.since} <Day at={notice.publishedAt} /></> : words.none}</p>
      </header>
      <div className="pz-wrap pz-corpo pz-due">
        <div>
          {notice && notice.version !== all[0]?.version && <Old />}
          {notice && <div className="pz-testo" dangerouslySetInnerHTML={{ __html: notice.html }} />}
        </div>
        {all.length > 1 && <Versions all={all} shown={notice?.version} />}
      </div>
    </Page>
  );
}

function Old() {
  const { privacy: words } = useAdminWords();
  const paths = usePaths();
  return <p className="pz-avviso">{words.old} <a href={paths.privacy()}>{words.present}</a></p>;
}

function Versions({ all, shown }: { all: PrivacyNoticeQuery["privacyNotices"]; shown: number | undefined }) {
  const { privacy: words } = useAdminWords();
  const paths = usePaths();
  return (
    <aside className="margine" aria-labelledby="versioni">
      <div>
        <h2 id="versioni">{words.versions}</h2>
        <ul className="pz-vicini">
          {all.map(({ version, publishedAt }) => (
            <li key={version}><a href={paths.privacy(version)} aria-current={version === shown ? "page" : undefined}>{words.version(version)}</a> <span className="pz-meta"><Day at={publishedAt} /></span></li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
