import type { Client } from "urql";
import { NotificationNoticesDocument, NotificationsDocument, NotificationsReadDocument, type NotificationNoticesSubscription } from "../gen/graphql";
import { ask, change, RequestFailure } from "../graphql/request";
import { source, type Observable } from "../live/observable";
import { follow } from "../live/stream";
import { insist } from "../live/wait";
import type { Failure } from "../reading/read";
import { openList, revealed, withArrived, withFresh, withPage, withRead, type List } from "./list";
import { takeUnread } from "./unread";

export interface State {
  readonly status: "loading" | "ready" | "failed" | "visitor";
  readonly failure?: Failure;
  readonly list?: List;
  readonly loadingMore: boolean;
}

type Notice = NotificationNoticesSubscription["notifications"];

const pageSize = 20;
/** The largest page that the server gives. */
const largest = 100;

/** The member's notifications, as one page reads them, watches them and marks them. */
export class NotificationStore {
  readonly #state = source<State>({ status: "loading", loadingMore: false });
  readonly state: Observable<State> = this.#state;
  #leave: () => void = () => undefined;
  /** Answers to questions of an earlier visit (a reset) are dropped. */
  #visit = 0;
  /** The visit that reads again after a reset, as long as it is the present one. */
  #mending: number | undefined;

  constructor(
    private readonly client: Client,
    /** Whether what arrives may enter by itself. */
    private readonly mayEnter: () => boolean,
  ) {}

  /** Reads the list from its beginning and follows it from there. */
  async start(): Promise<void> {
    const visit = ++this.#visit;
    try {
      await this.#read(visit);
    } catch (failure) {
      if (visit !== this.#visit) return;
      const { code, trace } = failure instanceof RequestFailure ? failure : { code: "INTERNAL", trace: undefined };
      if (this.#state.get().status === "ready") void this.#mend();
      else this.#patch({ status: "failed", failure: { code, trace } });
    }
  }

  /** What is followed is left only when there is something to follow in its place. */
  async #read(visit: number): Promise<void> {
    // Read again, the list keeps its length: the page does not jump.
    const shown = this.#state.get().list?.rows.length ?? 0;
    const { viewer } = await ask(this.client, NotificationsDocument, { first: Math.min(Math.max(shown, pageSize), largest) });
    if (visit !== this.#visit) return;
    this.#visit++;
    this.#leave();
    if (!viewer) {
      this.#patch({ status: "visitor" });
      return;
    }
    takeUnread(viewer.unread);
    this.#patch({ status: "ready", list: openList(viewer.notifications) });
    this.#follow(viewer.notifications.cursor);
  }

  /** What was missed does not follow: reads again until it succeeds or somebody else does. */
  async #mend(): Promise<void> {
    if (this.#mending === this.#visit) return;
    const visit = (this.#mending = ++this.#visit);
    await insist(() => this.#read(visit), () => visit === this.#visit);
  }

  close(): void {
    this.#visit++;
    this.#leave();
  }

  async more(): Promise<void> {
    const { list, loadingMore } = this.#state.get();
    if (loadingMore || list?.next === undefined) return;
    const visit = this.#visit;
    this.#patch({ loadingMore: true });
    try {
      const { viewer } = await ask(this.client, NotificationsDocument, { first: pageSize, after: list.next });
      if (visit === this.#visit && viewer) this.#change((now) => withPage(now, viewer.notifications));
    } finally {
      this.#patch({ loadingMore: false });
    }
  }

  reveal(): void {
    this.#change(revealed);
  }

  /** Marks everything up to a notification: at once here, and back where it could not be. */
  async read(upTo: string): Promise<void> {
    const before = this.#state.get().list;
    this.#change((list) => withRead(list, upTo) ?? list);
    try {
      const { notificationsRead } = await change(this.client, NotificationsReadDocument, { input: { upTo } });
      if (notificationsRead.unread) takeUnread(notificationsRead.unread);
    } catch (failure) {
      this.#change((list) => withFresh(list, before?.rows ?? []));
      throw failure;
    }
  }

  #follow(after: string): void {
    this.#leave = follow({
      client: this.client,
      document: NotificationNoticesDocument,
      after,
      notice: (result) => result.notifications,
      onNotice: (notice) => { this.#take(notice); },
      onRejoined: () => undefined,
      onReset: () => void this.#mend(),
      onRefused: () => undefined,
    });
  }

  #take(notice: Notice): void {
    if (notice.__typename === "NotificationAdded") this.#change((list) => withArrived(list, notice.notification, this.mayEnter()));
    if (notice.__typename !== "NotificationsRead") return;
    const { list } = this.#state.get();
    const marked = list && withRead(list, notice.upTo);
    if (marked) this.#patch({ list: marked });
    else void this.#renew();
  }

  /** Reads again what is on the page, in its place: what was marked elsewhere lies beyond it. */
  async #renew(): Promise<void> {
    const visit = this.#visit;
    const answer = await ask(this.client, NotificationsDocument, { first: largest }).catch(() => undefined);
    if (visit !== this.#visit || !answer?.viewer) return;
    const { nodes } = answer.viewer.notifications;
    this.#change((list) => withFresh(list, nodes));
  }

  #patch(fields: Partial<State>): void {
    this.#state.set({ ...this.#state.get(), ...fields });
  }

  #change(next: (list: List) => List): void {
    const { list } = this.#state.get();
    if (list) this.#patch({ list: next(list) });
  }
}
