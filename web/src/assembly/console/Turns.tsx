import { useState } from "react";
import { Confirm } from "../../poll/run/Confirm";
import { navigate } from "../../router/location";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/Notices";
import { whole } from "../../poll/build/input";
import { ConsoleCodeRenewDocument, ConsoleDeleteDocument, ConsoleEndDocument, ConsoleRehearseDocument, ConsoleScreensEndDocument, ConsoleStartDocument } from "../gen/graphql";
import { useAssemblyPaths } from "../paths";
import type { Turn } from "./Bar";
import { useConsole } from "./context";
import { useDo } from "./useDo";
import { useConsoleWords } from "./words";

type Props = { turn: Turn; onClose: () => void };

/** What is asked once more before the assembly takes a turn: each says what happens then. */
export default function Turns({ turn, onClose }: Props) {
  switch (turn) {
    case "start": return <Start onClose={onClose} />;
    case "end": return <End onClose={onClose} />;
    case "rehearse": return <Rehearse onClose={onClose} />;
    case "rehearsalEnd": return <RehearsalEnd onClose={onClose} />;
    case "screensEnd": return <ScreensEnd onClose={onClose} />;
    case "renew": return <Renew onClose={onClose} />;
  }
}

type Close = Pick<Props, "onClose">;

function Start({ onClose }: Close) {
  const words = useConsoleWords();
  const { assembly, renew } = useConsole();
  const act = useDo();
  const start = async () => {
    const { refused } = await act(ConsoleStartDocument, { input: { assemblyId: assembly.id } });
    if (refused === undefined) { tell(words.started); renew(); }
    return refused;
  };
  return <Confirm title={words.startTitle} note={words.startNote(assembly.guests)} action={words.start} onClose={onClose} onDo={start} />;
}

function End({ onClose }: Close) {
  const words = useConsoleWords();
  const { assembly, state, renew } = useConsole();
  const act = useDo();
  const open = state.items.some((item) => item.state === "OPEN");
  const waiting = state.items.filter((item) => item.state === "WAITING").length;
  const end = async () => {
    if (open) return words.endOpen;
    const { refused } = await act(ConsoleEndDocument, { input: { assemblyId: assembly.id } });
    if (refused === undefined) { tell(words.ended); renew(); }
    return refused;
  };
  return <Confirm title={words.endTitle} note={open ? words.endOpen : words.endNote + words.endWaiting(waiting)} action={words.end} onClose={onClose} onDo={end} />;
}

function Rehearse({ onClose }: Close) {
  const words = useConsoleWords();
  const paths = useAssemblyPaths();
  const { assembly } = useConsole();
  const act = useDo();
  const [people, setPeople] = useState("40");
  const begin = async () => {
    const participants = whole(people);
    if (participants === undefined || participants < 1 || participants > 500) return words.rehearsePeopleHint;
    const { done, refused } = await act(ConsoleRehearseDocument, { input: { assemblyId: assembly.id, participants } });
    if (done?.assembly) navigate(paths.console(assembly.piazza.slug, done.assembly.number));
    return refused;
  };
  return (
    <Confirm title={words.rehearseTitle} note={words.rehearseNote} action={words.rehearseDo} onClose={onClose} onDo={begin}>
      <TextField label={words.rehearsePeople} hint={words.rehearsePeopleHint} value={people} inputMode="numeric" onText={setPeople} />
    </Confirm>
  );
}

function RehearsalEnd({ onClose }: Close) {
  const words = useConsoleWords();
  const paths = useAssemblyPaths();
  const { assembly } = useConsole();
  const act = useDo();
  const end = async () => {
    const { refused } = await act(ConsoleDeleteDocument, { input: { assemblyId: assembly.id } });
    if (refused === undefined) { tell(words.rehearsalEnded); navigate(paths.list(assembly.piazza.slug), { replace: true }); }
    return refused;
  };
  return <Confirm title={words.rehearsalEndTitle} note={words.rehearsalEndNote} action={words.rehearsalEnd} onClose={onClose} onDo={end} />;
}

function ScreensEnd({ onClose }: Close) {
  const words = useConsoleWords();
  const { assembly } = useConsole();
  const act = useDo();
  const end = async () => {
    const { refused } = await act(ConsoleScreensEndDocument, { input: { assemblyId: assembly.id } });
    if (refused === undefined) tell(words.screensEnded);
    return refused;
  };
  return <Confirm title={words.screensEndTitle} note={words.screensEndNote} action={words.screensEnd} onClose={onClose} onDo={end} />;
}

function Renew({ onClose }: Close) {
  const words = useConsoleWords();
  const { assembly } = useConsole();
  const act = useDo();
  const renew = async () => {
    const { refused } = await act(ConsoleCodeRenewDocument, { input: { assemblyId: assembly.id } });
    if (refused === undefined) tell(words.renewed);
    return refused;
  };
  return <Confirm title={words.renewTitle} note={words.renewNote} action={words.renew} onClose={onClose} onDo={renew} />;
}
