import { useRef, useState } from "react";
import { useWords } from "../../i18n/words";
import { useFrame } from "../../reading/frame";
import { useChange, useRead } from "../../reading/read";
import { useRefusals } from "../../reading/refusals";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { tell } from "../../ui/Notices";
import { Bones } from "../../ui/states";
import { PollTemplateDeleteDocument, PollTemplateImportDocument, PollTemplatesDocument, type PollTemplatesQuery } from "../gen/graphql";
import type { Form } from "./form";
import { formOfDocument } from "./read";
import { useBuildWords } from "./words";

type Template = NonNullable<PollTemplatesQuery["piazza"]>["pollTemplates"][number];

type Props = { slug: string; onClose: () => void; onUse: (title: string, form: Form) => void };

/** Forms to begin with: the house's, those of the piazza, and one from a file. */
export default function TemplatesDialog({ slug, onClose, onUse }: Props) {
  const words = useBuildWords();
  const { state } = useWords();
  const { data, failure, retry } = useRead(PollTemplatesDocument, { slug });
  const templates = data?.piazza?.pollTemplates;
  const own = templates?.filter((template) => template.key === null);
  return (
    <Dialog title={words.templatesTitle} onClose={onClose} toRead>
      <p className="pz-secondo pz-su-2">{words.templatesNote} {words.useReplaces}</p>
      {failure && <p className="pz-guasto" role="alert">{state.error} <Button small onClick={retry}>{state.retry}</Button></p>}
      {!templates && !failure && <div className="pz-su-3"><Bones height="8rem" /></div>}
      {templates && (
        <div className="pz-modelli">
          <h3>{words.house}</h3>
          <ul>{templates.filter((template) => template.key !== null).map((template) => <Row key={template.key} template={template} onUse={onUse} onChange={retry} />)}</ul>
          <h3>{words.ours}</h3>
          {own?.length === 0 && <p className="pz-secondo">{words.noTemplates}</p>}
          <ul>{own?.map((template) => <Row key={template.id} template={template} onUse={onUse} onChange={retry} />)}</ul>
        </div>
      )}
      <div className="piede">
        <Import onChange={retry} />
        <Button look="outline" onClick={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}

function Row({ template, onUse, onChange }: { template: Template; onUse: Props["onUse"]; onChange: () => void }) {
  const words = useBuildWords();
  const { state } = useWords();
  const say = useRefusals();
  const { change, busy } = useChange(PollTemplateDeleteDocument);
  const known = template.key === null ? undefined : words.templateNames[template.key];
  const title = known?.name ?? template.title;
  const use = () => {
    const form = formOfDocument(template.document);
    if (form) onUse(title, form);
    else tell(words.notTemplate);
  };
  const erase = async (templateId: string) => {
    const { refused } = await change({ input: { templateId } });
    tell(refused ? (say(refused).general ?? state.error) : words.deletedTemplate);
    onChange();
  };
  return (
    <li>
      <div><b>{title}</b>{known && <small>{known.means}</small>}</div>
      <Button look="outline" small aria-label={words.useOf(title)} onClick={use}>{words.use}</Button>
      {template.id !== null && <Button look="danger" small busy={busy} aria-label={words.deleteTemplateOf(title)} onClick={() => { if (template.id) void erase(template.id); }}>{words.deleteTemplate}</Button>}
    </li>
  );
}

/** A form that somebody exported elsewhere joins those of the piazza. */
function Import({ onChange }: { onChange: () => void }) {
  const words = useBuildWords();
  const { state } = useWords();
  const { piazza } = useFrame();
  const say = useRefusals();
  const { change, busy } = useChange(PollTemplateImportDocument);
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string>();
  const read = async (file: File) => {
    setError(undefined);
    const document = await file.text();
    if (!formOfDocument(document)) { setError(words.notTemplate); return; }
    const { done, refused } = await change({ input: { piazzaId: piazza?.id ?? "", document } });
    if (refused) {
      const said = say(refused);
      setError(said.general ?? Object.values(said.fields)[0] ?? state.error);
      return;
    }
    tell(words.imported(done.template?.title ?? ""));
    onChange();
  };
  return (
    <>
      {error && <p className="errore" role="alert">{error}</p>}
      <input
        ref={field} type="file" accept="application/json,.json" className="pz-sr" tabIndex={-1} aria-hidden="true" data-field="import"
        onChange={({ target }) => { const file = target.files?.[0]; target.value = ""; if (file) void read(file); }}
      />
      <Button look="plain" busy={busy} onClick={() => { field.current?.click(); }}>{words.importFile}</Button>
    </>
  );
}
