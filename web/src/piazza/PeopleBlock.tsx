import type { PiazzaHomeQuery } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useFrame } from "../reading/frame";
import { usePaths } from "../router/usePaths";
import { Avatar } from "../ui/Avatar";

type People = NonNullable<PiazzaHomeQuery["piazza"]>["people"];

/** Some of the people, and the way to all of them. */
export function PeopleBlock({ people }: { people: People }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza } = useFrame();
  if (!piazza || people.nodes.length === 0) return null;
  return (
    <section className="pz-sez" aria-labelledby="persone">
      <div className="pz-wrap">
        <div className="pz-capo">
          <h2 id="persone">{words.piazza.people}</h2>
          <a href={paths.people(piazza.slug)}>{words.piazza.allPeople(piazza.memberCount)}</a>
        </div>
        <ul className="persone">
          {people.nodes.slice(0, 6).map((person) => (
            <li key={person.id}>
              <Avatar name={person.name} tone={person.tone} size="l" />
              <b><a className="pz-muto" href={paths.member(person.handle)}>{person.name}</a></b>
              <span className="pz-meta">{person.headline || words.piazza.arrived}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
