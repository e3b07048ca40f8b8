import { useState, type KeyboardEvent } from "react";
import { useLanguage } from "../../i18n/words";
import { ReasonDialog } from "../../layout/ReasonDialog";
import { useChange } from "../../reading/read";
import type { Sortable } from "../../poll/build/useSortable";
import { ArrowUp, Grip } from "../../poll/vote/signs";
import { Icon } from "../../ui/Icon";
import { Live } from "../../ui/marks";
import { Menu, MenuItem } from "../../ui/Menu";
import { tell } from "../../ui/Notices";
import { ConsoleAnnulDocument, ConsoleItemAddDocument, ConsoleItemRemoveDocument, ConsoleShowDocument } from "../gen/graphql";
import { useAssemblyWords } from "../words";
import { againInput } from "./again";
import { useConsole, type Item } from "./context";
import { summaryOf } from "../live/summary";
import { useQuestionsOf } from "./useQuestionsOf";
import { useDo } from "./useDo";
import { titleOf } from "./useQueueOrder";
import { useConsoleWords } from "./words";

type Props = { item: Item; at: number; of: number; sortable: Sortable; onEdit: () => void };

/** A question in the queue. */
export function QueueRow({ item, at, of, sortable, onEdit }: Props) {
  const words = useConsoleWords();
  const { state } = useConsole();
  const now = state.current?.id === item.id;
  const title = titleOf(item);
  const movable = item.state === "WAITING" && state.phase !== "ENDED" && of > 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || event.ctrlKey || event.metaKey || step === undefined || !movable) return;
    event.preventDefault();
    sortable.move(item.id, at + step);
  };
  const classes = [now && "ora", ["REVEALED", "CLOSED", "ANNULLED"].includes(item.state) && !now && "fatta", sortable.held === item.id && "presa"].filter(Boolean).join(" ");
  return (
    // Alt and arrows move the row from wherever the focus is in it; the handle says so.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={classes || undefined} data-key={item.id} data-state={item.state} aria-current={now ? "step" : undefined} onKeyDown={onKeyDown}>
      <span className="n pz-num" aria-hidden="true">{at + 1}</span>
      <div className="corpo">
        <b>{title}</b>
        <Where item={item} now={now} />
      </div>
      <div className="fare">
        {movable && (
          <>
            <button type="button" className="btn btn-icona" data-control="up" aria-label={words.up(title)} onClick={() => { sortable.move(item.id, at - 1, "up"); }}><ArrowUp /></button>
            <button type="button" className="btn btn-icona" data-control="down" aria-label={words.down(title)} aria-disabled={at === of - 1 || undefined} onClick={() => { sortable.move(item.id, at + 1, "down"); }}><Icon name="arrowDown" /></button>
            <button type="button" className="btn btn-icona maniglia" data-control="handle" aria-pressed={sortable.held === item.id} aria-label={words.handle(title, at + 1, of)} onKeyDown={sortable.onKeyDown(item.id)} onPointerDown={sortable.onPointerDown(item.id)}><Grip /></button>
          </>
        )}
        <More item={item} onEdit={onEdit} />
      </div>
    </li>
  );
}

function Where({ item, now }: { item: Item; now: boolean }) {
  const words = useConsoleWords();
  const all = useAssemblyWords();
  if (item.state === "OPEN") return <Live>{all.state.OPEN}</Live>;
  if (item.state === "WAITING") {
    const kind = item.questions[0]?.kind;
    return <span className="pz-meta">{kind && words.kindShort[kind]} · {item.seconds === null ? words.byHand : words.lasting(item.seconds)}{item.isConfidential && <> · <strong>{words.secretly}</strong></>}{now && <> · <strong>{words.inHallNow}</strong></>}</span>;
  }
  const outcome = item.state === "ANNULLED" ? undefined : summaryOf(item);
  return <span className="pz-meta">{item.state === "REVEALED" && <Icon name="check" />} {outcome && `${outcome} · `}{all.state[item.state]}</span>;
}

/** What else can be done with a question. */
function More({ item, onEdit }: Pick<Props, "item" | "onEdit">) {
  const words = useConsoleWords();
  const { assembly, state, line } = useConsole();
  const act = useDo();
  const questionsOf = useQuestionsOf();
  const language = useLanguage();
  const [annulling, setAnnulling] = useState(false);
  if (state.phase === "ENDED" || !line) return null;
  const now = state.current?.id === item.id;
  const say = ({ refused }: { refused?: string | undefined }, done: string) => { tell(refused ?? done); };
  const show = async (itemId: string | null) => { say(await act(ConsoleShowDocument, { input: { assemblyId: assembly.id, itemId } }), words.did.show); };
  const again = async () => {
    const whole = await questionsOf(item.id);
    if (whole) say(await act(ConsoleItemAddDocument, { input: againInput(assembly.id, item, whole, language) }), words.added(1));
    else tell(words.lost);
  };
  const busyElsewhere = state.current?.state === "OPEN";
  return (
    <>
      <Menu label={words.itemMenu(titleOf(item))} button={<Icon name="moreItems" />}>
        {item.state === "WAITING" && <MenuItem onSelect={onEdit}>{words.edit}…</MenuItem>}
        {state.phase === "LIVE" && !now && !busyElsewhere && item.state !== "ANNULLED" && <MenuItem onSelect={() => void show(item.id)}>{words.toHall}</MenuItem>}
        {state.phase === "LIVE" && now && item.state !== "OPEN" && <MenuItem onSelect={() => void show(null)}>{words.fromHall}</MenuItem>}
        <MenuItem onSelect={() => void again()}>{words.duplicate}</MenuItem>
        {item.state === "WAITING" && <MenuItem onSelect={() => void act(ConsoleItemRemoveDocument, { input: { itemId: item.id } }).then((answer) => { say(answer, words.removed); })}>{words.remove}</MenuItem>}
        {["OPEN", "CLOSED", "REVEALED"].includes(item.state) && <MenuItem onSelect={() => { setAnnulling(true); }}>{words.annul}…</MenuItem>}
      </Menu>
      {annulling && <Annul item={item} onClose={() => { setAnnulling(false); }} />}
    </>
  );
}

function Annul({ item, onClose }: { item: Item; onClose: () => void }) {
  const words = useConsoleWords();
  const { take } = useConsole();
  const { change } = useChange(ConsoleAnnulDocument);
  const [repeats, setRepeats] = useState(true);
  return (
    <ReasonDialog
      title={words.annulTitle} note={words.annulNote} hint={words.annulHint} action={words.annulDo} onClose={onClose}
      onReason={async (reason) => {
        const { done, refused } = await change({ input: { itemId: item.id, reason, repeats } });
        if (done?.assembly) { take(done.assembly.state); tell(words.annulled); }
        return refused;
      }}
    >
      <label className="pz-riga stretta pz-su-2"><input type="checkbox" checked={repeats} onChange={(event) => { setRepeats(event.target.checked); }} /> {words.annulRepeat}</label>
    </ReasonDialog>
  );
}
