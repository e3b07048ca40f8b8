import type { CSSProperties } from "react";
import type { PollQuestion } from "../../poll/kind";
import type { AnyResult } from "../../poll/results/part";
import { Icon } from "../../ui/Icon";
import { gathered } from "./columns";
import { fitting, hallChart, standsBeside, withGuests, type Column, type HallChart as Model, type Row } from "./chart";
import { useChartWords } from "./words";

/** How many rows, columns and words are read from the back of a hall. */
const most = { rows: 8, columns: 10, grid: 7, words: 16 };
/** The same with guests beside them, and of guests. */
const fewer = { grid: 5, columns: 7, words: 10 };
const least = { columns: 5, words: 6 };

type Props = { question: PollQuestion; result: AnyResult; /** What guests answered, who are counted apart. */ guests?: AnyResult | undefined; /** Whether it comes out just now: then it grows, once. */ fresh: boolean };

/** What came out, for a wall: every figure in words, what leads with a sign, nothing told by colour or length alone. */
export function HallChart({ question, result, guests, fresh }: Props) {
  const words = useChartWords();
  const counted = hallChart(question, result, words);
  const apart = guests && guests.voters > 0 ? hallChart(question, guests, words) : undefined;
  const nobody = result.voters === 0;
  const beside = apart !== undefined && !nobody && standsBeside(counted);
  const chart = beside ? withGuests(counted, apart, words) : counted;
  return (
    <div className={nobody && !apart ? "pz-sala-grafico vuoto" : "pz-sala-grafico"} data-form={chart.form} data-fresh={fresh || undefined}>
      {nobody ? <p className="frase">{words.nobody}</p> : "sentence" in chart && chart.sentence && <p className="frase">{chart.sentence}</p>}
      <div className="disegni">
        {!nobody && <div className="disegno"><Drawn chart={chart} room={apart ? fewer : most} /></div>}
        {apart && !beside && <Apart chart={apart} />}
      </div>
    </div>
  );
}

/** What guests answered, where it cannot stand beside what counts. */
function Apart({ chart }: { chart: Model }) {
  const words = useChartWords();
  return (
    <section className="disegno ospiti">
      <h2>{words.guestsPart}</h2>
      {"sentence" in chart && chart.sentence && <p className="altre">{chart.sentence}</p>}
      <Drawn chart={chart} room={least} />
    </section>
  );
}

function Drawn({ chart, room }: { chart: Model; room: { columns: number; words: number } }) {
  switch (chart.form) {
    case "bars": return <Bars rows={chart.rows} legend={chart.legend} />;
    case "columns": return <Columns columns={chart.columns} most={room.columns} />;
    case "grid": return <Grid chart={chart} />;
    case "words": return <Words words={chart.words} most={room.words} />;
  }
}

function Bars({ rows, legend }: { rows: readonly Row[]; legend?: string | undefined }) {
  const words = useChartWords();
  const { shown, left } = fitting(rows, most.rows);
  return (
    <>
      <ol className="barre" data-many={shown.length > 6 || undefined} style={{ "--righe": shown.length + (left > 0 ? 1 : 0) } as CSSProperties}>
        {shown.map((row, i) => (
          <li key={row.id} className={row.leads ? "prima" : undefined} style={{ "--turno": shown.length - 1 - i } as CSSProperties}>
            <span className="nome">{row.leads && <Icon name="check" />}<span>{row.title}{row.note && <small>{row.note}</small>}</span></span>
            <span className="b">
              <span className="corsa" aria-hidden="true" style={{ "--lungo": Math.min(row.length + (row.more ?? 0), 1) } as CSSProperties}>
                <i className={row.hatched ? "tratti" : undefined} style={{ flexGrow: row.length * 100 }} />
                {row.more !== undefined && row.more > 0 && <i className="tratti" style={{ flexGrow: row.more * 100 }} />}
              </span>
              <strong className="pz-num">{row.figure}</strong>
              {(row.beside ?? row.guests) && <span className="pz-num accanto">{row.beside}{row.guests && <small>{row.guests}</small>}</span>}
            </span>
          </li>
        ))}
      </ol>
      {left > 0 && <p className="altre">{words.others(left)}</p>}
      {legend && <p className="altre">{legend}</p>}
    </>
  );
}

function Columns({ columns, most }: { columns: readonly Column[]; most: number }) {
  const { figure } = useChartWords();
  const shown = gathered(columns, most);
  const top = Math.max(...shown.map(({ people }) => people), 1);
  const level = shown.filter(({ people }) => people === top).length > 1;
  return (
    <ol className="colonne">
      {shown.map(({ label, people }, i) => (
        <li key={label} className={people === top && !level ? "prima" : undefined} style={{ "--turno": shown.length - 1 - i } as CSSProperties}>
          <strong className="pz-num">{figure(people)}</strong>
          <i aria-hidden="true" style={{ height: `${(people / top) * 100}%` }} />
          <span className="pz-num">{label}</span>
        </li>
      ))}
    </ol>
  );
}

function Grid({ chart }: { chart: Extract<Model, { form: "grid" }> }) {
  const words = useChartWords();
  const beside = chart.rows.some(({ cells }) => cells.some(({ guests }) => guests !== undefined));
  const { shown, left } = fitting(chart.rows, beside ? fewer.grid : most.grid);
  return (
    <>
      <table className="griglia">
        <thead><tr><td />{chart.head.map((title, i) => <th key={i} scope="col">{title}</th>)}</tr></thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.title}</th>
              {row.cells.map((cell, i) => <td key={i} className={cell.tops ? "prima pz-num" : "pz-num"} style={{ "--parte": `${Math.round(cell.share * 100)}%` } as CSSProperties}>{cell.tops && <Icon name="check" />}<strong>{cell.figure}</strong> <small>{words.percent(cell.share)}</small>{cell.guests && <small className="ospiti">{cell.guests}</small>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="altre">{words.others(left)}</p>}
    </>
  );
}

/** Words, the most said first and largest, each with how many said it. */
function Words({ words: said, most }: { words: readonly { word: string; people: number }[]; most: number }) {
  const { figure } = useChartWords();
  const { shown } = fitting(said, most);
  const top = Math.max(...shown.map(({ people }) => people), 1);
  return (
    <ul className="parole" role="list">
      {shown.map(({ word, people }) => <li key={word} style={{ "--peso": people / top } as CSSProperties}>{word} <small className="pz-num">{figure(people)}</small></li>)}
    </ul>
  );
}
