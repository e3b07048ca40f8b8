import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { useLanguage, useWords } from "../../i18n/words";
import type { PiazzaHeadFragment } from "../../gen/graphql";
import { announce } from "../../live/announcer";
import { navigate, rename } from "../../router/location";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { tell } from "../../ui/Notices";
import { Tabs } from "../../ui/Tabs";
import type { PollFormFragment } from "../gen/graphql";
import { AskStep } from "./AskStep";
import { BuilderFoot } from "./BuilderFoot";
import { CheckStep } from "./CheckStep";
import { BuilderContext } from "./context";
import { steps, type Step } from "./faults";
import { HoldStep } from "./HoldStep";
import { Preview } from "./Preview";
import { ShowStep } from "./ShowStep";
import { StepNav } from "./StepNav";
import { useBuild, type Build } from "./useBuild";
import { useBuildWords } from "./words";

type Props = { piazza: PiazzaHeadFragment; memberId: string; poll: PollFormFragment | null };

/** The builder of a poll: four steps on one side, the poll as voters will see it on the other. */
export function Builder({ piazza, memberId, poll: first }: Props) {
  const words = useBuildWords();
  const paths = usePaths();
  const language = useLanguage();
  const build = useBuild({ piazzaId: piazza.id, members: piazza.memberCount, memberId, poll: first, language });
  const { step, goTo, builder, check, send, faults, general } = build;
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(() => new Set(build.form.questions.slice(0, build.form.questions.length > 2 ? 1 : 2).map((question) => question.key)));
  const pane = useRef<HTMLDivElement>(null);
  const mend = useMending(pane);
  useMoved(step, pane);

  const save = async (): Promise<boolean> => {
    const poll = await send(build.save);
    // From here on the page is that of this draft, also when it is loaded again.
    if (poll) rename(paths.edit(piazza.slug, poll.number));
    return poll !== undefined;
  };
  const fail = (which: Step) => {
    const wrong = build.wrongIn(which);
    setUnfolded(new Set([...unfolded, ...wrong.flatMap((fault) => fault.question ?? [])]));
    announce(words.mend(wrong.length));
    mend();
  };
  const next = async () => {
    if (!check([step])) { fail(step); return; }
    if (await save()) goTo(steps[steps.indexOf(step) + 1] ?? "check");
    else mend();
  };
  const keep = async () => {
    if (!check(["ask"])) { goTo("ask"); fail("ask"); return; }
    if (await save()) tell(first?.state === "PUBLISHED" ? words.updated : words.saved);
    else mend();
  };
  const publish = async () => {
    if (!check(steps)) return;
    const poll = await send(build.publish);
    if (!poll) { mend(); return; }
    build.forget();
    tell(poll.voting.phase === "OPEN" ? words.opened : words.published);
    navigate(paths.entry(poll), { replace: true });
  };

  const form = (
    <div ref={pane}>
      <h2 tabIndex={-1}>{words.steps[step].name}</h2>
      <p className="pz-secondo">{words.steps[step].lead}</p>
      {general && <p className="pz-guasto" role="alert">{general}</p>}
      <div className="pz-campi">
        {step === "ask" && <AskStep slug={piazza.slug} unfolded={unfolded} onUnfold={setUnfolded} />}
        {step === "hold" && <HoldStep />}
        {step === "show" && <ShowStep />}
        {step === "check" && <CheckStep faults={faults} onGo={goTo} />}
      </div>
      <BuilderFoot build={build} piazza={piazza} onBack={() => { goTo(steps[steps.indexOf(step) - 1] ?? "ask"); }} onNext={() => void next()} onSave={() => void keep()} onPublish={() => void publish()} />
      <Undo build={build} />
    </div>
  );
  return (
    <BuilderContext value={builder}>
      <StepNav step={step} tried={build.tried} wrong={(each) => build.wrongIn(each).length} onGo={(each) => { check([step]); goTo(each); }} />
      {build.restored && <p className="pz-avviso pz-riga pz-fra">{words.restoredDraft} <Button look="plain" small onClick={build.discard}>{words.discard}</Button></p>}
      <Workshop form={form} preview={<Preview form={build.form} />} />
    </BuilderContext>
  );
}

/** Puts the reader before what is wrong, once it is on the page. */
function useMending(pane: { readonly current: HTMLElement | null }) {
  const [asked, ask] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    const wrong = pane.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-fault], .pz-guasto");
    if (wrong?.matches(".pz-guasto")) wrong.scrollIntoView({ block: "center" });
    else wrong?.focus();
  }, [asked, pane]);
  return () => { ask((n) => n + 1); };
}

/** Another step is another page to those who listen: focus goes to its title. */
function useMoved(step: Step, pane: { readonly current: HTMLElement | null }) {
  const before = useRef(step);
  useLayoutEffect(() => {
    if (before.current === step) return;
    before.current = step;
    const title = pane.current?.querySelector("h2");
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: "nearest" });
    if (title && title.getBoundingClientRect().top < 0) title.scrollIntoView();
  }, [step, pane]);
}

/** What was taken away last, and the way to put it back. */
function Undo({ build }: { build: Build }) {
  const words = useBuildWords();
  const { undo } = build;
  return (
    <div role="status" className="pz-tolta-posto">
      {undo && (
        <div className="pz-tolta">
          <span>{(undo.replaced ? words.used : words.removed)(undo.title)} {undo.loosened > 0 && words.loosened(undo.loosened)}</span>
          <span className="pz-riga stretta">
            <Button look="plain" small onClick={() => { build.restore(); tell(words.restored); }}>{words.undo}</Button>
            <button type="button" className="btn btn-icona" aria-label={words.close} onClick={build.settleTaken}><Icon name="close" /></button>
          </span>
        </div>
      )}
    </div>
  );
}

const wide = "(min-width: 64rem)";

function useWide(): boolean {
  return useSyncExternalStore((listener) => {
    const query = matchMedia(wide);
    query.addEventListener("change", listener);
    return () => { query.removeEventListener("change", listener); };
  }, () => matchMedia(wide).matches);
}

/** Form and preview side by side; where there is no room, one behind the other. */
function Workshop({ form, preview }: { form: ReactNode; preview: ReactNode }) {
  const words = useBuildWords();
  const { site } = useWords();
  const [shown, setShown] = useState<"form" | "preview">("form");
  if (!useWide()) {
    return (
      <div className="pz-officina stretta">
        <Tabs label={words.view} tabs={[{ key: "form", title: words.form }, { key: "preview", title: words.preview }]} chosen={shown} onChoose={setShown}>
          <div hidden={shown !== "form"}>{form}</div>
          {shown === "preview" && preview}
        </Tabs>
      </div>
    );
  }
  return (
    <div className="pz-officina">
      {form}
      {/* It scrolls in its own place, with the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <aside aria-label={words.preview} tabIndex={0}><p className="pz-h4">{words.preview}<span className="pz-sr"> {site.name}</span></p>{preview}</aside>
    </div>
  );
}
