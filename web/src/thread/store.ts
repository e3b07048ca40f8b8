import type { Client } from "urql";
import {
  CommentDeleteDocument, CommentHideDocument, CommentReactDocument, CommentRestoreDocument, CommentUpdateDocument, ThreadNoticesDocument,
  type CommentForViewerFragment, type CommentOrder, type ReactionKind, type RefusalFragment, type ThreadPageQuery,
} from "../gen/graphql";
import { change, RequestFailure } from "../graphql/request";
import { source, type Observable } from "../live/observable";
import { lastOutage } from "../live/state";
import { follow } from "../live/stream";
import { insist } from "../live/wait";
import { nothingOwn, takeIn, withKey, type Notice, type Own } from "./intake";
import { openModel, revealed, waitingCount, withAnswer, withOwn, withPage, withReaction, withReplies, withSeen, withoutGiven, withoutPinned, type Model } from "./model";
import type { Post } from "./post";
import { bringComment, readComments, readReplies, readThread, type Place } from "./reading";

export type Person = NonNullable<ThreadPageQuery["viewer"]>["member"];

export interface ThreadState {
  readonly status: "loading" | "ready" | "failed" | "missing";
  readonly trace?: string | undefined;
  readonly place?: Place;
  readonly viewer?: Person | null;
  readonly model?: Model;
  readonly own: Own;
  readonly loadingMore: boolean;
  readonly loadingReplies: ReadonlySet<string>;
  /** Why nothing more will come: the entry was withdrawn, or the line says something that this page does not understand. */
  readonly ended?: "closed" | "refused";
  /** The reader may no longer read here: why, in the server's words. What was shown is gone. */
  readonly lost?: Loss;
}

/** By which class of refusal, or `WITHDRAWN`; and its reason, where the server gives one. */
export interface Loss {
  readonly code: string;
  readonly reason: string | undefined;
}

const unseen = (viewer: unknown): Loss => ({ code: viewer ? "NOT_FOUND" : "UNAUTHENTICATED", reason: undefined });

/** What the page should say; the thread itself knows no language. */
export type Saying =
  | { what: "new"; count: () => number }
  | { what: "back" | "loaded"; count: number }
  | { what: "reset" | "closed" | "refused" | "sent" };

/** Notices that come in a burst are drawn together. */
const gather = 16;
/** When for this long nothing more has followed a reconnect, the rest of what was missed is not there to be told any more. */
const settled = 3000;

/** Refusals by which a reader learns that he may no longer read here. */
const lasting = new Set(["NOT_FOUND", "FORBIDDEN", "UNAUTHENTICATED"]);

/** A refusal that the schema expects: a person may mend it. */
export class Refused extends Error {
  readonly reason: string;
  readonly code: RefusalFragment["code"];

  constructor(refusal: RefusalFragment) {
    super(refusal.message);
    this.reason = refusal.reason;
    this.code = refusal.code;
  }
}

/** The discussion under one entry, as one page reads it, watches it and acts on it. */
export class ThreadStore {
  readonly #state = source<ThreadState>({ status: "loading", own: nothingOwn, loadingMore: false, loadingReplies: new Set() });
  readonly state: Observable<ThreadState> = this.#state;
  #post: Post | undefined;
  #leave: () => void = () => undefined;
  #order: CommentOrder = "OLDEST";
  /** Answers to questions of an earlier visit (another order, a reset) are dropped. */
  #visit = 0;
  /** The visit that is being read for, as long as it is the present one. */
  #reading: number | undefined;
  /** Something was missed that does not follow: what is on the page is not to be relied on until it is read again. */
  #gap = false;
  #queue: Notice[] = [];
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #atEnd: () => boolean = () => false;
  /** How many notices of the time away are still to come, and how many new comments those had that came. */
  #missed: { due: number; count: number; timer: ReturnType<typeof setTimeout> } | undefined;

  constructor(
    private readonly client: Client,
    private readonly entryId: string,
    private readonly say: (saying: Saying) => void,
  ) {}

  // ---- reading ----

  /** Reads the thread from its beginning in an order, and follows it from there. What is followed is left only then. */
  async start(order: CommentOrder = this.#order): Promise<void> {
    const visit = (this.#reading = ++this.#visit);
    try {
      await this.#read(visit, order);
    } catch (failure) {
      if (visit !== this.#visit) return;
      this.#reading = undefined;
      if (this.#state.get().status !== "ready") {
        this.#patch({ status: "failed", trace: failure instanceof RequestFailure ? failure.trace : undefined });
        return;
      }
      if (this.#gap) void this.#mend();
      throw failure;
    }
  }

  /** Tells whether the thread was read and is followed. */
  async #read(visit: number, order: CommentOrder): Promise<boolean> {
    const { place, viewer } = await readThread(this.client, this.entryId, order);
    if (visit !== this.#visit) return false;
    if (!place) {
      if (this.#state.get().status === "ready") this.#lose(unseen(viewer));
      else this.#patch({ status: "missing" });
      return false;
    }
    const { comments, commentCount, cursor } = place.thread;
    this.#visit++;
    this.#order = order;
    this.#gap = false;
    this.#forget();
    this.#patch({ status: "ready", place, viewer, model: openModel(comments, order, commentCount), own: nothingOwn });
    this.#listen(cursor);
    return true;
  }

  async more(): Promise<void> {
    const { model, loadingMore } = this.#state.get();
    if (!model?.next || loadingMore) return;
    const visit = this.#visit;
    this.#patch({ loadingMore: true });
    try {
      const page = await readComments(this.client, this.entryId, this.#order, model.next);
      if (visit !== this.#visit || !page) return;
      this.#remodel((now) => withPage(now, page));
      this.say({ what: "loaded", count: page.nodes.length });
    } finally {
      this.#patch({ loadingMore: false });
    }
  }

  async moreReplies(rootId: string): Promise<void> {
    const { loadingReplies, model } = this.#state.get();
    if (loadingReplies.has(rootId)) return;
    this.#patch({ loadingReplies: new Set(loadingReplies).add(rootId) });
    try {
      const root = await readReplies(this.client, rootId, model?.branches.get(rootId)?.next);
      if (!root) return;
      this.#remodel((now) => withReplies(now, rootId, root.replies));
      this.say({ what: "loaded", count: root.replies.nodes.length });
    } finally {
      const left = new Set(this.#state.get().loadingReplies);
      left.delete(rootId);
      this.#patch({ loadingReplies: left });
    }
  }

  /** Brings the comment of a permalink onto the page; false when there is none. */
  bring(number: number): Promise<boolean> {
    return bringComment(this.client, this.entryId, number, {
      model: () => this.#state.get().model,
      change: (next) => {
        this.#remodel(next);
      },
    });
  }

  // ---- watching ----

  /** Tells how to know whether the reader is at the end with his hands free: then new comments enter by themselves. */
  watchEnd(atEnd: () => boolean): void {
    this.#atEnd = atEnd;
  }

  #listen(cursor: string): void {
    this.#leave();
    this.#leave = follow({
      client: this.client,
      document: ThreadNoticesDocument,
      id: this.entryId,
      after: cursor,
      notice: (result) => result.thread,
      onNotice: (notice) => {
        this.#queue.push(notice);
        this.#drawing ??= setTimeout(() => {
          this.#draw();
        }, gather);
      },
      onRejoined: (missed) => {
        this.#draw();
        this.#expectMissed(missed, this.#missed?.count ?? 0);
      },
      onReset: () => {
        this.#reset();
      },
      onRefused: (error) => {
        const { code, reason } = new RequestFailure(error);
        if (lasting.has(code)) this.#lose({ code, reason });
        else {
          this.#patch({ ended: "refused" });
          this.say({ what: "refused" });
        }
      },
    });
  }

  /** Asks again who reads and what he may do here: something moved. The comments stay as they are, unless he may no longer read them. */
  async look(why?: Loss["code"]): Promise<void> {
    const visit = this.#visit;
    const answer = await readThread(this.client, this.entryId, this.#order, 1).catch(() => undefined);
    if (visit !== this.#visit || !answer || this.#state.get().status !== "ready") return;
    const { place, viewer } = answer;
    if (viewer?.id !== this.#state.get().viewer?.id) this.#remodel(withoutGiven);
    if (place) this.#patch({ place, viewer });
    else this.#lose(why === undefined ? unseen(viewer) : { code: why, reason: undefined });
  }

  /** Takes away everything that was shown. */
  #lose(lost: Loss): void {
    this.close();
    const { own, loadingMore, loadingReplies } = this.#state.get();
    this.#state.set({ status: "missing", own, loadingMore, loadingReplies, lost });
  }

  /** What was missed is read with the page. Whatever is being read just now does it, if it succeeds. */
  #reset(): void {
    this.#gap = true;
    if (this.#reading !== this.#visit) void this.#mend();
  }

  /** Reads again until it succeeds or something else is asked; until then the page goes on with what it can hear. */
  async #mend(): Promise<void> {
    const visit = (this.#reading = ++this.#visit);
    const again = () => this.#read(visit, this.#order).catch((failure: unknown) => {
      const { code, reason } = failure instanceof RequestFailure ? failure : { code: "INTERNAL", reason: undefined };
      if (visit !== this.#visit || !lasting.has(code)) throw failure;
      this.#lose({ code, reason });
      return false;
    });
    if (await insist(again, () => visit === this.#visit)) this.say({ what: "reset" });
  }

  #draw(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    const notices = this.#queue.splice(0, this.#missed?.due ?? this.#queue.length);
    const { model, own, viewer } = this.#state.get();
    if (!model || notices.length === 0) return;
    const enter = model.order === "OLDEST" && model.next === undefined && model.waiting.length === 0 && this.#atEnd();
    const context = { enter, entryId: this.entryId, viewerId: viewer?.id, parcels: this.#post?.outbox.get() ?? [] };
    const taken = takeIn(model, own, notices, context);
    this.#patch({ model: taken.model, own: taken.own, ...(taken.closed ? { ended: "closed" } : {}) });
    if (taken.closed) {
      this.say({ what: "closed" });
      // Its author and the editors read on; from everybody else it is taken away.
      void this.look("WITHDRAWN");
    }
    if (this.#missed) this.#expectMissed(this.#missed.due - notices.length, this.#missed.count + taken.others);
    else if (taken.others > 0) this.#tellNew(taken.others, enter);
    this.#draw(); // what followed upon what was missed
  }

  #tellNew(others: number, entered: boolean): void {
    const waiting = () => {
      const { model } = this.#state.get();
      return model ? waitingCount(model) : 0;
    };
    if (entered || waiting() > 0) this.say({ what: "new", count: entered ? () => others : waiting });
  }

  #expectMissed(due: number, count: number): void {
    clearTimeout(this.#missed?.timer);
    const arrived = () => {
      this.#missed = undefined;
      if (count > 0 || lastOutage() >= 2000) this.say({ what: "back", count });
    };
    if (due > 0) this.#missed = { due, count, timer: setTimeout(arrived, settled) };
    else arrived();
  }

  // ---- doing ----

  /** Ties the thread to the member's post: what is delivered takes its place here. */
  connect(post: Post): () => void {
    this.#post = post;
    return post.onDelivered((parcel, comment) => {
      if (parcel.entryId !== this.entryId) return;
      this.#patch({ own: withKey(this.#state.get().own, parcel.key, comment.id) });
      this.#remodel((now) => withOwn(now, comment));
      this.say({ what: "sent" });
    });
  }

  async react(id: string, kind: ReactionKind, on: boolean): Promise<void> {
    this.#remodel((now) => withReaction(now, id, kind, on));
    try {
      this.#settle((await change(this.client, CommentReactDocument, { input: { commentId: id, kind, on } })).commentReact);
    } catch (failure) {
      this.#remodel((now) => withReaction(now, id, kind, !on));
      throw failure;
    }
  }

  async update(id: string, body: string): Promise<void> {
    this.#settle((await change(this.client, CommentUpdateDocument, { input: { commentId: id, body } })).commentUpdate);
  }

  async remove(id: string): Promise<void> {
    this.#settle((await change(this.client, CommentDeleteDocument, { input: { commentId: id } })).commentDelete);
  }

  async hide(id: string, reason: string): Promise<void> {
    this.#settle((await change(this.client, CommentHideDocument, { input: { commentId: id, reason } })).commentHide);
  }

  async restore(id: string, reason: string): Promise<void> {
    this.#settle((await change(this.client, CommentRestoreDocument, { input: { commentId: id, reason } })).commentRestore);
  }

  reveal(): void {
    this.#remodel(revealed);
  }

  unpin(): void {
    this.#remodel(withoutPinned);
  }

  seen(id: string): void {
    this.#remodel((now) => withSeen(now, id));
  }

  close(): void {
    this.#visit++;
    this.#leave();
    this.#forget();
  }

  /** Drops what was heard and is not yet on the page. */
  #forget(): void {
    this.#queue = [];
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    clearTimeout(this.#missed?.timer);
    this.#missed = undefined;
  }

  #settle(payload: { comment: CommentForViewerFragment | null; userErrors: RefusalFragment[] }): void {
    const [refusal] = payload.userErrors;
    if (refusal) throw new Refused(refusal);
    const { comment } = payload;
    if (comment) this.#remodel((now) => withAnswer(now, comment));
  }

  #patch(fields: Partial<ThreadState>): void {
    this.#state.set({ ...this.#state.get(), ...fields });
  }

  #remodel(next: (model: Model) => Model): void {
    const { model } = this.#state.get();
    if (model) this.#patch({ model: next(model) });
  }
}
