import type { ReactNode } from "react";
import { useLanguage } from "../i18n/words";
import { Badge } from "../ui/marks";
import { When } from "../ui/When";
import { bytes, seconds } from "./figures";
import { Sparkline } from "./Sparkline";
import { grown, type Node, type Watched } from "./watch";
import type { StatusWords } from "./words.it";

type Props = { watched: Watched; gone: boolean; words: StatusWords };

/** One running server: what it carries, what waits, and how it stands to the others. */
export function NodePanel({ watched, gone, words }: Props) {
  const { node } = watched;
  return (
    <article className={gone ? "pz-foglio pz-nodo spento" : "pz-foglio pz-nodo"} aria-label={words.node(node.id)}>
      <header>
        <h3 className="pz-mono">{node.id}</h3>
        <p className="pz-riga stretta">
          {node.isAnswering && !gone && <Badge>{words.answering}</Badge>}
          {node.isDraining && <Badge tone="cotto">{words.draining}</Badge>}
          {gone && <Badge tone="cotto">{words.gone}</Badge>}
          <span className="pz-meta">{words.started} <When at={node.startedAt} /></span>
        </p>
      </header>
      <Heads watched={watched} words={words} />
      <Details watched={watched} words={words} />
    </article>
  );
}

/** The three figures that tell most, with their last minute. */
function Heads({ watched: { node, past }, words }: { watched: Watched; words: StatusWords }) {
  const language = useLanguage();
  const of = (figure: (node: Node) => number) => past.map(figure);
  const connections = (each: Node) => each.sockets + each.eventStreams;
  return (
    <dl className="pz-cifre">
      <Head name={words.connections} figure={connections(node).toLocaleString(language)} past={of(connections)} />
      <Head name={words.behind} figure={node.lagNotices.toLocaleString(language)} past={of((each) => each.lagNotices)} bad={node.lagNotices > 0} />
      <Head name={words.inBuffers} figure={bytes(node.waitingBytes, language)} past={of((each) => each.waitingBytes)} />
    </dl>
  );
}

type HeadProps = { name: string; figure: string; past: number[]; bad?: boolean };

function Head({ name, figure, past, bad }: HeadProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={bad ? "n male" : "n"}>{figure}</dd>
      <dd aria-hidden="true"><Sparkline values={past} /></dd>
    </div>
  );
}

function Details({ watched, words }: { watched: Watched; words: StatusWords }) {
  const language = useLanguage();
  const { node } = watched;
  const count = (value: number) => value.toLocaleString(language);
  const since = (name: "resumes" | "resets" | "drops" | "sweptStreams") => <Grown all={count(node[name])} plus={grown(watched, name)} words={words} />;
  const age = seconds(language);
  return (
    <div className="pz-nodo-righe">
      <Group title={words.carries} rows={[
        [words.sockets, count(node.sockets)], [words.eventStreams, count(node.eventStreams)], [words.operations, count(node.operations)],
        [words.subscribers, count(node.subscribers)], [words.streams, count(node.streams)],
      ]} />
      <Group title={words.since} rows={[[words.resumes, since("resumes")], [words.resets, since("resets")], [words.drops, since("drops")]]} />
      <Group title={words.others} rows={[
        [words.rights, age(node.rightsAge)],
        [words.bus, `${words.busNames[node.bus] ?? node.bus}, ${node.isBusConnected ? words.connected : words.cut}`],
        [words.hintsSent, count(node.hintsSent)],
        [words.hintsHeard, count(node.hintsHeard)],
        [words.swept, since("sweptStreams")],
      ]} />
    </div>
  );
}

/** A count since the start, and by how much it grew in the last minute. */
function Grown({ all, plus, words }: { all: string; plus: number; words: StatusWords }) {
  if (plus <= 0) return all;
  return <><span className="pz-piu" title={words.lastMinute}>{words.plus(plus)}</span> {all}</>;
}

function Group({ title, rows }: { title: string; rows: [name: string, value: ReactNode][] }) {
  return (
    <section>
      <h4>{title}</h4>
      <dl>
        {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd className="pz-num">{value}</dd></div>)}
      </dl>
    </section>
  );
}
