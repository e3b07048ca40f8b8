import { useId } from "react";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { TextField } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { useConsole } from "./context";
import { withSecrecy, type ItemRules, type RuleFault } from "./itemForm";
import { useConsoleWords } from "./words";

type Props = { rules: ItemRules; onChange: (rules: ItemRules) => void; wrong: readonly RuleFault[] };

const admissions = ["NONE", "SLIPS", "ANYONE"] as const;

/** How long a question stays open, and below it what most questions leave as it is. */
export function RuleFields({ rules, onChange, wrong }: Props) {
  const words = useConsoleWords();
  const { assembly } = useConsole();
  const set = <K extends keyof ItemRules>(rule: K) => (value: ItemRules[K]) => { onChange({ ...rules, [rule]: value }); };
  const admitted = admissions.slice(0, admissions.indexOf(assembly.guests) + 1);
  const secret = rules.isConfidential;
  const error = (fault: RuleFault) => (wrong.includes(fault) ? (fault === "seconds" ? words.secondsWrong : words.wholeWrong) : undefined);
  return (
    <>
      <div className="pz-su-3">
        <TextField label={words.seconds} hint={words.secondsHint} value={rules.seconds} inputMode="numeric" autoComplete="off" data-field="seconds" error={error("seconds")} onText={set("seconds")} />
        <p className="pz-riga stretta pz-su-1">
          <span className="pz-meta">{words.quick}</span>
          {[30, 60, 120, 300].map((seconds) => <Button key={seconds} look="plain" small onClick={() => { set("seconds")(String(seconds)); }}>{words.lasting(seconds)}</Button>)}
          <Button look="plain" small onClick={() => { set("seconds")(""); }}>{words.noTime}</Button>
        </p>
      </div>
      <details className="pz-altro-domanda" open={wrong.includes("quorum") || wrong.includes("threshold") || undefined}>
        <summary>{words.rules}</summary>
        <Switch label={words.secret} note={words.secretNote} on={secret} onChange={(on) => { onChange(withSecrecy(rules, on)); }} />
        <Switch label={words.changeable} on={rules.isChangeable} onChange={set("isChangeable")} />
        <Switch label={words.showsStaff} note={secret ? words.secretOff : words.showsStaffNote} on={rules.showsStaff} fixed={secret} onChange={set("showsStaff")} />
        <Switch label={words.showsVoters} note={secret ? words.secretOff : words.showsVotersNote} on={rules.showsVoters} fixed={secret} onChange={set("showsVoters")} />
        <Switch label={words.shuffled} on={rules.isShuffled} onChange={set("isShuffled")} />
        <Reasons chosen={rules.reasons} onChoose={set("reasons")} />
        {admitted.length > 1 && <Choices legend={words.guestsVote} name="guests" values={admitted} words={words.guestsVoteWords} chosen={rules.guests} off={secret ? { SLIPS: words.secretGuests, ANYONE: words.secretGuests } : {}} onChoose={set("guests")} />}
        <TextField label={words.quorumOf} hint={words.emptyForNone} value={rules.quorum} inputMode="numeric" error={error("quorum")} onText={set("quorum")} />
        <TextField label={words.thresholdOf} hint={words.emptyForNone} value={rules.threshold} inputMode="numeric" error={error("threshold")} onText={set("threshold")} />
      </details>
    </>
  );
}

function Reasons({ chosen, onChoose }: { chosen: ItemRules["reasons"]; onChoose: (rule: ItemRules["reasons"]) => void }) {
  const words = useConsoleWords();
  const id = useId();
  return (
    <div className="pz-campo pz-su-2">
      <label htmlFor={id}>{words.reasonsAsked}</label>
      <select id={id} className="form-select" value={chosen} onChange={({ target }) => { onChoose(target.value as ItemRules["reasons"]); }}>
        {(["NONE", "OPTIONAL", "REQUIRED"] as const).map((rule) => <option key={rule} value={rule}>{words.reasonRule[rule]}</option>)}
      </select>
    </div>
  );
}
