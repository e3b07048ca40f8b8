import { source, type Observable } from "../live/observable";
import { outboxKey, readJson, write, type Shelf } from "./keep";

/** A comment on its way, from the moment it was typed until the server has acknowledged it. */
export interface Parcel {
  /** The idempotency key: made when typed, the same at each attempt, so that it arrives once. */
  readonly key: string;
  readonly entryId: string;
  readonly parentId: string | null;
  readonly body: string;
  readonly typedAt: number;
  /** When it was first sent; the server may have it although no answer came. */
  readonly triedAt?: number;
  /** Why the server refused it; it stays until its author decides. */
  readonly refusal?: string;
}

/** What came of an attempt. `unreachable`: nobody knows, and it is tried again. */
export type Outcome = { kind: "delivered" } | { kind: "refused"; refusal: string } | { kind: "unreachable" };

/** Runs work while no other tab of this browser runs work of the same name. */
export type Exclusive = (name: string, work: () => Promise<void>) => Promise<void>;

/** The server forgets keys after 24 hours: what was tried longer ago must not be sent by itself. */
const staleAfter = 23 * 3_600_000;
export const stale = "STALE";

export interface Outbox extends Observable<readonly Parcel[]> {
  put: (parcel: Omit<Parcel, "typedAt">) => void;
  edit: (key: string, body: string) => void;
  cancel: (key: string) => void;
  retry: (key: string) => void;
  /** Sends what waits, in order. Resolves when nothing more can be sent now. */
  deliver: () => Promise<void>;
  /** The key of the one that is being sent by this tab right now. */
  sending: Observable<string | undefined>;
  /** Reads again what another tab has changed. */
  refresh: () => void;
}

interface Options {
  memberId: string;
  shelf: Shelf;
  exclusive: Exclusive;
  send: (parcel: Parcel) => Promise<Outcome>;
  now?: () => number;
}

export function createOutbox({ memberId, shelf, exclusive, send, now = Date.now }: Options): Outbox {
  const name = outboxKey(memberId);
  const read = () => readJson<Parcel[]>(shelf, name, []);
  const parcels = source<readonly Parcel[]>(read());
  const sending = source<string | undefined>(undefined);
  const change = (next: (now: Parcel[]) => Parcel[]) => {
    const kept = next(read());
    write(shelf, name, kept.length ? JSON.stringify(kept) : undefined);
    parcels.set(kept);
  };
  const patch = (key: string, fields: (parcel: Parcel) => Parcel) => {
    change((all) => all.map((parcel) => (parcel.key === key ? fields(parcel) : parcel)));
  };

  async function attempt(parcel: Parcel): Promise<boolean> {
    if (parcel.triedAt !== undefined && now() - parcel.triedAt > staleAfter) {
      patch(parcel.key, (each) => ({ ...each, refusal: stale }));
      return true;
    }
    patch(parcel.key, (each) => ({ ...each, triedAt: each.triedAt ?? now() }));
    sending.set(parcel.key);
    const outcome = await send(parcel).finally(() => {
      sending.set(undefined);
    });
    if (outcome.kind === "delivered") change((all) => all.filter((each) => each.key !== parcel.key));
    if (outcome.kind === "refused") patch(parcel.key, (each) => ({ ...each, refusal: outcome.refusal }));
    return outcome.kind !== "unreachable";
  }

  const next = () => read().find((parcel) => parcel.refusal === undefined);

  return {
    get: parcels.get,
    subscribe: parcels.subscribe,
    sending,
    refresh: () => {
      parcels.set(read());
    },
    put(parcel) {
      change((all) => [...all, { ...parcel, typedAt: now() }]);
    },
    edit(key, body) {
      patch(key, (parcel) => ({ ...without(parcel, "refusal"), body }));
    },
    cancel(key) {
      change((all) => all.filter((parcel) => parcel.key !== key));
    },
    retry(key) {
      patch(key, (parcel) => without(parcel, "refusal", "triedAt"));
    },
    deliver: () =>
      exclusive(name, async () => {
        for (let parcel = next(); parcel; parcel = next()) if (!(await attempt(parcel))) return;
      }),
  };
}

function without(parcel: Parcel, ...fields: ("refusal" | "triedAt")[]): Parcel {
  return Object.fromEntries(Object.entries(parcel).filter(([field]) => !(fields as string[]).includes(field))) as unknown as Parcel;
}

/** One tab at a time by Web Locks; where a page has none, the idempotency key alone keeps it to once. */
export const oneTab: Exclusive = async (name, work) => {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return work();
  await locks.request(name, work);
};
