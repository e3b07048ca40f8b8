import { useId, useState } from "react";
import { BodyPreviewDocument } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useRead } from "../reading/read";
import { Bones } from "../ui/states";
import { Tabs } from "../ui/Tabs";

type Props = { value: string; error: string | undefined; onText: (text: string) => void };

/** The text, to write and to see as others will read it. */
export function BodyField({ value, error, onText }: Props) {
  const words = useWords();
  const id = useId();
  const [tab, setTab] = useState<"write" | "preview">("write");
  return (
    <div className="pz-campo">
      <label htmlFor={id}>{words.editor.body}</label>
      <div className="pz-comp">
        <Tabs
          label={words.editor.view}
          tabs={[{ key: "write", title: words.editor.write }, { key: "preview", title: words.editor.preview }]}
          chosen={tab}
          onChoose={setTab}
        >
          {tab === "write" ? (
            <textarea id={id} value={value} aria-invalid={error ? true : undefined} aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`} onChange={(event) => { onText(event.target.value); }} />
          ) : (
            <Preview source={value} />
          )}
        </Tabs>
      </div>
      <p className="nota" id={`${id}-hint`}>{words.editor.markdown}</p>
      {error && <p className="errore" id={`${id}-error`}>{error}</p>}
    </div>
  );
}

function Preview({ source }: { source: string }) {
  const words = useWords();
  const empty = source.trim() === "";
  const { data, failure } = useRead(BodyPreviewDocument, { source }, { pause: empty, fresh: false });
  if (empty) return <p className="anteprima pz-secondo">{words.editor.previewEmpty}</p>;
  if (failure) return <p className="anteprima pz-secondo" role="alert">{words.state.errorSafe}</p>;
  if (!data) return <div className="anteprima"><Bones height="6rem" /></div>;
  // The same rendering and sanitising as for the published text.
  return <div className="anteprima pz-testo" dangerouslySetInnerHTML={{ __html: data.markdownPreview }} />;
}
