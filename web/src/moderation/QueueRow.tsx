import { useState } from "react";
import { QueueHideDocument, QueueRestoreDocument, type QueuedCommentFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { ReasonDialog } from "../layout/ReasonDialog";
import { useChange } from "../reading/read";
import { usePaths } from "../router/usePaths";
import { Avatar, EmptyArch } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { Badge } from "../ui/marks";
import { nameOf } from "../ui/Person";
import { tell } from "../ui/Notices";
import { When } from "../ui/When";
import { HistoryDialog } from "./HistoryDialog";

type Asking = "hide" | "restore" | "history" | undefined;

const tones = { VISIBLE: "verde", HIDDEN: "cotto", DELETED: "neutro" } as const;

/** A comment as moderators see it, also while hidden, with what was decided about it. */
export function QueueRow({ comment }: { comment: QueuedCommentFragment }) {
  const words = useWords();
  const paths = usePaths();
  const [asking, setAsking] = useState<Asking>();
  const { author, bodyHtml } = comment.moderation ?? { author: comment.author, bodyHtml: comment.bodyHtml };
  const close = () => { setAsking(undefined); };
  return (
    <li>
      <div className="pz-riga-persona">
        {author ? <Avatar name={author.name} tone={author.tone} state={author.state} /> : <EmptyArch />}
        <div>
          <p className="pz-riga stretta pz-meta">
            {author && <strong>{nameOf(author, words)}</strong>} <When at={comment.createdAt} /> {comment.state !== "VISIBLE" && <Badge tone={tones[comment.state]}>{words.moderation.state[comment.state]}</Badge>}
          </p>
          <p className="pz-meta">{words.moderation.under} <a href={paths.comment(comment.entry, comment.number)}>{comment.entry.title}</a></p>
          {bodyHtml ? <div className="txt" dangerouslySetInnerHTML={{ __html: bodyHtml }} /> : <p className="txt pz-secondo">{words.moderation.removedByAuthor}</p>}
          {comment.moderation?.decisions.map((decision) => (
            <p className="pz-avviso pz-su-2" key={decision.decidedAt}>
              <strong>{words.moderation.action[decision.action]}</strong>, {words.moderation.by} {nameOf(decision.decidedBy, words)}, <When at={decision.decidedAt} />: {decision.reason}
            </p>
          ))}
        </div>
      </div>
      <div className="fare">
        {comment.state === "VISIBLE" && <Button small look="outline" onClick={() => { setAsking("hide"); }}>{words.moderation.hide}</Button>}
        {comment.state === "HIDDEN" && <Button small look="outline" onClick={() => { setAsking("restore"); }}>{words.moderation.restore}</Button>}
        {comment.editedAt && comment.state !== "DELETED" && <Button small look="plain" onClick={() => { setAsking("history"); }}>{words.moderation.history}</Button>}
      </div>
      {(asking === "hide" || asking === "restore") && <Decide comment={comment} what={asking} onClose={close} />}
      {asking === "history" && <HistoryDialog commentId={comment.id} onClose={close} />}
    </li>
  );
}

function Decide({ comment, what, onClose }: { comment: QueuedCommentFragment; what: "hide" | "restore"; onClose: () => void }) {
  const { moderation: words } = useWords();
  const hide = useChange(QueueHideDocument);
  const restore = useChange(QueueRestoreDocument);
  const said = {
    hide: { title: words.hideTitle, note: words.hideNote, action: words.hide, done: words.hid },
    restore: { title: words.restoreTitle, note: words.restoreNote, action: words.restore, done: words.restored },
  }[what];
  return (
    <ReasonDialog
      title={said.title}
      note={said.note}
      action={said.action}
      onClose={onClose}
      onReason={async (reason) => {
        const input = { commentId: comment.id, reason };
        const { refused } = what === "hide" ? await hide.change({ input }) : await restore.change({ input });
        if (!refused) tell(said.done);
        return refused;
      }}
    />
  );
}
