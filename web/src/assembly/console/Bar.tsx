import { lazy, Suspense, useState } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Live } from "../../ui/marks";
import { Menu, MenuItem, MenuLink } from "../../ui/Menu";
import { tell } from "../../ui/Notices";
import { usePaths } from "../../router/usePaths";
import { ConsoleGuestsAdmitDocument } from "../gen/graphql";
import { useAssemblyPaths } from "../paths";
import { useAssemblyWords } from "../words";
import { spaced } from "../live/code";
import { useConsole } from "./context";
import { ScreenSign } from "./signs";
import { useDo } from "./useDo";
import { useScreens } from "./useScreens";
import { useConsoleWords } from "./words";

const Turns = lazy(() => import("./Turns"));

export type Turn = "start" | "end" | "rehearse" | "rehearsalEnd" | "screensEnd" | "renew";

/** The head of the console: which assembly, its code, the hall, and where it turns. */
export function Bar() {
  const words = useConsoleWords();
  const all = useAssemblyWords();
  const paths = useAssemblyPaths();
  const { assembly, state, line } = useConsole();
  const [turn, setTurn] = useState<Turn>();
  const { phase, entrance } = state;
  return (
    <header className="pz-regia-barra pz-notte">
      <div>
        <div className="titolo">
          <p className="stato">
            <Live still={phase !== "LIVE"}>{all.phase[phase]}</Live>
            {assembly.isRehearsal && <strong className="prova">{words.rehearsal}</strong>}
          </p>
          <h1 tabIndex={-1}><a href={paths.page(assembly.piazza.slug, assembly.number)}>{assembly.title}<span className="pz-sr"> · {words.title}</span></a></h1>
        </div>
        {phase === "LIVE" && entrance && <p className="codice pz-num">{entrance.code ? <>{words.code} <b>{spaced(entrance.code)}</b></> : <b>{words.codeLocked}</b>}</p>}
        <div className="fare">
          {phase === "PLANNED" && <Button small look="primary" aria-disabled={!line || undefined} onClick={() => { setTurn("start"); }}>{words.start}…</Button>}
          {phase !== "ENDED" && <HallButton />}
          {phase === "LIVE" && <Button small look="outline" onClick={() => { setTurn(assembly.isRehearsal ? "rehearsalEnd" : "end"); }}>{assembly.isRehearsal ? words.rehearsalEnd : words.end}…</Button>}
          {phase === "ENDED" && !assembly.isRehearsal && <a className="btn btn-sm btn-outline-primary" href={paths.page(assembly.piazza.slug, assembly.number)}>{words.toMinutes}</a>}
          {phase === "ENDED" && assembly.isRehearsal && <Button small look="outline" onClick={() => { setTurn("rehearsalEnd"); }}>{words.rehearsalEnd}…</Button>}
          <More onTurn={setTurn} />
        </div>
      </div>
      {turn && <Suspense fallback={null}><Turns turn={turn} onClose={() => { setTurn(undefined); }} /></Suspense>}
    </header>
  );
}

function HallButton() {
  const words = useConsoleWords();
  const { open, busy } = useScreens();
  return <Button small look="outline" busy={busy} title={words.hallFor} onClick={() => void open()}><ScreenSign /> {words.hall}</Button>;
}

function More({ onTurn }: { onTurn: (turn: Turn) => void }) {
  const words = useConsoleWords();
  const paths = useAssemblyPaths();
  const square = usePaths();
  const { assembly, state } = useConsole();
  const { copy } = useScreens();
  const { slug } = assembly.piazza;
  return (
    <Menu label={words.moreOf} button={<><span>{words.more}</span> <Icon name="moreItems" /></>} buttonClass="btn btn-sm btn-piano">
      {state.phase !== "ENDED" && <MenuItem onSelect={() => { copy().catch(() => { tell(words.lost); }); }}>{words.hallCopy}</MenuItem>}
      {state.phase !== "ENDED" && <MenuItem onSelect={() => { onTurn("screensEnd"); }}>{words.screensEnd}…</MenuItem>}
      {assembly.guests === "ANYONE" && state.phase === "LIVE" && !assembly.isRehearsal && <DoorItem />}
      {assembly.guests !== "NONE" && !assembly.isRehearsal && <MenuLink href={paths.slips(slug, assembly.number)}>{words.slips}</MenuLink>}
      {state.phase === "PLANNED" && !assembly.isRehearsal && <MenuItem onSelect={() => { onTurn("rehearse"); }}>{words.rehearse}…</MenuItem>}
      {!assembly.isRehearsal && state.phase !== "ENDED" && <MenuLink href={paths.change(slug, assembly.number)}>{words.change}</MenuLink>}
      <MenuLink href={paths.page(slug, assembly.number)}>{words.backToPage}</MenuLink>
      <MenuLink href={square.piazza(slug)}>{assembly.piazza.title}</MenuLink>
    </Menu>
  );
}

/** Guests without a slip, who are whoever has the code, can be kept out while the others go on. */
function DoorItem() {
  const words = useConsoleWords();
  const { assembly: { id, isShutToGuests }, renew } = useConsole();
  const act = useDo();
  const turn = async () => {
    const { refused } = await act(ConsoleGuestsAdmitDocument, { input: { assemblyId: id, isOpen: isShutToGuests } });
    tell(refused ?? (isShutToGuests ? words.guestsAdmitted : words.guestsShutNow));
    renew();
  };
  return <MenuItem onSelect={() => void turn()}>{isShutToGuests ? words.guestsAdmit : words.guestsShut}</MenuItem>;
}
