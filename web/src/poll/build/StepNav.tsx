import { steps, type Step } from "./faults";
import { useBuildWords } from "./words";

type Props = { step: Step; tried: ReadonlySet<Step>; wrong: (step: Step) => number; onGo: (step: Step) => void };

/** Where one is among the steps, and the way to each. */
export function StepNav({ step, tried, wrong, onGo }: Props) {
  const words = useBuildWords();
  return (
    <nav className="pz-tappe" aria-label={words.stepsLabel}>
      <ol>
        {steps.map((each, at) => {
          const faults = tried.has(each) ? wrong(each) : 0;
          const settled = tried.has(each) && faults === 0;
          return (
            <li key={each} className={settled ? "fatto" : undefined}>
              <button type="button" aria-current={each === step ? "step" : undefined} data-step={each} onClick={() => { onGo(each); }}>
                <span className="n" aria-hidden="true">{settled ? "✓" : at + 1}</span>
                <span className="nome">{words.steps[each].name}</span>
                <span className="nome breve" aria-hidden="true">{words.steps[each].short}</span>
                {faults > 0 && <span className="errore">{words.todo(faults)}</span>}
                {settled && <span className="pz-sr">{words.done}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
