import { useState } from "react";
import { EntryFeatureDocument, EntryWithdrawDocument, type EntryTextFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { ReasonDialog } from "../layout/ReasonDialog";
import { useFrame } from "../reading/frame";
import { useChange } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { tell } from "../ui/Notices";

/** What the reader may do with a text. */
export function EntryActions({ entry }: { entry: EntryTextFragment }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza } = useFrame();
  const [withdrawing, setWithdrawing] = useState(false);
  const withdraw = useChange(EntryWithdrawDocument);
  const feature = useChange(EntryFeatureDocument);
  const say = useRefusals();

  const copy = () => {
    void navigator.clipboard.writeText(window.location.origin + paths.entry(entry)).then(() => { tell(words.entry.linkCopied); });
  };
  const putFirst = async () => {
    const { refused } = await feature.change({ input: { entryId: entry.id, featured: true } });
    tell(refused ? (say(refused).general ?? words.state.error) : words.entry.featured);
  };
  return (
    <div className="pz-riga stretta">
      <Button look="outline" small onClick={copy}><Icon name="link" /> {words.entry.copyLink}</Button>
      {entry.viewerCanUpdate && <a className="btn btn-outline-primary btn-sm" href={paths.edit(entry.piazza.slug, entry.number)}><Icon name="pencil" /> {words.entry.write}</a>}
      {entry.kind === "NEWS" && entry.state === "PUBLISHED" && piazza?.viewerCanEdit && <Button look="plain" small busy={feature.busy} onClick={() => void putFirst()}>{words.entry.feature}</Button>}
      {entry.viewerCanWithdraw && <Button look="danger" small onClick={() => { setWithdrawing(true); }}>{words.entry.withdraw}</Button>}
      {withdrawing && (
        <ReasonDialog
          title={words.entry.withdrawTitle}
          note={words.entry.withdrawNote}
          action={words.entry.withdraw}
          onClose={() => { setWithdrawing(false); }}
          onReason={async (reason) => {
            const { refused } = await withdraw.change({ input: { entryId: entry.id, reason } });
            if (!refused) tell(words.entry.withdrawn);
            return refused;
          }}
        />
      )}
    </div>
  );
}
