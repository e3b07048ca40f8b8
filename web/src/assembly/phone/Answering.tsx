import { useState, type SyntheticEvent } from "react";
import { useHall } from "../live/HallLive";
import type { HallItem } from "../live/known";
import { Button } from "../../ui/Button";
import { faultsOf } from "../../poll/vote/answers";
import { AnswerFields } from "./AnswerFields";
import { Banners } from "./Banners";
import { usePhone } from "./context";
import { mayAnswer } from "./entitled";
import { Sheet } from "./Frame";
import { Annulled, Closed, Revealed } from "./Outcome";
import { OnItsWay, Received } from "./Receipt";
import { TimeSaid } from "./Timer";
import { Turnout } from "./Turnout";
import { useAnswer, type Answer } from "./useAnswer";
import { usePhoneRefusal, usePhoneWords } from "./words";

/** The question before everybody, as it stands for whoever holds this phone. */
export function Answering({ item }: { item: HallItem }) {
  const { who } = usePhone();
  const answer = useAnswer(item);
  const may = mayAnswer(item, who);
  const voted = (answer.ballots?.length ?? 0) > 0;
  return (
    <>
      <TimeSaid missing={may && !voted && answer.sent.phase !== "sending"} />
      <View item={item} answer={answer} may={may} voted={voted} />
    </>
  );
}

function View({ item, answer, may, voted }: { item: HallItem; answer: Answer; may: boolean; voted: boolean }) {
  switch (item.state) {
    case "CLOSED": return <Closed item={item} answer={answer} may={may} />;
    case "REVEALED": return <Revealed item={item} answer={answer} may={may} />;
    case "ANNULLED": return <Annulled item={item} />;
    case "WAITING": return <Reading item={item} answer={answer} may={may} />;
    case "OPEN": break;
  }
  if (!may) return <Reading item={item} answer={answer} may={may} />;
  if (answer.sent.phase === "waiting" && !answer.editing) return <OnItsWay item={item} answer={answer} />;
  if (voted && !answer.editing && answer.sent.phase === "idle") return <Received item={item} answer={answer} />;
  return <Form item={item} answer={answer} voted={voted} />;
}

const unmarked: readonly string[] = [];

/** The question to read: it is not open yet, or somebody else answers it. */
function Reading({ item, answer, may }: { item: HallItem; answer: Answer; may: boolean }) {
  const words = usePhoneWords();
  const { who } = usePhone();
  return (
    <Sheet>
      <Banners unsent={false} />
      <AnswerFields item={item} answer={answer} marked={unmarked} open={false} />
      {!may && (
        <div className="vale" role="note">
          {who.isGuest ? <p>{item.guests === "SLIPS" ? words.guestNeedsSlip : words.guestNo}</p> : <><p>{words.notEntitled}</p><p className="pz-meta">{words.notEntitledWhy}</p></>}
        </div>
      )}
      {item.state === "WAITING" ? <p className="pz-meta pz-su-3">{words.soon}</p> : <Turnout />}
    </Sheet>
  );
}

/** The answer to fill in, and the one button that sends it. */
function Form({ item, answer, voted }: { item: HallItem; answer: Answer; voted: boolean }) {
  const words = usePhoneWords();
  const { state } = useHall();
  const [marked, mark] = useState<readonly string[]>([]);
  const { sent } = answer;
  const busy = sent.phase === "sending";
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const wrong = Object.keys(faultsOf({ reasons: item.reasons, viewerBallots: [...(answer.ballots ?? [])] }, item.questions, answer.answers));
    mark(wrong);
    if (wrong.length === 0) answer.send();
  };
  const foot = (
    <div className="tasti">
      <Why answer={answer} />
      <Button type="submit" className="w-100" busy={busy || (voted && !answer.changed)}>{busy ? words.sending : voted ? words.sendChange : words.send}</Button>
      {(voted || sent.phase === "waiting") && !busy && <Button look="outline" className="w-100" onClick={answer.forget}>{words.keep}</Button>}
    </div>
  );
  return (
    <Sheet foot={foot} onSubmit={submit} label={words.formLabel}>
      <Banners unsent={sent.phase === "waiting"} />
      <AnswerFields item={item} answer={answer} marked={marked} open={state.phase === "LIVE"} />
      <Turnout />
    </Sheet>
  );
}

/** Why it was refused, where it was: said at once, for the reader may still mend it. */
function Why({ answer: { sent } }: { answer: Answer }) {
  const words = usePhoneWords();
  const say = usePhoneRefusal();
  if (sent.phase !== "refused") return null;
  return <p className="errore" role="alert"><strong>{words.refused}</strong> {say(sent)}</p>;
}
