import { TextField } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { Choices } from "../../ui/Choices";
import { useBuilder } from "./context";
import { useRules } from "./HoldStep";
import { useBuildWords } from "./words";

/** The third step: how results are shown, whether reasons are asked for, when the poll counts. */
export function ShowStep() {
  const words = useBuildWords();
  const { faultAt } = useBuilder();
  const { rules, set } = useRules();
  const { isConfidential } = rules;
  return (
    <>
      <Choices legend={words.visibilityTitle} name="resultsVisibility" values={["AFTER_VOTE", "AFTER_CLOSE", "LIVE", "STAFF"]} words={words.visibility} chosen={rules.resultsVisibility} off={isConfidential ? { AFTER_VOTE: words.secret.early, LIVE: words.secret.early } : {}} onChoose={set("resultsVisibility")} />
      <div className="pz-scelte">
        <Switch label={words.showsVoters} note={isConfidential ? words.secret.voters : words.showsVotersNote} on={rules.showsVoters} fixed={isConfidential} onChange={set("showsVoters")} />
        <Switch label={words.showsAssurance} note={isConfidential ? words.secret.assurance : words.showsAssuranceNote} on={rules.showsAssurance} fixed={isConfidential} onChange={set("showsAssurance")} />
      </div>
      <Choices legend={words.reasonsTitle} name="reasons" values={["NONE", "OPTIONAL", "REQUIRED"]} words={words.reasons} chosen={rules.reasons} onChoose={set("reasons")} />
      {isConfidential && rules.reasons !== "NONE" && <p className="pz-meta">{words.secret.reasons}</p>}
      <fieldset className="pz-scelte">
        <legend>{words.worth}</legend>
        <TextField label={words.quorum} hint={words.quorumHint} value={rules.quorum} inputMode="numeric" autoComplete="off" error={faultAt({ field: "quorum" })} onText={set("quorum")} />
        <TextField label={words.threshold} hint={words.thresholdHint} value={rules.threshold} inputMode="numeric" autoComplete="off" error={faultAt({ field: "threshold" })} onText={set("threshold")} />
      </fieldset>
    </>
  );
}
