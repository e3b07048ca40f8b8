import { useState } from "react";
import type { HomeQuery } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Live } from "../ui/marks";
import { Square } from "../ui/square/Square";
import { EmptyState } from "../ui/states";
import { When } from "../ui/When";
import { found } from "./search";

type Row = HomeQuery["piazze"]["nodes"][number];

const day = 24 * 3600_000;

/** What happens in a piazza now: its latest thing, with the dot when it is of today. */
function Now({ piazza }: { piazza: Row }) {
  const words = useWords();
  const paths = usePaths();
  const [now] = useState(() => Date.now());
  const latest = piazza.latest.nodes[0];
  const at = latest?.publishedAt;
  if (!latest || !at) return <p className="ora pz-meta"><strong>{words.home.quietNever}</strong></p>;
  const fresh = now - new Date(at).getTime() < day;
  return (
    <div className="ora">
      {fresh ? <Live>{words.home.recently}</Live> : <p className="pz-meta"><strong>{words.home.lastNews}</strong></p>}
      <p className="pz-meta">
        <a className="pz-muto" href={paths.entry(latest)}>{latest.title}</a>, <When at={at} />
      </p>
    </div>
  );
}

function SquareRow({ piazza }: { piazza: Row }) {
  const words = useWords();
  const paths = usePaths();
  return (
    <li>
      <span className="pz-quadro">
        <Square name={piazza.slug} width={280} height={312} />
      </span>
      <div>
        <h3><a href={paths.piazza(piazza.slug)}>{piazza.title}</a></h3>
        <p className="scopo">{piazza.description}</p>
        <p className="pz-meta pz-su-1">
          <span className="pz-num">{words.counts.members(piazza.memberCount)}</span> · {piazza.owner}
          {piazza.visibility === "MEMBERS" && <> · {words.piazza.membersRead}</>}
        </p>
      </div>
      <Now piazza={piazza} />
    </li>
  );
}

/** The purpose, the search and the piazze that fit it. */
export function Squares({ piazze }: { piazze: Row[] }) {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const shown = found(piazze, asked);
  const search = (text: string) => {
    setAsked(text);
    if (text) {
      const hits = found(piazze, text).length;
      announce(hits ? words.home.found(hits) : words.home.noResult(text));
      document.getElementById("piazze")?.scrollIntoView({ block: "nearest" });
    }
  };
  return (
    <>
      <section className="apre">
        <div className="t">
          <h1 tabIndex={-1}>{words.home.title}</h1>
          <p className="pz-lead">{words.home.lead}</p>
          <form className="pz-cerca" role="search" onSubmit={(event) => { event.preventDefault(); search(typed.trim()); }}>
            <label className="pz-sr" htmlFor="cerca">{words.home.searchLabel}</label>
            <input id="cerca" className="form-control" type="search" value={typed} placeholder={words.home.searchHint} onChange={(event) => { setTyped(event.target.value); }} />
            <button className="btn btn-primary" type="submit">{words.home.search}</button>
          </form>
        </div>
        <div className="v"><Square name="piazza" width={760} height={560} /></div>
      </section>
      <section className="pz-sez" aria-labelledby="piazze">
        <div className="pz-wrap">
          <div className="pz-capo">
            <h2 id="piazze">{words.home.squares}</h2>
            {asked && <Button look="plain" small onClick={() => { setTyped(""); setAsked(""); }}>{words.home.clear}</Button>}
          </div>
          {piazze.length === 0 && <EmptyState>{words.home.noSquare}</EmptyState>}
          {piazze.length > 0 && shown.length === 0 && <EmptyState>{words.home.noResult(asked)}</EmptyState>}
          <ul className="piazze">
            {shown.map((piazza) => <SquareRow key={piazza.id} piazza={piazza} />)}
          </ul>
        </div>
      </section>
    </>
  );
}
