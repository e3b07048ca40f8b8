import { lazy, Suspense, useEffect } from "react";
import { Button } from "../../ui/Button";
import { useLanguage } from "../../i18n/words";
import { hourOf } from "../live/time";
import type { HallItem } from "../live/known";
import { Banners } from "./Banners";
import { usePhone } from "./context";
import { Sheet } from "./Frame";
import { Portal } from "./Portal";
import { Quoted } from "./Said";
import { Turnout } from "./Turnout";
import { titleOf, type Answer } from "./useAnswer";
import { cast } from "../../poll/vote/answers";
import { useHeldBack } from "../../poll/words";
import { usePhoneWords } from "./words";

const SecretReceipt = lazy(() => import("./SecretReceipt"));

type Props = { item: HallItem; answer: Answer };

/** The vote lies on the phone and goes by itself. It is not counted, and nothing here says that it is. */
export function OnItsWay({ item, answer }: Props) {
  const words = usePhoneWords();
  const { speech } = usePhone();
  const { sent } = answer;
  const why = useHeldBack()(sent.phase === "waiting" ? sent.reason : undefined);
  useEffect(() => { speech.tell(why ?? words.said.waiting); }, [speech, words, why]);
  return (
    <Sheet foot={<Button look="outline" className="w-100" onClick={answer.edit}>{words.change}</Button>}>
      <Banners unsent />
      <div className="mezzo" data-vote="waiting">
        <Portal sign="clock" />
        <h1 tabIndex={-1}>{words.ready.title}</h1>
        <Quoted item={item} answers={answer.answers} />
        {why && <p data-held>{why}</p>}
        <p className="pz-meta">{words.ready.note}</p>
        <Button look="plain" onClick={answer.retry}>{words.tryNow}</Button>
      </div>
    </Sheet>
  );
}

/** The server has it: when it came, and what it says. */
export function Received({ item, answer }: Props) {
  const words = usePhoneWords();
  const language = useLanguage();
  const { who } = usePhone();
  const ballots = answer.ballots ?? [];
  const last = ballots.reduce((latest, { castAt }) => (castAt > latest ? castAt : latest), "");
  return (
    <Sheet foot={item.isChangeable && <Button look="outline" className="w-100" onClick={answer.edit}>{words.change}</Button>}>
      <Banners unsent={false} />
      <p className="pz-meta">{titleOf(item)}</p>
      <div className="mezzo" data-vote="received">
        <Portal sign="check" />
        <h1 tabIndex={-1}>{words.received.title}</h1>
        <Quoted item={item} answers={cast([...ballots])} />
        <p className="pz-meta">{words.received.at(hourOf(last, language, true))} {item.isChangeable ? words.received.change : words.received.final}</p>
        {who.isGuest && <p className="pz-meta">{words.guestReceived}</p>}
      </div>
      {item.isConfidential && <Suspense fallback={null}><SecretReceipt key={last} item={item} /></Suspense>}
      <Turnout />
    </Sheet>
  );
}
