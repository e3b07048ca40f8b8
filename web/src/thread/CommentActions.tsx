import { memo } from "react";
import type { ReactionKind } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { Icon } from "../ui/Icon";
import { Menu, MenuItem } from "../ui/Menu";
import { useDiscussion, type Doing } from "./context";
import type { Comment } from "./model";
import { rightsOn } from "./rights";

const kinds: readonly ReactionKind[] = ["AGREE", "THANKS", "INSIGHT"];

/** What can be done with a comment: answer, react, and the menu of the rest. */
export const CommentActions = memo(function CommentActions({ comment, given }: { comment: Comment; given: readonly ReactionKind[] }) {
  const words = useWords().thread;
  const { viewer, place, doing, setDoing } = useDiscussion();
  const rights = rightsOn(comment, viewer, place);
  const name = comment.author?.name ?? "";
  const answering = doing?.what === "reply" && doing.id === comment.id;
  return (
    <div className="pz-azioni">
      {rights.reply && (
        <button type="button" id={`rispondi-${comment.number}`} aria-label={words.replyTo(name)} aria-expanded={answering} onClick={() => { setDoing(answering ? undefined : { what: "reply", id: comment.id }); }}>
          <Icon name="comment" /> {words.reply}
        </button>
      )}
      {rights.reply && <More comment={comment} />}
      {comment.state === "VISIBLE" && <Reactions comment={comment} given={given} enabled={rights.react} />}
      {!rights.reply && (comment.state === "VISIBLE" || rights.restore || rights.history) && <More comment={comment} />}
    </div>
  );
});

/** Reactions are words. Those who may not react read the counts. */
function Reactions({ comment, given, enabled }: { comment: Comment; given: readonly ReactionKind[]; enabled: boolean }) {
  const words = useWords().thread;
  const { store } = useDiscussion();
  const count = (kind: ReactionKind) => comment.reactions.find((reaction) => reaction.kind === kind)?.count ?? 0;
  const shown = kinds.filter((kind) => enabled || count(kind) > 0);
  if (shown.length === 0) return null;
  return (
    <span className="pz-reazioni" role="group" aria-label={words.reactionsOf(comment.author?.name ?? "")}>
      {shown.map((kind) => {
        const on = given.includes(kind);
        const number = count(kind) > 0 && <span className="pz-num">{count(kind)}</span>;
        if (!enabled) return <span key={kind} className="reaz">{words.reactions[kind]} {number}</span>;
        const press = () => {
          store.react(comment.id, kind, !on).catch(() => { announce(words.reactFailed); });
        };
        return (
          <button key={kind} type="button" className="reaz" aria-pressed={on} onClick={press}>
            {on && <Icon name="check" />} {words.reactions[kind]} {number}
          </button>
        );
      })}
    </span>
  );
}

function More({ comment }: { comment: Comment }) {
  const words = useWords().thread;
  const { viewer, place, setDoing } = useDiscussion();
  const rights = rightsOn(comment, viewer, place);
  const open = (what: Doing["what"]) => () => { setDoing({ what, id: comment.id }); };
  const copy = () => {
    const link = new URL(`?commento=${comment.number}#commento-${comment.number}`, location.href).href;
    void navigator.clipboard.writeText(link).then(() => { announce(words.linkCopied); }, () => undefined);
  };
  return (
    <Menu label={words.actionsOn(comment.author?.name ?? words.goneBy)} button={<Icon name="moreItems" />} buttonClass="pz-altro">
      {rights.update && <MenuItem icon={<Icon name="pencil" />} note={words.editNote} onSelect={open("edit")}>{words.edit}</MenuItem>}
      {rights.delete && <MenuItem icon={<Icon name="delete" />} note={words.deleteNote} onSelect={open("delete")}>{words.delete}</MenuItem>}
      {rights.hide && <MenuItem icon={<Icon name="passwordInvisible" />} note={words.hideNote} onSelect={open("hide")}>{words.hide}</MenuItem>}
      {rights.restore && <MenuItem icon={<Icon name="passwordVisible" />} note={words.restoreNote} onSelect={open("restore")}>{words.restore}</MenuItem>}
      {rights.history && <MenuItem icon={<Icon name="clock" />} onSelect={open("history")}>{words.history}</MenuItem>}
      <MenuItem icon={<Icon name="link" />} onSelect={copy}>{words.copyLink}</MenuItem>
    </Menu>
  );
}
