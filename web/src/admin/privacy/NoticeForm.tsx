import { useState, type SyntheticEvent } from "react";
import { useChange } from "../../reading/read";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { Switch } from "../../ui/Switch";
import { Tabs } from "../../ui/Tabs";
import { ConfirmDialog } from "../ConfirmDialog";
import { PrivacyPublishDocument, type PrivacyTextsQuery } from "../gen/graphql";
import { useAdminWords } from "../words";
import { NoticeField } from "./NoticeField";

type Text = { italian: string; english: string };
type Props = { present: PrivacyTextsQuery["privacyNotice"]; onDone: () => void };

/** Writes the next privacy notice in both languages, begun with the present one. */
export function NoticeForm({ present, onDone }: Props) {
  const { editor: words } = useAdminWords();
  const before: Text = { italian: present?.italian ?? "", english: present?.english ?? "" };
  const [text, setText] = useState<Text>(before);
  const [asks, setAsks] = useState(false);
  const [language, setLanguage] = useState<keyof Text>("italian");
  const [error, setError] = useState<string>();
  const [confirming, setConfirming] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const missing = (["italian", "english"] as const).find((each) => text[each].trim() === "");
    if (missing) setLanguage(missing);
    const fault = missing ? words.wanted : text.italian === before.italian && text.english === before.english ? words.unchanged : undefined;
    setError(fault);
    setConfirming(fault === undefined);
  };
  return (
    <section className="pz-su-4" aria-labelledby="prossima">
      <h2 id="prossima" className="pz-h4 pz-giu-poco">{words.next}</h2>
      <form className="pz-scrivi" onSubmit={submit}>
        <Tabs label={words.languages} tabs={[{ key: "italian", title: words.italian }, { key: "english", title: words.english }]} chosen={language} onChoose={setLanguage}>
          <NoticeField key={language} label={words[language]} language={language === "italian" ? "it" : "en"} value={text[language]} onText={(value) => { setText({ ...text, [language]: value }); }} />
        </Tabs>
        <div className="pz-su-3"><Switch label={words.asks} note={words.asksNote} on={asks} onChange={setAsks} /></div>
        {error !== undefined && <p className="pz-rifiuto pz-su-2" role="alert">{error}</p>}
        <div className="piede"><Button type="submit">{words.publish}…</Button></div>
      </form>
      {confirming && <Publish input={{ ...text, asks }} version={(present?.version ?? 0) + 1} onClose={() => { setConfirming(false); }} onDone={onDone} />}
    </section>
  );
}

type PublishProps = { input: Text & { asks: boolean }; version: number; onClose: () => void; onDone: () => void };

function Publish({ input, version, onClose, onDone }: PublishProps) {
  const { editor: words } = useAdminWords();
  const { change } = useChange(PrivacyPublishDocument);
  const publish = async () => {
    const { done, refused } = await change({ input });
    if (refused) return refused;
    tell(words.published(done.notice?.version ?? version));
    onDone();
    return undefined;
  };
  const text = input.asks ? `${words.confirmText} ${words.confirmAsks}` : words.confirmText;
  return <ConfirmDialog title={words.confirmTitle(version)} text={text} action={words.publish} cancel={words.cancel} onClose={onClose} onConfirm={publish} />;
}
