import { exactDate } from "../../i18n/dates";
import { useLanguage } from "../../i18n/words";
import { Button } from "../../ui/Button";
import { useBuilder } from "./context";
import { steps, type Fault, type Step } from "./faults";
import type { RulesForm } from "./form";
import { Few } from "./HoldStep";
import { fromField } from "./slots";
import { useBuildWords } from "./words";

/** The last step: everything in short, and what is still in the way. */
export function CheckStep({ faults, onGo }: { faults: readonly Fault[]; onGo: (step: Step) => void }) {
  const words = useBuildWords();
  const { form } = useBuilder();
  const { rules } = form;
  return (
    <>
      <p className={faults.length > 0 ? "pz-avviso" : "pz-pronta"} role="status">{faults.length > 0 ? words.notReady : words.ready}</p>
      <Few />
      <dl className="pz-riepilogo">
        <Part step="ask" faults={faults} onGo={onGo}>
          <b>{form.title.trim() || words.unnamedPoll}</b>
          {form.questions.map((question, at) => <span key={question.key}>{at + 1}. {question.title.trim() || words.unnamedQuestion} <small>({words.kinds[question.kind].name.toLowerCase()})</small></span>)}
        </Part>
        <Part step="hold" faults={faults} onGo={onGo}>
          <span>{words.electorate[rules.electorate].name} · {words.assurance[rules.assurance].name.toLowerCase()}</span>
          {rules.isConfidential && <span><b>{words.secret.ways.SECRET.name}</b></span>}
          <Times rules={rules} />
        </Part>
        <Part step="show" faults={faults} onGo={onGo}>
          <span>{words.visibilityTitle}: {words.visibility[rules.resultsVisibility].name.toLowerCase()}</span>
          {rules.showsVoters && <span>{words.showsVoters}</span>}
          {rules.reasons !== "NONE" && <span>{words.reasonsTitle}: {words.reasons[rules.reasons].name.toLowerCase()}</span>}
          {rules.quorum.trim() !== "" && <span>{words.quorum}: {rules.quorum}</span>}
          {rules.threshold.trim() !== "" && <span>{words.threshold}: {rules.threshold}%</span>}
        </Part>
      </dl>
    </>
  );
}

function Part({ step, faults, onGo, children }: { step: Exclude<Step, "check">; faults: readonly Fault[]; onGo: (step: Step) => void; children: React.ReactNode }) {
  const words = useBuildWords();
  const wrong = faults.filter((fault) => fault.step === step).length;
  return (
    <div>
      <dt>
        {steps.indexOf(step) + 1}. {words.steps[step].name}
        {wrong > 0 && <span className="errore">{words.todo(wrong)}</span>}
      </dt>
      <dd>
        {children}
        <Button look="plain" small className="allineato" onClick={() => { onGo(step); }}>{words.goMend(words.steps[step].name)}</Button>
      </dd>
    </div>
  );
}

function Times({ rules }: { rules: RulesForm }) {
  const words = useBuildWords();
  const language = useLanguage();
  const said = (value: string, otherwise: string) => {
    const at = fromField(value);
    return at ? exactDate(at, language) : otherwise;
  };
  return (
    <>
      <span>{words.opens}: {rules.opening === "TIME" ? said(rules.opensAt, "—") : words.opening[rules.opening].name.toLowerCase()}</span>
      <span>{words.closes}: {rules.closing === "TIME" ? said(rules.closesAt, "—") : words.closing.HAND.name.toLowerCase()}</span>
    </>
  );
}
