import { useEffect, useRef } from "react";
import { Icon } from "../../ui/Icon";
import type { Checked, Finding } from "./check";
import { saidOf, type Whose } from "./outcome";
import { numberOfId } from "./readChoice";
import { useSecretWords } from "./words";

type Props = {
  questions: readonly { id: string }[];
  checked: Checked;
  /** Whose receipt it is, where others can be checked beside one's own. */
  whose?: Whose;
};

/** What a check came to: the verdict first, then all that was looked at. */
export function CheckOutcome({ questions, checked, whose }: Props) {
  const words = useSecretWords();
  const { check } = words;
  const { verdict, findings } = checked;
  const { title, verdict: sentence, after } = saidOf(words, checked, whose);
  const about = ({ code, at = 0 }: Finding) => {
    const ofQuestion = code === "missing" || code === "commitment_wrong" || code === "opened_other";
    const place = ofQuestion ? questions.findIndex(({ id }) => numberOfId(id) === at) + 1 : at;
    return check.findings[code](place);
  };
  const told = useRef<HTMLParagraphElement>(null);
  // Who asked is led to the answer; what it rests on is read on from there.
  useEffect(() => { told.current?.focus(); }, [verdict, findings]);
  const fine = verdict === "counted" || verdict === "listed";
  return (
    <div className={verdict === "wrong" ? "pz-guasto esito" : "esito"} data-verdict={verdict}>
      {title !== undefined && <h3 className="pz-h4">{title}</h3>}
      <p ref={told} tabIndex={-1} className={fine ? "pz-integro" : undefined}>{fine && <Icon name="check" />} <strong>{sentence}</strong></p>
      <p>{after}</p>
      <details className="pz-piega" open={!fine && verdict !== "waiting"}>
        <summary>{check.how}</summary>
        <ul role="list">
          {findings.map((finding) => <li key={`${finding.code}-${finding.at ?? ""}`} data-finding={finding.code} className={finding.tone}><b>{check.tones[finding.tone]}</b> <span>{about(finding)}</span></li>)}
        </ul>
      </details>
    </div>
  );
}
