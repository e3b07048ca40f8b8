import { useState } from "react";
import { ReasonDialog } from "../../layout/ReasonDialog";
import { useChange } from "../../reading/read";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { PollTextHideDocument } from "../gen/graphql";
import { useRunWords } from "./words";

type Props = { questionId: string; text: { key: string; text: string; hiddenReason: string | null }; onDone: () => void };

/** Takes a text of ballots from sight, with a reason, or shows it again. The count stays as it is. */
export default function HideText({ questionId, text, onDone }: Props) {
  const words = useRunWords();
  const { change } = useChange(PollTextHideDocument);
  const [asking, setAsking] = useState(false);
  const hidden = text.hiddenReason !== null;
  const short = text.text.length > 60 ? `${text.text.slice(0, 60)}…` : text.text;
  return (
    <>
      <Button look="plain" small aria-label={(hidden ? words.showOf : words.hideOf)(short)} onClick={() => { setAsking(true); }}>{hidden ? words.show : words.hide}</Button>
      {asking && (
        <ReasonDialog
          title={hidden ? words.showTitle : words.hideTitle} note={hidden ? words.showNote : words.hideNote} hint={words.reasonHint} action={hidden ? words.show : words.hide}
          onClose={() => { setAsking(false); }}
          onReason={async (reason) => {
            const { refused } = await change({ input: { questionId, key: text.key, reason, hidden: !hidden } });
            if (!refused) { tell(hidden ? words.shown : words.hid); onDone(); }
            return refused;
          }}
        />
      )}
    </>
  );
}
