import { memo, useEffect, useRef, type ReactNode } from "react";
import type { ReactionKind } from "../gen/graphql";
import { useLanguage, useWords } from "../i18n/words";
import { spokenDate } from "../i18n/dates";
import { usePaths } from "../router/usePaths";
import { Avatar, EmptyArch } from "../ui/Avatar";
import { Badge } from "../ui/marks";
import { When } from "../ui/When";
import { CommentActions } from "./CommentActions";
import { Composer } from "./Composer";
import { useDiscussion } from "./context";
import type { Comment } from "./model";
import { refusalOf } from "./refusal";

interface Props {
  comment: Comment;
  /** Whom it answers, below the first level. */
  to: string | undefined;
  given: readonly ReactionKind[];
  fresh: boolean;
  editing: boolean;
  children?: ReactNode;
}

const seenAfter = 20_000;

/** One comment with what is drawn under it. Hidden or deleted, it keeps its place and its replies. */
export function CommentArticle({ comment, to, given, fresh, editing, children }: Props) {
  const words = useWords().thread;
  const { pointed, store } = useDiscussion();
  const article = useRef<HTMLElement>(null);
  useSeen(article, fresh, () => { store.seen(comment.id); });
  const classes = ["pz-commento", fresh && "ev", pointed === comment.number && "puntato"].filter(Boolean).join(" ");
  return (
    <article ref={article} id={`commento-${comment.number}`} className={classes} tabIndex={-1} aria-label={nameOf(comment, to, fresh, words)}>
      {comment.author ? <Avatar name={comment.author.name} tone={comment.author.tone} /> : <EmptyArch />}
      <div className="corpo">
        <Head comment={comment} fresh={fresh} />
        {editing ? <Edit comment={comment} /> : <Text comment={comment} />}
        {!editing && <CommentActions comment={comment} given={given} />}
        {children}
      </div>
    </article>
  );
}

function nameOf(comment: Comment, to: string | undefined, fresh: boolean, words: ReturnType<typeof useWords>["thread"]): string {
  if (comment.state === "HIDDEN") return words.hiddenHead;
  if (comment.state === "DELETED") return words.deletedHead;
  const name = comment.author?.name ?? "";
  if (to !== undefined) return words.replyBy(name, to);
  return fresh ? words.newCommentBy(name) : words.commentBy(name);
}

// A notice changes one comment: the parts of the others are not drawn again.
const Head = memo(function Head({ comment, fresh }: { comment: Comment; fresh: boolean }) {
  const words = useWords().thread;
  const { place, viewer } = useDiscussion();
  const paths = usePaths();
  const { author } = comment;
  return (
    <p className="capo" data-mark="">
      {author ? <a className="pz-muto" href={paths.member(author.handle)}><b>{author.name}</b></a> : <span className="pz-meta">{comment.state === "HIDDEN" ? words.hiddenHead : words.deletedHead}</span>}
      {author?.id === place.author.id && <Badge>{words.author}</Badge>}
      {author && author.id === viewer?.id && author.id !== place.author.id && <Badge tone="neutro">{words.you}</Badge>}
      <Permalink comment={comment} />
      {comment.editedAt !== null && comment.state === "VISIBLE" && <span className="pz-meta">{words.edited}</span>}
      {fresh && <Badge tone="cotto">{words.isNew}</Badge>}
    </p>
  );
});

function Permalink({ comment }: { comment: Comment }) {
  const words = useWords().thread;
  const language = useLanguage();
  return (
    <a className="t" href={`?commento=${comment.number}#commento-${comment.number}`} aria-label={words.permalink(spokenDate(new Date(comment.createdAt), new Date(), language))}>
      <When at={comment.createdAt} />
    </a>
  );
}

const Text = memo(function Text({ comment }: { comment: Comment }) {
  const words = useWords().thread;
  const { place } = useDiscussion();
  const paths = usePaths();
  const stay = comment.replyCount > 0 ? ` ${words.repliesStay(comment.replyCount)}` : "";
  if (comment.state === "HIDDEN") {
    return (
      <p className="pz-tolto">
        {words.hidden(comment.hiddenReason ?? "")}{stay} <a href={paths.decisions(place.piazza.slug)}>{words.hiddenLog}</a>
      </p>
    );
  }
  if (comment.state === "DELETED") return <p className="pz-tolto">{words.deleted}{stay}</p>;
  return <div className="txt" dangerouslySetInnerHTML={{ __html: comment.bodyHtml ?? "" }} />;
});

function Edit({ comment }: { comment: Comment }) {
  const words = useWords();
  const { store, setDoing } = useDiscussion();
  const save = async (body: string) => {
    try {
      await store.update(comment.id, body);
      setDoing(undefined);
      return undefined;
    } catch (failure) {
      return refusalOf(failure, words);
    }
  };
  return (
    <Composer label={words.thread.editLabel} send={words.thread.save} draftOf={`edit-${comment.id}`} initial={comment.body ?? ""} wanted onSend={save} onCancel={() => { setDoing(undefined); }} />
  );
}

/** A new comment counts as read when it has been in view for a while. */
function useSeen(article: { readonly current: HTMLElement | null }, fresh: boolean, onSeen: () => void): void {
  const told = useRef(onSeen);
  useEffect(() => {
    told.current = onSeen;
  });
  useEffect(() => {
    const element = article.current;
    if (!fresh || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver((entries) => {
      clearTimeout(timer);
      if (entries.at(-1)?.isIntersecting) timer = setTimeout(() => { told.current(); }, seenAfter);
    });
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [article, fresh]);
}
