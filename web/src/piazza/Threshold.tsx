import type { PiazzaHomeQuery } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useFrame } from "../reading/frame";
import { usePaths } from "../router/usePaths";
import { AvatarRow } from "../ui/Avatar";
import { Square } from "../ui/square/Square";
import { JoinButton } from "./JoinButton";

type People = NonNullable<PiazzaHomeQuery["piazza"]>["people"]["nodes"];

/** The head of a piazza: its name, its purpose, what one can do, who is here. */
export function Threshold({ people }: { people: People }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza, viewer } = useFrame();
  if (!piazza) return null;
  const write = paths.write(piazza.slug, "TOPIC");
  return (
    <section className="pz-soglia">
      <div className="pz-wrap">
        <div className="testa">
          <div>
            <h1 tabIndex={-1}>{piazza.title}</h1>
            <p className="pz-lead">{piazza.description}</p>
          </div>
          <div className="pz-riga">
            {(piazza.viewerCanPropose || !viewer) && (
              <a className="btn btn-primary" href={viewer ? write : paths.signIn(write)}>{words.piazza.propose}</a>
            )}
            {piazza.viewerCanJoin && <JoinButton />}
            {piazza.viewerRole && <a className="btn btn-outline-primary" href={paths.desk(piazza.slug)}>{words.piazza.desk}</a>}
            {piazza.viewerCanModerate && <a className="btn btn-outline-primary" href={paths.moderation(piazza.slug)}>{words.piazza.moderation}</a>}
          </div>
        </div>
        <div className="presenti">
          <AvatarRow people={people} />
          <span className="pz-meta">
            <a className="pz-muto pz-num" href={paths.people(piazza.slug)}>{words.counts.members(piazza.memberCount)}</a>
            {" · "}
            {piazza.visibility === "PUBLIC" ? words.piazza.anyoneReads : words.piazza.membersRead}
          </span>
        </div>
      </div>
      <div className="soglia-ill">
        <Square name={piazza.slug} width={1440} height={400} />
      </div>
    </section>
  );
}
