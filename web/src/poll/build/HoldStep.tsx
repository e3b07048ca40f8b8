import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { Choices } from "../../ui/Choices";
import { useBuilder } from "./context";
import { withSecrecy, type RulesForm } from "./form";
import { fromField, toField } from "./slots";
import { useBuildWords } from "./words";

/** Changes rules of the form. */
export function useRules() {
  const { form, change } = useBuilder();
  const set = <K extends keyof RulesForm>(rule: K) => (value: RulesForm[K]) => { change((now) => ({ ...now, rules: { ...now.rules, [rule]: value } })); };
  return { rules: form.rules, set };
}

/** The second step: who may vote, and when. */
export function HoldStep() {
  const words = useBuildWords();
  const { faultAt } = useBuilder();
  const { rules, set } = useRules();
  return (
    <>
      <Secrecy />
      <div>
        <Choices legend={words.who} name="electorate" values={["MEMBERS", "SIGNED_IN", "LIST"]} words={words.electorate} chosen={rules.electorate} onChoose={set("electorate")} />
        <div role="status"><Few /></div>
      </div>
      <Choices legend={words.howSure} name="assurance" values={["NONE", "SOCIAL", "EMAIL", "SUBSTANTIAL", "HIGH"]} words={words.assurance} chosen={rules.assurance} onChoose={set("assurance")} />
      <Choices legend={words.opens} name="opening" values={["PUBLISHED", "TIME", "HAND"]} words={words.opening} chosen={rules.opening} onChoose={set("opening")} />
      {rules.opening === "TIME" && <TextField label={words.opensAt} type="datetime-local" value={rules.opensAt} error={faultAt({ field: "opensAt" })} onText={set("opensAt")} />}
      <Choices legend={words.closes} name="closing" values={["TIME", "HAND"]} words={words.closing} chosen={rules.closing} onChoose={set("closing")} />
      {rules.closing === "TIME" && (
        <>
          <TextField label={words.closesAt} type="datetime-local" value={rules.closesAt} error={faultAt({ field: "closesAt" })} onText={set("closesAt")} />
          <Quick from={rules.opening === "TIME" ? rules.opensAt : ""} onPick={set("closesAt")} />
        </>
      )}
      <fieldset className="pz-scelte">
        <legend>{words.whileOpen}</legend>
        <Switch label={words.changeable} on={rules.isChangeable} onChange={set("isChangeable")} />
        <Switch label={words.takesOptions} note={rules.isConfidential ? words.secret.options : words.takesOptionsNote} on={rules.takesOptions} fixed={rules.isConfidential} onChange={set("takesOptions")} />
        <Switch label={words.shuffled} note={words.shuffledNote} on={rules.isShuffled} onChange={set("isShuffled")} />
      </fieldset>
    </>
  );
}

/** Whether what each voter chose is kept under his name, or locked away for good; and what a secret vote closes off. */
function Secrecy() {
  const words = useBuildWords();
  const { change } = useBuilder();
  const { rules } = useRules();
  const { secret } = words;
  return (
    <>
      <Choices
        legend={secret.title} name="secrecy" values={["OPEN", "SECRET"]} words={secret.ways} chosen={rules.isConfidential ? "SECRET" : "OPEN"}
        onChoose={(way) => { change((now) => ({ ...now, rules: withSecrecy(now.rules, way === "SECRET") })); }}
      />
      {rules.isConfidential && (
        <div className="pz-avviso pz-segreto-patti" data-secret>
          <p>{secret.means}</p>
          <ul>{secret.closes.map((each) => <li key={each}>{each}</li>)}</ul>
        </div>
      )}
    </>
  );
}

/** That so few vote in secret that the result may tell what each voted: a warning, which keeps nobody from it. */
export function Few() {
  const { secret } = useBuildWords();
  const { few } = useBuilder();
  return few !== undefined && <p className="pz-avviso pz-su-2" data-few={few}>{secret.few(few)}</p>;
}

/** The ends that most polls have, at six in the evening. */
function Quick({ from, onPick }: { from: string; onPick: (value: string) => void }) {
  const words = useBuildWords();
  const pick = (days: number) => {
    const at = fromField(from) ?? new Date();
    at.setDate(at.getDate() + days);
    at.setHours(18, 0, 0, 0);
    onPick(toField(at.toISOString()));
  };
  return (
    <p className="pz-riga stretta pz-su-1">
      <span className="pz-meta">{words.quick}</span>
      {[3, 7, 14, 30].map((days) => <Button key={days} look="plain" small onClick={() => { pick(days); }}>{words.inDays(days)}</Button>)}
    </p>
  );
}
