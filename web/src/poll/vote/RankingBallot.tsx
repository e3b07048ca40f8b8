import { Icon } from "../../ui/Icon";
import { bounds, type PollOption, type PollQuestion } from "../kind";
import type { Part } from "./part";
import { ArrowUp, Grip } from "./signs";
import { useRanking, type Control } from "./useRanking";
import { useBallotWords } from "./words";

/** Options in order of liking: by dragging, by arrows, by keys. Those without preference stand apart. */
export function RankingBallot(part: Part) {
  const words = useBallotWords();
  const ranking = useRanking(part);
  const { order, held, said, list, full } = ranking;
  const byId = new Map(part.options.map((option) => [option.id, option]));
  const ranked = order.map((id) => byId.get(id)).filter((option) => option !== undefined);
  const rest = part.options.filter((option) => !order.includes(option.id));
  return (
    <>
      <Help question={part.question} />
      <ol className="pz-ranghi" role="list" ref={list} aria-label={words.ranked}>
        {ranked.map((option, i) => (
          <li key={option.id} className={held?.id === option.id ? "pz-rango presa" : "pz-rango"} data-option={option.id}>
            <span className="n" aria-hidden="true">{i + 1}</span>
            <Name option={option} was={held?.id === option.id ? held.before.indexOf(option.id) + 1 : undefined} />
            <span className="frecce">
              {i > 0 && <Arrow control="up" label={words.up(option.title)} onPress={() => { ranking.move(option.id, i - 1, "up"); }} />}
              {i < ranked.length - 1 && <Arrow control="down" label={words.down(option.title)} onPress={() => { ranking.move(option.id, i + 1, "down"); }} />}
              <button
                type="button" className="btn btn-icona maniglia" data-control="handle" aria-pressed={held?.id === option.id}
                aria-label={words.handle(option.title, i + 1, ranked.length)} onKeyDown={ranking.onKey(option.id)} onPointerDown={ranking.onDrag(option.id)}
              >
                <Grip />
              </button>
              <button type="button" className="btn btn-icona" aria-label={words.removeOf(option.title)} onClick={() => { ranking.remove(option.id); }}><Icon name="close" /></button>
            </span>
          </li>
        ))}
        {ranked.length === 0 && <li className="pz-meta vuota">{words.rankEmpty}</li>}
      </ol>
      {rest.length > 0 && <Unranked options={rest} full={full} onAdd={ranking.add} />}
      <Keys />
      <p className="pz-sr" role="status">{said}</p>
    </>
  );
}

function Help({ question }: { question: PollQuestion }) {
  const words = useBallotWords();
  const { least, most } = bounds(question);
  const count = question.options.length;
  return <p className="pz-meta">{[words.rankHelp, least > 1 ? words.rankLeast(least) : words.rankSome, most < count && words.rankMost(most)].filter(Boolean).join(" ")}</p>;
}

function Name({ option, was }: { option: PollOption; was?: number | undefined }) {
  const words = useBallotWords();
  return (
    <span>
      <b>{option.title}</b>
      {was !== undefined ? <small>{words.held(was)}</small> : option.meaning && <small>{option.meaning}</small>}
    </span>
  );
}

function Arrow({ control, label, onPress }: { control: Control; label: string; onPress: () => void }) {
  return (
    <button type="button" className="btn btn-icona" data-control={control} aria-label={label} onClick={onPress}>
      {control === "up" ? <ArrowUp /> : <Icon name="arrowDown" />}
    </button>
  );
}

function Unranked({ options, full, onAdd }: { options: readonly PollOption[]; full: boolean; onAdd: (id: string) => void }) {
  const words = useBallotWords();
  return (
    <div className="pz-senza">
      <p className="pz-meta">{words.unranked}</p>
      <ul role="list">
        {options.map((option) => (
          <li key={option.id} className="pz-rango" data-option={option.id}>
            <span className="n" aria-hidden="true">–</span>
            <Name option={option} />
            <button type="button" className="btn btn-piano btn-sm" data-control="add" aria-label={words.addOf(option.title)} aria-disabled={full || undefined} onClick={() => { if (!full) onAdd(option.id); }}>
              <Icon name="plusCircle" /> {words.add}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Keys() {
  const { keys } = useBallotWords();
  return (
    <p className="pz-tasti-guida pz-solo-d">
      {keys.before} <kbd>{keys.space}</kbd> {keys.spaceDoes} <kbd>↑</kbd> <kbd>↓</kbd> {keys.arrowsDo} <kbd>{keys.delete}</kbd> {keys.deleteDoes} <kbd>{keys.escape}</kbd> {keys.escapeDoes}
    </p>
  );
}
