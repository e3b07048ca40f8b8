import { useState } from "react";
import { useChange } from "../../reading/read";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/Notices";
import { PollOptionAddDocument } from "../gen/graphql";
import { usePollRefusal, usePollWords } from "../words";

/** An option of the voter's own, where the poll takes them. */
export function OptionAdd({ question, onAdded }: { question: string; onAdded: () => void }) {
  const words = usePollWords();
  const say = usePollRefusal();
  const [title, setTitle] = useState<string>();
  const [error, setError] = useState<string>();
  const [key, setKey] = useState("");
  const { change, busy } = useChange(PollOptionAddDocument);
  if (title === undefined) {
    return <p className="pz-su-2"><Button look="plain" small onClick={() => { setTitle(""); setKey(crypto.randomUUID()); }}>{words.addOption}</Button></p>;
  }
  const add = async () => {
    if (title.trim() === "") { setError(say({ code: "INVALID", reason: "option_title" })); return; }
    const { refused } = await change({ input: { questionId: question, title: title.trim(), idempotencyKey: key } });
    if (refused?.[0]) { setError(say(refused[0])); setKey(crypto.randomUUID()); return; }
    setTitle(undefined);
    setError(undefined);
    tell(words.optionAdded);
    onAdded();
  };
  const onEnter = (event: React.KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void add();
  };
  return (
    <div className="pz-aggiunta">
      <TextField label={words.optionTitle} hint={words.addOptionHint} error={error} value={title} maxLength={200} onText={setTitle} onKeyDown={onEnter} />
      <p className="pz-riga">
        <Button small busy={busy} onClick={() => void add()}>{words.optionAdd}</Button>
        <Button small look="outline" onClick={() => { setTitle(undefined); setError(undefined); }}>{words.cancel}</Button>
      </p>
    </div>
  );
}
