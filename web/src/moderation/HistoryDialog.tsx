import { CommentPastDocument } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useRead } from "../reading/read";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Bones, ErrorState } from "../ui/states";
import { When } from "../ui/When";

/** What a comment said before it was edited. */
export function HistoryDialog({ commentId, onClose }: { commentId: string; onClose: () => void }) {
  const words = useWords();
  const { data, failure, retry } = useRead(CommentPastDocument, { id: commentId });
  const past = data?.node && "history" in data.node ? data.node.history : undefined;
  return (
    <Dialog title={words.moderation.historyTitle} onClose={onClose}>
      {failure && <ErrorState onRetry={retry} />}
      {!failure && !past && <Bones height="6rem" />}
      {past?.length === 0 && <p className="pz-su-2">{words.moderation.historyEmpty}</p>}
      <ol className="pz-lista pz-su-3">
        {past?.map((revision) => (
          <li key={revision.version}>
            <p className="pz-meta"><When at={revision.writtenAt} /></p>
            <div className="txt" dangerouslySetInnerHTML={{ __html: revision.bodyHtml }} />
          </li>
        ))}
      </ol>
      <div className="piede"><Button look="outline" onClick={onClose}>{words.site.close}</Button></div>
    </Dialog>
  );
}
