import { useState } from "react";
import { usePaths } from "../router/usePaths";
import { leftOf, useOwed } from "./owed";
import { usePollWords } from "./words";

const inSight = 3;

/** The votes that a member still owes, where he comes in: in one piazza, or in all of them. */
export default function OwedBlock({ slug }: { slug?: string }) {
  const words = usePollWords();
  const paths = usePaths();
  const { polls } = useOwed(slug);
  const [now] = useState(Date.now);
  if (polls.length === 0) return null;
  return (
    <section className="pz-wrap pz-dovuto-posto" aria-labelledby="dovuto">
      <div className="pz-dovuto">
        <h2 id="dovuto">{polls.length === 1 ? words.owed.title : words.owed.more(polls.length)}</h2>
        <ul role="list">
          {polls.slice(0, inSight).map((poll) => {
            const left = leftOf(poll, now);
            return (
              <li key={poll.id}>
                <div>
                  <p><strong>{poll.title}</strong></p>
                  <p className="pz-meta">{slug === undefined && `${poll.piazza.title} · `}{left ? words.owed.closes(words.lasting(left)) : words.owed.open}</p>
                </div>
                <a className="btn btn-primary btn-sm" href={paths.entry(poll)} aria-label={words.owed.voteIn(poll.title)}>{words.owed.vote}</a>
              </li>
            );
          })}
        </ul>
        {polls.length > inSight && <p className="pz-meta pz-su-2">{words.owed.others(polls.length - inSight)}</p>}
      </div>
    </section>
  );
}
