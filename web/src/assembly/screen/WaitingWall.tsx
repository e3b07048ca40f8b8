import { Arcade } from "../../ui/Arcade";
import { useHall } from "../live/HallLive";
import { EntranceCard } from "./EntranceCard";
import { FloorList } from "./FloorWall";
import type { FloorQuestion } from "./useFloor";
import type { Assembly } from "./Wall";
import { useScreenWords } from "./words";

/** Between two questions: how to come in, as large as it goes, who is here, and what the hall asks. */
export function WaitingWall({ assembly, questions }: { assembly: Assembly; questions: readonly FloorQuestion[] }) {
  const words = useScreenWords();
  const { items } = useHall().state;
  const begun = items.some(({ openedAt }) => openedAt !== null);
  return (
    <div className={questions.length > 0 ? "piano attesa domande" : "piano attesa"}>
      <div className="testo">
        <h1>{assembly.title}</h1>
        <p className="avviso">{begun ? words.waitingNext : words.waitingFirst}</p>
        {questions.length > 0 && <FloorList questions={questions} most={3} />}
        <Here />
      </div>
      <EntranceCard />
    </div>
  );
}

function Here() {
  const words = useScreenWords();
  const { presence } = useHall();
  if (!presence) return null;
  const here = presence.inHall + presence.remote;
  const { figure, said } = words.present(here);
  const { quorum, quorumReached, entitled, guests } = presence;
  return (
    <div className="chi-ce">
      <p><strong className="pz-num">{figure}</strong> {said}</p>
      {guests > 0 && <p className="meno">{words.guestsHere(guests)}</p>}
      {quorum !== null && <p className="meno pz-num">{words.quorumHere(entitled, quorum, quorumReached ?? false)}</p>}
      {quorum !== null && <Arcade part={entitled} whole={quorum} />}
    </div>
  );
}
