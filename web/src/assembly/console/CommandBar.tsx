import { Switch } from "../../ui/Switch";
import { foremost, keyOf, type Command, type Off, type Offer } from "./commands";
import { useConsole } from "./context";
import type { Commands } from "./useCommands";
import { useConsoleWords } from "./words";

const shown = ["open", "close", "extend", "reveal", "next"] as const;

/** Opening stands where closing stands: of the two, the one that comes next. */
const places = (open: boolean) => shown.filter((command) => (command === "open" ? !open : command === "close" ? open : true));

/** The commands, the one that is wanted most in colour, each with its key; and why the others are off. */
export function CommandBar({ commands }: { commands: Commands }) {
  const words = useConsoleWords();
  const { offered } = commands;
  const wanted = foremost(offered);
  const { state } = useConsole();
  const buttons = places(state.current?.state === "OPEN");
  return (
    <section aria-labelledby="comandi">
      <h2 id="comandi" className="pz-sr">{words.commands}</h2>
      <div className="comandi">
        {buttons.map((command) => <CommandButton key={command} command={command} commands={commands} wanted={wanted === command} />)}
      </div>
      <Reasons offered={offered} buttons={buttons} />
    </section>
  );
}

/** Whether single keys command. */
export function KeysSwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const words = useConsoleWords();
  return <div className="tasti"><Switch label={words.keys} note={on ? words.keysOn : words.keysOff} on={on} onChange={onChange} /></div>;
}

function CommandButton({ command, commands: { offered, run, busy }, wanted }: { command: Exclude<Command, "undo">; commands: Commands; wanted: boolean }) {
  const words = useConsoleWords();
  const { on } = offered[command];
  const look = !on ? "" : wanted ? (command === "close" ? "btn-cotto" : "btn-primary") : "btn-outline-primary";
  // It keeps its place and its focus while it is off, and a press says why.
  return (
    <button
      type="button" className={`btn ${look}`} data-command={command} aria-disabled={!on || busy !== undefined || undefined} aria-busy={busy === command || undefined}
      aria-describedby={on ? undefined : "comandi-perche"} aria-keyshortcuts={keyOf[command].toUpperCase()} onClick={() => void run(command)}
    >
      {words.command[command]} <kbd aria-hidden="true">{keyOf[command].toUpperCase()}</kbd>
    </button>
  );
}

/** The reasons, those that are the same said once. */
function Reasons({ offered, buttons }: { offered: Commands["offered"]; buttons: readonly Command[] }) {
  const words = useConsoleWords();
  const groups = new Map<Off, Command[]>();
  for (const command of buttons) {
    const offer: Offer = offered[command];
    if (!offer.on) groups.set(offer.why, [...(groups.get(offer.why) ?? []), command]);
  }
  const whole = groups.size === 1 && buttons.every((command) => !offered[command].on);
  return (
    <p className="pz-meta perche" id="comandi-perche">
      {[...groups].map(([why, names]) => <span key={why}>{whole ? words.off[why] : words.offOf(why, names.map((name) => words.offNames[name]))} </span>)}
    </p>
  );
}
