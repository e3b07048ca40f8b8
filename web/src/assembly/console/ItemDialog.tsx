import { useCallback, useId, useMemo, useRef, useEffect, useState, type KeyboardEvent, type SyntheticEvent } from "react";
import { useLanguage } from "../../i18n/words";
import { faultAt } from "../../poll/build/faults";
import { BuilderContext, type Builder } from "../../poll/build/context";
import { QuestionFields } from "../../poll/build/QuestionFields";
import { useBuildWords } from "../../poll/build/words";
import type { PollQuestion } from "../../poll/kind";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { tell } from "../../ui/Notices";
import { ErrorState, ListBones, Waiting } from "../../ui/states";
import { Tabs } from "../../ui/Tabs";
import { ConsoleItemAddDocument, ConsoleItemUpdateDocument, ConsoleShowDocument } from "../gen/graphql";
import { useConsole, type Item } from "./context";
import { DraftList } from "./DraftList";
import { blankItem, blankRules, itemForm, questionFaults, questionInputOf, ruleFaults, rulesFormOf, rulesInputOf } from "./itemForm";
import { RuleFields } from "./RuleFields";
import { useDo } from "./useDo";
import { useQuestionsOf } from "./useQuestionsOf";
import { useConsoleWords } from "./words";

type Props = { item: Item | undefined; onClose: () => void };

/** A question for the queue: written on the spot, taken from a draft, or changed while it waits. */
export default function ItemDialog({ item, onClose }: Props) {
  const words = useConsoleWords();
  const [from, setFrom] = useState<"new" | "drafts">("new");
  const { whole, failed, retry } = useWhole(item);
  const writing = whole && <Writing item={item} whole={whole} onClose={onClose} />;
  return (
    <Dialog title={item ? words.editTitle : words.addTitle} onClose={onClose}>
      <div className="pz-domanda-nuova">
        {item ? writing ?? (failed ? <ErrorState onRetry={retry} /> : <Waiting><ListBones rows={4} /></Waiting>) : (
          <Tabs label={words.howToAdd} tabs={[{ key: "new", title: words.newQuestion }, { key: "drafts", title: words.fromDrafts }]} chosen={from} onChoose={setFrom}>
            <div hidden={from !== "new"}>{writing}</div>
            {from === "drafts" && <DraftList onClose={onClose} />}
          </Tabs>
        )}
      </div>
    </Dialog>
  );
}

const none: readonly PollQuestion[] = [];

/** What an item asks, whole, once it is there; nothing is asked for where there is none yet. Without an answer there is nothing to change. */
function useWhole(item: Item | undefined) {
  const questionsOf = useQuestionsOf();
  const [whole, setWhole] = useState<readonly PollQuestion[]>();
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const id = item?.id;
  useEffect(() => {
    if (id === undefined) return;
    let left = false;
    void questionsOf(id).then((questions) => { if (left) return; setWhole(questions); setFailed(questions === undefined); });
    return () => { left = true; };
  }, [id, questionsOf, tries]);
  const retry = useCallback(() => { setFailed(false); setTries((n) => n + 1); }, []);
  return { whole: id === undefined ? none : whole, failed, retry };
}

/** The builder's own fields for one question, with as much as they need around them. */
function useItemForm(item: Item | undefined, whole: readonly PollQuestion[]) {
  const { assembly } = useConsole();
  const build = useBuildWords();
  const [form, change] = useState(() => (item ? itemForm(whole) : blankItem()));
  const [rules, setRules] = useState(() => (item ? rulesFormOf(item) : blankRules(assembly.guests)));
  const [tried, setTried] = useState(false);
  const faults = useMemo(() => questionFaults(form), [form]);
  const builder = useMemo<Builder>(() => ({
    form, change,
    take: (_, next) => { change((now) => next(now).form); },
    faultAt: (place) => {
      const reason = tried ? faultAt(faults, place) : undefined;
      return reason && build.faults[reason];
    },
  }), [form, tried, faults, build]);
  const wrong = tried ? ruleFaults(rules) : [];
  const check = () => {
    setTried(true);
    return faults.length === 0 && ruleFaults(rules).length === 0;
  };
  return { form, rules, setRules, builder, wrong, check };
}

function Writing({ item, whole, onClose }: Props & { whole: readonly PollQuestion[] }) {
  const words = useConsoleWords();
  const language = useLanguage();
  const { assembly, state } = useConsole();
  const act = useDo();
  const { form, rules, setRules, builder, wrong, check } = useItemForm(item, whole);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  // One key a dialog: sending again after a lost answer puts no second question into the queue.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const place = useRef<HTMLFormElement>(null);
  const id = useId();
  // After the dialog has opened, which gives the focus to what stands first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => place.current?.querySelector<HTMLElement>("[data-field=question]")?.focus());
    return () => { cancelAnimationFrame(frame); };
  }, []);
  const [question] = form.questions;

  const save = async (show: boolean) => {
    if (!check()) {
      requestAnimationFrame(() => place.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-fault]")?.focus());
      return;
    }
    setBusy(true);
    const before = new Set(state.items.map(({ id }) => id));
    const asked = questionInputOf(form, language);
    const { done, refused } = item
      ? await act(ConsoleItemUpdateDocument, { input: { itemId: item.id, question: asked, rules: rulesInputOf(rules) } })
      : await act(ConsoleItemAddDocument, { input: { assemblyId: assembly.id, question: asked, rules: rulesInputOf(rules), idempotencyKey } });
    if (refused !== undefined) { setBusy(false); setError(refused); return; }
    // Another moderator may have added one in the same moment: ours is the one that asks what was written here.
    const added = done.assembly?.state.items.filter(({ id }) => !before.has(id)) ?? [];
    const ours = added.length > 1 ? added.find(({ title }) => title === asked?.title) : added[0];
    const shown = show && ours ? await act(ConsoleShowDocument, { input: { assemblyId: assembly.id, itemId: ours.id } }) : undefined;
    setBusy(false);
    tell(shown?.refused ?? (item ? words.changed : words.added(1)));
    onClose();
  };
  const onSubmit = (event: SyntheticEvent) => { event.preventDefault(); void save(false); };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void save(false); }
  };
  const mayShow = !item && state.phase === "LIVE" && state.current?.state !== "OPEN";
  return (
    // Ctrl+Enter sends from anywhere in the form, as in the composer.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form noValidate ref={place} aria-describedby={error ? id : undefined} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <BuilderContext value={builder}>{question && <QuestionFields question={question} />}</BuilderContext>
      <RuleFields rules={rules} onChange={setRules} wrong={wrong} />
      {error && <p className="errore pz-su-2" id={id} role="alert">{error}</p>}
      <div className="piede">
        <Button look="outline" onClick={onClose}>{words.cancel}</Button>
        {mayShow && <Button look="outline" busy={busy} onClick={() => void save(true)}>{words.addShow}</Button>}
        <Button type="submit" busy={busy}>{item ? words.save : words.addDo}</Button>
      </div>
    </form>
  );
}
