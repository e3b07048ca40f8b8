import { useMemo } from "react";
import { useHall } from "../live/HallLive";
import type { HallItem } from "../live/known";
import { asked } from "./asked";
import { EntranceCard } from "./EntranceCard";
import { Foot } from "./Foot";
import { useFit } from "./useFit";
import { useAskedWords } from "./useAskedWords";
import type { Assembly } from "./Wall";
import { useScreenWords } from "./words";

/** A question before it opens, while it is open, and until its result is shown. */
export function QuestionWall({ assembly, item }: { assembly: Assembly; item: HallItem }) {
  const words = useScreenWords();
  const askedWords = useAskedWords();
  const { itemCount, message } = useHall().state;
  const question = item.questions[0];
  const model = useMemo(() => (question ? asked(question, askedWords) : { note: "", options: [] }), [question, askedWords]);
  const { ref, room } = useFit(`${item.id}/${item.state}/${question?.title ?? ""}/${model.options.length}/${message}`, model.options.length);
  const shown = model.options.length > room ? model.options.slice(0, Math.max(1, room - 1)) : model.options;
  const left = model.options.length - shown.length;
  return (
    <>
      <div className="piano">
        <div className="testo" ref={ref}>
          <p className="pos">{assembly.title} · {words.place(item.position, itemCount)}</p>
          <h1>{question?.title ?? item.title}</h1>
          {(model.note !== "" || item.isConfidential) && <p className="regola">{[item.isConfidential ? words.secret : "", model.note].filter(Boolean).join(" · ")}</p>}
          {item.questions.slice(1).map(({ id, title }) => <p key={id} className="regola">{title}</p>)}
          {item.state === "ANNULLED" ? <p className="annullata"><strong>{words.annulled}.</strong> {item.annulledReason}</p> : (
            <ol className="scelte">
              {shown.map(({ id, title, beside }, i) => <li key={id}><b aria-hidden="true">{String.fromCharCode(65 + i)}</b><span>{title}{beside !== "" && <small> {beside}</small>}</span></li>)}
              {left > 0 && <li className="meno">{words.otherOptions(left)}</li>}
            </ol>
          )}
        </div>
        <EntranceCard />
      </div>
      <Foot item={item} />
    </>
  );
}
