import { useState } from "react";
import { Confirm } from "../../poll/run/Confirm";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/Notices";
import { ConsoleMessageDocument } from "../gen/graphql";
import { useConsole } from "./context";
import { useDo } from "./useDo";
import { useConsoleWords } from "./words";

/** What everybody reads above the question, where there is something, and below the commands the way to write it. */
export function MessageLine({ where }: { where: "top" | "foot" }) {
  const words = useConsoleWords();
  const { assembly, state, line } = useConsole();
  const act = useDo();
  const [writing, setWriting] = useState(false);
  const [text, setText] = useState("");
  if (state.phase !== "LIVE" || (state.message === "") === (where === "top")) return null;
  const send = async (message: string) => {
    const { refused } = await act(ConsoleMessageDocument, { input: { assemblyId: assembly.id, message } });
    if (refused === undefined) tell(message === "" ? words.messageTaken : words.messageShown);
    return refused;
  };
  const write = () => { setText(state.message); setWriting(true); };
  return (
    <div className="messaggio">
      {state.message === ""
        ? <Button look="plain" small aria-disabled={!line || undefined} onClick={write}>{words.messageWrite}…</Button>
        : (
          <p className="pz-avviso pz-riga pz-fra">
            <span><strong>{words.message}:</strong> {state.message}</span>
            <span className="pz-riga stretta">
              <Button look="plain" small onClick={write}>{words.messageChange}…</Button>
              <Button look="plain" small onClick={() => void send("").then((refused) => { if (refused !== undefined) tell(refused); })}>{words.messageGone}</Button>
            </span>
          </p>
        )}
      {writing && (
        <Confirm title={words.messageWrite} note={words.messageNote} action={words.messageSet} onClose={() => { setWriting(false); }} onDo={() => send(text.trim())}>
          <TextField label={words.messageText} value={text} maxLength={200} onText={setText} />
        </Confirm>
      )}
    </div>
  );
}
