import { useCallback, useEffect, useRef } from "react";
import { MissingPage } from "../../layout/MissingPage";
import { FailedPage } from "../../layout/FailedPage";
import { NeedSignIn } from "../../layout/NeedSignIn";
import { NoticePage } from "../../layout/NoticePage";
import { WaitingPage } from "../../layout/WaitingPage";
import { useLine } from "../../live/useLine";
import { useFrame } from "../../reading/frame";
import { useRead } from "../../reading/read";
import { Page } from "../../router/Page";
import { ConsolePageDocument } from "../gen/graphql";
import { say } from "../live/speech";
import { Bar } from "./Bar";
import { CommandBar, KeysSwitch } from "./CommandBar";
import { ConsoleLive } from "./ConsoleLive";
import { useConsole } from "./context";
import { Entrance } from "./Entrance";
import { FloorPanel } from "./FloorPanel";
import { MessageLine } from "./MessageLine";
import { Movements } from "./Movements";
import { Present, Quorum } from "./Present";
import { Queue } from "./Queue";
import { Stage } from "./Stage";
import { UndoBar } from "./UndoBar";
import { useCommands } from "./useCommands";
import { useKeys, useKeysChoice } from "./useKeys";
import { titleOf } from "./useQueueOrder";
import { useConsoleWords } from "./words";

/** Where an assembly is held: on a laptop all at once, on a phone one below the other. */
export default function ConsolePage({ number }: { number: number }) {
  const words = useConsoleWords();
  const { ready, viewer, failure: lost, retry: again } = useFrame();
  const { data, failure, retry } = useRead(ConsolePageDocument, { number });
  const renew = useCallback(() => { retry(); }, [retry]);
  const broken = failure ?? lost;
  if (broken) return <FailedPage failure={broken} retry={() => { retry(); again(); }} />;
  if (!data || !ready) return <WaitingPage />;
  if (!viewer) return <NeedSignIn />;
  if (!data.assembly) return <MissingPage />;
  if (!data.assembly.viewerCanRun) return <NoticePage title={words.title}>{words.forbidden}</NoticePage>;
  return (
    <Page title={`${words.title} · ${data.assembly.title}`}>
      <ConsoleLive key={data.assembly.id} assembly={data.assembly} me={viewer.member.id} renew={renew}><Desk /></ConsoleLive>
    </Page>
  );
}

function Desk() {
  const words = useConsoleWords();
  const { assembly, state } = useConsole();
  const commands = useCommands();
  const [singleKeys, setSingleKeys] = useKeysChoice();
  const { run } = commands;
  useKeys(singleKeys, useCallback((command) => { void run(command); }, [run]));
  useTurnsSaid();
  // Once it is over there is nothing to command, and nobody to count.
  const over = state.phase === "ENDED";
  return (
    <div className={assembly.isRehearsal ? "pz-regia prova" : "pz-regia"} data-phase={state.phase}>
      <Bar />
      {assembly.isRehearsal && <p className="pz-assemblea-prova">{words.rehearsalBanner}</p>}
      <LineBanner />
      <div className="banco">
        <Queue />
        <section className="mezzo" aria-labelledby="domanda">
          <div>
            <MessageLine where="top" />
            <Stage />
            <MessageLine where="foot" />
            {!over && <KeysSwitch on={singleKeys} onChange={setSingleKeys} />}
            {!over && (
              <div className="plancia">
                <UndoBar commands={commands} />
                <CommandBar commands={commands} />
              </div>
            )}
          </div>
        </section>
        <aside className="presenza" aria-label={words.present}>
          {!over && <Present />}
          {!over && <Quorum />}
          <Entrance />
          <FloorPanel />
          <Movements />
        </aside>
      </div>
    </div>
  );
}

/** Without a line the commands are off: it is said why, and that nothing is lost. */
function LineBanner() {
  const words = useConsoleWords();
  const sight = useLine();
  const cut = sight === "reconnecting" || sight === "cut" || sight === "offline";
  const before = useRef(cut);
  useEffect(() => {
    if (before.current === cut) return;
    before.current = cut;
    say(cut ? words.line[sight === "offline" ? "offline" : "reconnecting"] : words.line.back);
  }, [cut, sight, words]);
  if (!cut) return null;
  return <p className="pz-filo-stato">{words.line[sight === "offline" ? "offline" : "reconnecting"]}</p>;
}

/** Opening, closing and result of a question are always said, whoever gave the command. */
function useTurnsSaid(): void {
  const words = useConsoleWords();
  const { state } = useConsole();
  const { current } = state;
  const [id, now] = [current?.id, current?.state];
  const title = titleOf(current);
  const before = useRef({ id, now });
  useEffect(() => {
    const { id: was, now: stood } = before.current;
    before.current = { id, now };
    if (was === id && stood === now) return;
    // A question can open without having been shown before.
    if (now && now !== "WAITING" && (was === id || now === "OPEN")) say(words.turned[now](title));
    else if (id !== undefined) say(words.turned.WAITING(title));
  }, [id, now, title, words]);
}
