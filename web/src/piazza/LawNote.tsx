import type { PiazzaHomeQuery } from "../gen/graphql";
import { useWords } from "../i18n/words";

type Law = NonNullable<NonNullable<PiazzaHomeQuery["piazza"]>["law"]>;

/** The law that the piazza rests on. */
export function LawNote({ law }: { law: Law }) {
  const words = useWords();
  return (
    <section className="pz-sez unita" aria-labelledby="legge">
      <div className="pz-wrap">
        <div className="pz-nota">
          <h2 id="legge" className="pz-h4">{words.piazza.law}</h2>
          <p>
            <strong>{law.reference}</strong>
            {law.region && <>, {law.region}</>}
            {law.subject && <>: {law.subject}</>}
          </p>
        </div>
      </div>
    </section>
  );
}
