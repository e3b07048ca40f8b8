import { useRef, useState, type SyntheticEvent } from "react";
import { useLanguage } from "../../i18n/words";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/Field";
import type { PollShown } from "../types";
import { CheckOutcome } from "./CheckOutcome";
import { verifyUrl } from "./fetch";
import { useCheck, type CheckState } from "./useCheck";
import { useSecretWords } from "./words";

type Props = {
  poll: PollShown;
  /** The receipt that this browser keeps. */
  kept: string | undefined;
};

/** “Check that my vote is counted”: the receipt of this browser, or one from elsewhere. */
export function CheckPanel({ poll, kept }: Props) {
  const words = useSecretWords();
  const { check } = words;
  const bundleHash = poll.voting.secrecy?.bundleHash ?? null;
  const { state, run } = useCheck({ poll: poll.number, hasBundle: bundleHash !== null, bundleHash });
  const verify = verifyUrl(useLanguage());
  const busy = state.phase === "busy";
  // The answer stands where it was asked for, under a heading that says whose receipt it is of.
  const [asked, setAsked] = useState<{ isBelow: boolean; isOwn: boolean }>({ isBelow: false, isOwn: true });
  const ask = (text: string, isBelow: boolean) => {
    setAsked({ isBelow, isOwn: text.trim() === kept?.trim() });
    void run(text);
  };
  const answer = (isBelow: boolean) => <Answer poll={poll} state={asked.isBelow === isBelow ? state : idle} isOwn={asked.isOwn} />;
  return (
    <section className="pz-controllo" aria-labelledby="controllo">
      <h2 id="controllo">{check.title}</h2>
      <p>{check.lead}</p>
      {kept !== undefined && <p className="pz-su-2"><Button busy={busy} onClick={() => { ask(kept, false); }}>{check.own}</Button></p>}
      {answer(false)}
      <OtherReceipt open={kept === undefined} busy={busy} onRun={(text) => { ask(text, true); }} />
      {answer(true)}
      <p className="pz-meta pz-su-3">{check.apart} <a href={verify} data-reload="">{check.verify}</a>.</p>
    </section>
  );
}

const idle: CheckState = { phase: "idle" };

function Answer({ poll, state, isOwn }: { poll: PollShown; state: CheckState; isOwn: boolean }) {
  const { check } = useSecretWords();
  return (
    <>
      <div role="status" aria-live="polite">
        {state.phase === "busy" && <p className="pz-meta">{check.busy}</p>}
        {state.phase === "failed" && <p className="pz-guasto">{check[state.why]}</p>}
      </div>
      {state.phase === "done" && <CheckOutcome questions={poll.voting.questions} checked={state.checked} whose={{ isOwn, poll: state.receipt.poll, here: poll.number }} />}
    </>
  );
}

function OtherReceipt({ open, busy, onRun }: { open: boolean; busy: boolean; onRun: (text: string) => void }) {
  const { check } = useSecretWords();
  const [text, setText] = useState("");
  const file = useRef<HTMLInputElement>(null);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy && text.trim() !== "") onRun(text);
  };
  const load = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = await chosen.text();
    setText(read);
    onRun(read);
  };
  return (
    <details className="pz-piega" open={open || undefined}>
      <summary>{open ? check.any : check.other}</summary>
      <form onSubmit={submit}>
        <TextArea label={check.paste} rows={4} spellCheck={false} autoComplete="off" value={text} onText={setText} />
        <p className="pz-riga stretta pz-su-2">
          <Button type="submit" busy={busy}>{check.do}</Button>
          <Button look="outline" onClick={() => file.current?.click()}>{check.file}</Button>
          <input ref={file} type="file" accept=".json,application/json,text/plain" hidden aria-label={check.file} onChange={({ target }) => { void load(target.files?.[0]); target.value = ""; }} />
        </p>
      </form>
    </details>
  );
}
