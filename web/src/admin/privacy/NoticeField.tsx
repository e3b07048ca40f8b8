import { useId, useState } from "react";
import { useWords } from "../../i18n/words";
import { useRead } from "../../reading/read";
import { Bones } from "../../ui/states";
import { Tabs } from "../../ui/Tabs";
import { NoticePreviewDocument } from "../gen/graphql";
import { useAdminWords } from "../words";

type Props = { label: string; language: "it" | "en"; value: string; onText: (text: string) => void };

const longest = 100_000;

/** One language of the notice, to write and to see as it will be read. */
export function NoticeField({ label, language, value, onText }: Props) {
  const { editor: words } = useAdminWords();
  const id = useId();
  const [view, setView] = useState<"write" | "preview">("write");
  return (
    <div className="pz-campo pz-su-3">
      <label htmlFor={id} className={view === "write" ? undefined : "pz-sr"}>{label}</label>
      <div className="pz-comp">
        <Tabs label={words.view} tabs={[{ key: "write", title: words.write }, { key: "preview", title: words.preview }]} chosen={view} onChoose={setView}>
          {view === "write" ? (
            <textarea id={id} lang={language} value={value} maxLength={longest} aria-describedby={`${id}-hint`} onChange={(event) => { onText(event.target.value); }} />
          ) : (
            <div lang={language}><Preview source={value} /></div>
          )}
        </Tabs>
      </div>
      <p className="nota" id={`${id}-hint`}>{words.hint}</p>
    </div>
  );
}

function Preview({ source }: { source: string }) {
  const { editor: words } = useAdminWords();
  const { state } = useWords();
  const empty = source.trim() === "";
  const { data, failure } = useRead(NoticePreviewDocument, { source }, { pause: empty, fresh: false });
  if (empty) return <p className="anteprima pz-secondo">{words.empty}</p>;
  if (failure) return <p className="anteprima pz-secondo" role="alert">{state.errorSafe}</p>;
  if (!data) return <div className="anteprima"><Bones height="6rem" /></div>;
  // The same rendering and sanitising as for the published text.
  return <div className="anteprima pz-testo" dangerouslySetInnerHTML={{ __html: data.markdownPreview }} />;
}
