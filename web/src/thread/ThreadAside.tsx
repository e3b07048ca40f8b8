import { useWords } from "../i18n/words";
import type { LineSight } from "../live/state";
import { HereBlock } from "../presence/Presence";
import { AvatarRow } from "../ui/Avatar";
import { peopleIn } from "./people";
import { Keys } from "./Keys";
import type { Model } from "./model";

/** Beside the discussion: who writes in it, how it behaves, and its rules. */
export function ThreadAside({ model, line }: { model: Model; line: LineSight }) {
  const words = useWords().thread;
  const people = peopleIn(model);
  const away = line === "cut" || line === "offline" || line === "reconnecting";
  return (
    <div className="margine">
      <HereBlock />
      {people.length > 0 && (
        <div>
          <h3 className="pz-h4">{words.people}</h3>
          <p className="pz-su-2"><AvatarRow people={people.slice(0, 7)} /></p>
          <p className="pz-meta pz-su-2">{words.peopleCount(people.length)}</p>
        </div>
      )}
      <p className="pz-meta">{away ? words.cutNote : words.liveNote}</p>
      <Keys />
      <div>
        <h3 className="pz-h4">{words.rules}</h3>
        <p className="pz-meta">{words.rulesText}</p>
      </div>
    </div>
  );
}
