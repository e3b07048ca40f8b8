import { useId, useState, type ReactNode } from "react";
import { useWords } from "../i18n/words";
import { usePresence } from "../presence/context";
import { Button } from "../ui/Button";
import { Tabs } from "../ui/Tabs";
import { MentionField } from "./MentionField";
import { Preview } from "./Preview";
import { useDraft } from "./useDraft";
import { useDiscussion } from "./context";

/** Length in characters as the server counts them. */
export const lengthOf = (text: string) => Array.from(text).length;

export const longest = 10_000;

interface Props {
  label: string;
  send: string;
  /** Under which name the draft is kept: the comment answered or edited, or nothing for the thread itself. */
  draftOf?: string;
  initial?: string;
  placeholder?: string;
  /** Whether it was just asked for, so that writing can begin. */
  wanted?: boolean;
  /** Sends the text; a sentence when it was refused. */
  onSend: (body: string) => Promise<string | undefined> | undefined;
  onCancel?: () => void;
}

/** Where a comment is written: write and preview, draft kept, Ctrl+Enter sends. */
export function Composer({ label, send, draftOf = "", initial = "", placeholder, wanted, onSend, onCancel }: Props) {
  const words = useWords().thread;
  const { viewer, place, people } = useDiscussion();
  const presence = usePresence();
  const draft = useDraft(viewer?.id ?? "", place.id, draftOf, initial);
  const [tab, setTab] = useState<"write" | "preview">("write");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const errorId = useId();

  const submit = async () => {
    const body = draft.text;
    const wrong = !body.trim() ? words.emptyBody : lengthOf(body) > longest ? words.longBody(lengthOf(body)) : undefined;
    setError(wrong);
    if (wrong !== undefined || busy) return;
    setBusy(true);
    const refused = await onSend(body);
    setBusy(false);
    setError(refused);
    if (refused !== undefined) return;
    draft.clear();
    setTab("write");
  };

  return (
    <form
      className="pz-comp"
      aria-label={label}
      onSubmit={(event) => { event.preventDefault(); void submit(); }}
    >
      <Tabs label={label} chosen={tab} onChoose={setTab} tabs={[{ key: "write", title: words.write }, { key: "preview", title: words.preview }]}>
        {tab === "write" ? (
          <MentionField
            label={label}
            text={draft.text}
            onText={(text) => {
              draft.setText(text);
              setError(undefined);
              // Who mends what he has written is not about to say something.
              if (text.trim() && !initial) presence?.typed();
            }}
            onSend={() => void submit()}
            onLeave={draft.isKept ? undefined : onCancel}
            people={people}
            errorId={error === undefined ? undefined : errorId}
            placeholder={placeholder}
            wanted={wanted}
          />
        ) : (
          <Preview source={draft.text} />
        )}
      </Tabs>
      {error !== undefined && <p id={errorId} className="pz-rifiuto" role="alert">{error}</p>}
      <Foot note={draft.isKept ? words.draftKept : words.markdownHint}>
        {onCancel && <Button look="plain" small onClick={() => { draft.clear(); onCancel(); }}>{words.cancel}</Button>}
        <Button type="submit" small busy={busy}>
          {send} <kbd className="pz-solo-d" aria-hidden="true">Ctrl ↵</kbd>
        </Button>
      </Foot>
    </form>
  );
}

function Foot({ note, children }: { note: string; children: ReactNode }) {
  return (
    <div className="piede">
      <span className="pz-meta">{note}</span>
      <span className="pz-riga">{children}</span>
    </div>
  );
}
