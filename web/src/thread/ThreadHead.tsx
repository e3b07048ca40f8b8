import { useId } from "react";
import type { CommentOrder } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { hurry, type LineSight } from "../live/state";
import { HereCount } from "../presence/Presence";
import { Icon } from "../ui/Icon";
import { Live } from "../ui/marks";
import { useDiscussion } from "./context";
import type { Model } from "./model";
import type { ThreadState } from "./store";

const orders: readonly CommentOrder[] = ["OLDEST", "NEWEST", "MOST_REACTED"];

/** How many comments, in which order, and whether the page is live. */
export function ThreadHead({ model, line, back }: { model: Model; line: LineSight; back: string | undefined }) {
  const words = useWords().thread;
  const { store } = useDiscussion();
  const id = useId();
  return (
    <>
      <div className="pz-capo pz-capo-filo">
        <h2 id="discussione" className="pz-num">{words.title(model.count)}</h2>
        <span className="pz-meta pz-riga">
          <label htmlFor={id}>{words.orderLabel}</label>
          <select id={id} className="form-select pz-ordine" value={model.order} onChange={(event) => { store.start(event.target.value as CommentOrder).catch(() => undefined); }}>
            {orders.map((order) => <option key={order} value={order}>{words.order[order]}</option>)}
          </select>
        </span>
      </div>
      <p className="pz-stato-filo"><LineDot line={line} back={back} /> <HereCount /></p>
    </>
  );
}

/** Brick dot: live. Hollow dot: not now. What came back is said here for a while. */
function LineDot({ line, back }: { line: LineSight; back: string | undefined }) {
  const words = useWords().thread;
  if (line === "offline") return <Live still>{words.offlineShort}</Live>;
  if (line === "reconnecting" || line === "cut") return <Live still>{words.reconnectingShort}</Live>;
  if (back !== undefined) return <Live>{back}</Live>;
  return line === "live" ? <Live>{words.live}</Live> : <Live still>{words.quiet}</Live>;
}

/** From five seconds without a line a banner says what still works; it goes by itself. */
export function LineBanner({ line, ended }: { line: LineSight; ended: ThreadState["ended"] }) {
  const words = useWords().thread;
  if (ended) return <p className="pz-filo-stato">{{ closed: words.closed, refused: words.stopped }[ended]}</p>;
  if (line === "offline") return <p className="pz-filo-stato">{words.offline}</p>;
  if (line !== "cut") return null;
  return (
    <p className="pz-filo-stato">
      <Icon name="refresh" />
      <span>{words.cut} <button type="button" className="pz-collegamento" onClick={hurry}>{words.tryNow}</button></span>
    </p>
  );
}
