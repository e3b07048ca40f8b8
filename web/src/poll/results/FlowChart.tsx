import { flowOf, type Block, type Flow, type Ribbon } from "./flow";
import type { PollRoundFragment } from "../gen/graphql";
import { useResultsWords } from "./words";

const wide = 760;
const left = 170;
const right = 170;
const block = 14;
const tall = 380;
const head = 34;

type Props = { rounds: readonly PollRoundFragment[]; nameOf: (id: string) => string; chosen: string; summary: string };

/** A count by rounds as a flow, from the left to the right. Names and figures stand in it; colours only help the eye. */
export function FlowChart({ rounds, nameOf, chosen, summary }: Props) {
  const words = useResultsWords();
  const votes = rounds[0]?.counts.reduce((sum, count) => sum + count.votes, 0) ?? 1;
  const flow = flowOf(rounds, votes * 0.06);
  const scale = tall / flow.height;
  const x = (round: number) => left + (rounds.length > 1 ? (round * (wide - left - right - block)) / (rounds.length - 1) : 0);
  const y = (top: number) => head + top * scale;
  const tone = tones(flow);
  return (
    <svg className="pz-flusso" viewBox={`0 0 ${wide} ${head + tall + 24}`} role="img" aria-label={summary}>
      {rounds.map((_, i) => <text key={i} className="giro" x={x(i) + block / 2} y={16} textAnchor="middle">{rounds.length <= 5 ? words.round(i + 1) : words.roundShort(i + 1)}</text>)}
      {flow.ribbons.map((ribbon, i) => <path key={i} className={`nastro s${tone(ribbon.from.option)}${ribbon.isTransfer ? " passa" : ""}`} d={pathOf(ribbon, x, y, scale)} />)}
      {flow.rounds.flat().map((each) => <rect key={`${each.round}/${each.option}`} className={`blocco s${tone(each.option)}`} x={x(each.round)} y={y(each.top)} width={block} height={Math.max(each.votes * scale, 1)} />)}
      {flow.rounds.flatMap((column, i) => column.map((each) => <Label key={`${i}/${each.option}`} at={each} rounds={rounds} chosen={chosen} nameOf={nameOf} x={x(i)} y={y(each.top) + (each.votes * scale) / 2} />))}
      {flow.ribbons.filter((ribbon) => ribbon.isTransfer && ribbon.votes * scale >= 9).map((ribbon, i) => <Passage key={i} ribbon={ribbon} roomy={rounds.length <= 3} nameOf={nameOf} x={x} y={y} scale={scale} />)}
    </svg>
  );
}

const tones = (flow: Flow) => {
  const order = flow.rounds[0]?.map((each) => each.option) ?? [];
  return (option: string) => (order.indexOf(option) % 8) + 1;
};

function pathOf(ribbon: Ribbon, x: (round: number) => number, y: (top: number) => number, scale: number): string {
  const [x0, x1] = [x(ribbon.from.round) + block, x(ribbon.to.round)];
  const [y0, y1] = [y(ribbon.from.top + ribbon.leaves), y(ribbon.to.top + ribbon.arrives)];
  const h = Math.max(ribbon.votes * scale, 0.5);
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}v${h}C${middle} ${y1 + h} ${middle} ${y0 + h} ${x0} ${y0 + h}Z`;
}

type LabelProps = { at: Block; rounds: readonly PollRoundFragment[]; chosen: string; nameOf: (id: string) => string; x: number; y: number };

/** The name stands at the first round and at the last one of an option; between them its figure alone. */
function Label({ at, rounds, chosen, nameOf, x, y }: LabelProps) {
  const words = useResultsWords();
  const round = rounds[at.round];
  const elected = round?.elected.includes(at.option);
  const goes = round?.eliminated === at.option ? words.out : elected ? chosen : "";
  const votes = [words.votesOf(at.votes), goes].filter(Boolean).join(", ");
  if (at.round === 0) {
    return (
      <text x={x - 10} y={y} textAnchor="end"><tspan className="nome">{short(nameOf(at.option))}</tspan><tspan className="voti" x={x - 10} dy="1.25em">{votes}</tspan></text>
    );
  }
  if (at.round < rounds.length - 1) {
    return <text className="cifra" x={x - 8} y={y + 5} textAnchor="end">{words.figure(at.votes)}{goes && `, ${goes}`}</text>;
  }
  return (
    <text x={x + block + 10} y={y}><tspan className="nome">{short(nameOf(at.option))}</tspan><tspan className="voti" x={x + block + 10} dy="1.25em">{votes}</tspan></text>
  );
}

function Passage({ ribbon, nameOf, x, y, scale, roomy }: { roomy: boolean; ribbon: Ribbon; nameOf: (id: string) => string; x: (round: number) => number; y: (top: number) => number; scale: number }) {
  const words = useResultsWords();
  const middle = (x(ribbon.from.round) + block + x(ribbon.to.round)) / 2;
  const half = (ribbon.votes * scale) / 2;
  const at = (y(ribbon.from.top + ribbon.leaves) + y(ribbon.to.top + ribbon.arrives)) / 2 + half;
  const votes = words.figure(ribbon.votes);
  return <text className="passaggio" x={middle} y={at + 5} textAnchor="middle">{roomy ? words.passes(votes, short(nameOf(ribbon.to.option))) : `+${votes}`}</text>;
}

const short = (name: string) => (Array.from(name).length > 19 ? `${Array.from(name).slice(0, 18).join("")}…` : name);
