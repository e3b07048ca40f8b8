import { lazy, Suspense } from "react";
import { useLanguage } from "../../i18n/words";
import { Icon } from "../../ui/Icon";
import { Bones } from "../../ui/states";
import { hourOf } from "../live/time";
import type { HallItem } from "../live/known";
import { isCounted } from "../live/seal";
import { Banners } from "./Banners";
import { usePhone } from "./context";
import { Sheet } from "./Frame";
import { Portal } from "./Portal";
import { Mine } from "./Said";
import { Turnout } from "./Turnout";
import { titleOf, type Answer } from "./useAnswer";
import { usePhoneRefusal, usePhoneWords } from "./words";

const SecretReceipt = lazy(() => import("./SecretReceipt"));
const Charts = lazy(() => import("../charts/ItemCharts"));

type Props = { item: HallItem; answer: Answer; may: boolean };

/** No vote is taken any more, and nobody knows yet what came out. */
export function Closed({ item, answer, may }: Props) {
  const words = usePhoneWords();
  return (
    <Sheet>
      <Banners unsent={answer.sent.phase === "waiting"} />
      <p className="pz-meta">{titleOf(item)}</p>
      <div className="mezzo">
        <Portal sign="hall" />
        <h1 tabIndex={-1}>{words.closed.title}</h1>
        <p className="pz-meta">{item.sealState && item.sealState in words.secret.stuck ? words.secret.stuck[item.sealState as keyof typeof words.secret.stuck] : isCounted(item) ? words.secret.counted : item.isConfidential ? words.secret.counting : words.closed.lead}</p>
      </div>
      {may && <Own item={item} answer={answer} />}
      <Turnout />
    </Sheet>
  );
}

/** What came out, with one's own answer beside it. */
export function Revealed({ item, answer, may }: Props) {
  const words = usePhoneWords();
  const { results } = item;
  const missed = item.quorum !== null && results?.quorumReached === false;
  return (
    <Sheet>
      <Banners unsent={answer.sent.phase === "waiting"} />
      <p className="pz-meta">{words.revealed}</p>
      <h1 tabIndex={-1}>{titleOf(item)}</h1>
      {results && <p className="pz-meta pz-num">{results.voters === 0 ? words.nobody : words.answered(results.voters)}</p>}
      {missed && item.quorum !== null && <p className="pz-avviso">{words.quorumMissed(item.quorum)}</p>}
      {may && <Own item={item} answer={answer} />}
      {results && <Suspense fallback={<Bones height="12rem" />}><Charts questions={item.questions} results={results} final guests={words.guestResult} unverified={words.unverified} /></Suspense>}
    </Sheet>
  );
}

export function Annulled({ item }: { item: HallItem }) {
  const words = usePhoneWords();
  return (
    <Sheet>
      <Banners unsent={false} />
      <p className="pz-meta">{titleOf(item)}</p>
      <h1 tabIndex={-1}>{words.annulled.title}</h1>
      <p>{words.annulled.lead}</p>
      {item.annulledReason && <p className="pz-avviso">{words.annulledWhy(item.annulledReason)}</p>}
    </Sheet>
  );
}

/** One's own answer, and what became of it. What came too late is said, not passed over. */
function Own({ item, answer }: { item: HallItem; answer: Answer }) {
  const words = usePhoneWords();
  const say = usePhoneRefusal();
  const language = useLanguage();
  const { who } = usePhone();
  const { ballots, sent } = answer;
  if (sent.phase === "refused") {
    const why = sent.reason === "poll_closed" ? words.tooLate(item.closedAt ? hourOf(item.closedAt, language) : null) : `${words.refused} ${say(sent)}`;
    return <p className="sorte no" role="alert" data-vote="refused">{why}</p>;
  }
  if (sent.phase === "waiting" || sent.phase === "sending") return <p className="sorte no" data-vote="waiting">{words.closedUnsent}</p>;
  // Once it is sealed nobody knows any more who voted what: the receipt does.
  if (item.isConfidential) return who.isGuest ? null : <Suspense fallback={null}><SecretReceipt item={item} /></Suspense>;
  if (ballots === undefined) return null;
  if (ballots.length === 0) return <p className="pz-meta" data-vote="none">{words.mineNone}</p>;
  return (
    <section className="mia" aria-label={words.mine} data-vote="received">
      <p className="pz-meta"><Icon name="check" /> {who.isGuest ? words.closedGuest : words.closedMine}</p>
      <Mine item={item} ballots={ballots} />
    </section>
  );
}
