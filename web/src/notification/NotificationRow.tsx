import { useMemo } from "react";
import type { Words } from "../i18n/it";
import { useWords } from "../i18n/words";
import { useLangOf } from "../entry/EntryRow";
import { usePaths } from "../router/usePaths";
import { Avatar, EmptyArch } from "../ui/Avatar";
import { Badge } from "../ui/marks";
import { nameOf } from "../ui/Person";
import { When } from "../ui/When";
import { excerptOf } from "./excerpt";
import type { Line } from "./list";

/** Who did what, under what, in which words: the whole row leads to the comment, or to the poll that waits for a vote. */
export function NotificationRow({ line, onOpen }: { line: Line; onOpen: () => void }) {
  const words = useWords();
  const paths = usePaths();
  const langOf = useLangOf();
  const { comment, entry } = line;
  const author = comment?.author;
  return (
    <li className={line.isRead ? undefined : "ev"}>
      {author ? <Avatar name={author.name} tone={author.tone} state={author.state} /> : <EmptyArch />}
      <div>
        <p className="pz-riga stretta">
          <a className="pz-muto chi" href={comment ? paths.comment(entry, comment.number) : paths.entry(entry)} onClick={onOpen} onAuxClick={onOpen}>{sentenceOf(line, words)}</a>
          {!line.isRead && <Badge tone="cotto">{words.notifications.isUnread}</Badge>}
        </p>
        {comment && <Said comment={comment} lang={langOf(entry)} />}
        <p className="pz-meta pz-su-1">
          <When at={line.createdAt} /> · {comment && `${words.notifications.under} `}<cite lang={langOf(entry)}>{entry.title}</cite> · {entry.piazza.title}
        </p>
      </div>
    </li>
  );
}

/** Who did what. Of what can no longer be read the author is not named. */
function sentenceOf({ kind, comment }: Line, words: Words): string {
  if (!comment) return words.notifications.pollReminder;
  const said = words.notifications[kind === "MENTION" ? "mention" : comment.parentId === null ? "comment" : "reply"];
  return comment.author ? said.by(nameOf(comment.author, words)) : said.gone;
}

function Said({ comment, lang }: { comment: NonNullable<Line["comment"]>; lang: string | undefined }) {
  const { thread: words } = useWords();
  const text = useMemo(() => excerptOf(comment.bodyHtml ?? ""), [comment.bodyHtml]);
  if (comment.state === "HIDDEN") return <p className="pz-secondo pz-su-1">{words.hidden(comment.hiddenReason ?? "")}</p>;
  if (comment.state === "DELETED") return <p className="pz-secondo pz-su-1">{words.deleted}</p>;
  return <p className="parole" lang={lang}>{text}</p>;
}
