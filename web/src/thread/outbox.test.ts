import { describe, expect, test } from "vitest";
import { dropOthers, draftKey, forgetMember, outboxKey, type Shelf } from "./keep";
import { createOutbox, stale, type Exclusive, type Outcome, type Parcel } from "./outbox";

function shelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (i) => [...kept.keys()][i] ?? null,
    get length() {
      return kept.size;
    },
  };
}

/** A lock as browsers have it: work of one name runs one after the other. */
function locks(): Exclusive {
  const last = new Map<string, Promise<void>>();
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(name, mine);
    return mine;
  };
}

/** A server that knows idempotency keys; `answers` decide what happens to each request. */
function server(...answers: Outcome["kind"][]) {
  const written = new Map<string, string>();
  const requests: string[] = [];
  return {
    written,
    requests,
    send: (parcel: Parcel): Promise<Outcome> => {
      requests.push(parcel.key);
      const kind = answers.shift() ?? "delivered";
      if (kind === "refused") return Promise.resolve({ kind, refusal: "INVALID" });
      if (kind === "delivered" && !written.has(parcel.key)) written.set(parcel.key, parcel.body);
      return Promise.resolve({ kind });
    },
  };
}

const parcel = (key: string, body = key) => ({ key, entryId: "e", parentId: null, body });

describe("outbox", () => {
  test("sends in the order of typing and keeps nothing afterwards", async () => {
    const [place, peer] = [shelf(), server()];
    const box = createOutbox({ memberId: "anna", shelf: place, exclusive: locks(), send: peer.send });
    for (const key of ["1", "2", "3"]) box.put(parcel(key));
    await box.deliver();
    expect(peer.requests).toEqual(["1", "2", "3"]);
    expect(box.get()).toEqual([]);
    expect(place.length).toBe(0);
  });

  test("stops at the first that finds no server, so that order holds, and goes on later", async () => {
    const peer = server("delivered", "unreachable");
    const box = createOutbox({ memberId: "anna", shelf: shelf(), exclusive: locks(), send: peer.send });
    for (const key of ["1", "2", "3"]) box.put(parcel(key));
    await box.deliver();
    expect(box.get().map((each) => each.key)).toEqual(["2", "3"]);
    await box.deliver();
    expect([...peer.written.keys()]).toEqual(["1", "2", "3"]);
  });

  test("survives a reload and uses the key made when typed", async () => {
    const [place, peer] = [shelf(), server("unreachable")];
    const first = createOutbox({ memberId: "anna", shelf: place, exclusive: locks(), send: peer.send });
    first.put(parcel("made-when-typed", "ciao"));
    await first.deliver();
    const second = createOutbox({ memberId: "anna", shelf: place, exclusive: locks(), send: peer.send });
    expect(second.get()).toMatchObject([{ key: "made-when-typed", body: "ciao" }]);
    await second.deliver();
    expect(peer.requests).toEqual(["made-when-typed", "made-when-typed"]);
    expect(peer.written.size).toBe(1);
  });

  test("two tabs send each comment once", async () => {
    const [place, peer, lock] = [shelf(), server(), locks()];
    const tabs = [1, 2].map(() => createOutbox({ memberId: "anna", shelf: place, exclusive: lock, send: peer.send }));
    tabs[0]?.put(parcel("1"));
    tabs[1]?.put(parcel("2"));
    await Promise.all(tabs.map((tab) => tab.deliver()));
    expect(peer.requests).toEqual(["1", "2"]);
    tabs[1]?.refresh();
    expect(tabs.map((tab) => tab.get())).toEqual([[], []]);
  });

  test("keeps what was refused with its reason, lets the others pass, and tries again when told", async () => {
    const peer = server("refused");
    const box = createOutbox({ memberId: "anna", shelf: shelf(), exclusive: locks(), send: peer.send });
    box.put(parcel("bad"));
    box.put(parcel("good"));
    await box.deliver();
    expect(box.get()).toMatchObject([{ key: "bad", refusal: "INVALID" }]);
    box.retry("bad");
    await box.deliver();
    expect([...peer.written.keys()]).toEqual(["good", "bad"]);
  });

  test("may be changed or taken back while it waits", async () => {
    const peer = server();
    const box = createOutbox({ memberId: "anna", shelf: shelf(), exclusive: locks(), send: peer.send });
    box.put(parcel("1", "prima"));
    box.put(parcel("2"));
    box.edit("1", "dopo");
    box.cancel("2");
    await box.deliver();
    expect([...peer.written]).toEqual([["1", "dopo"]]);
  });

  test("asks before sending again what was tried longer ago than the server remembers", async () => {
    let now = 0;
    const peer = server("unreachable");
    const box = createOutbox({ memberId: "anna", shelf: shelf(), exclusive: locks(), send: peer.send, now: () => now });
    box.put(parcel("1"));
    await box.deliver();
    now = 25 * 3_600_000;
    await box.deliver();
    expect(peer.requests).toHaveLength(1);
    expect(box.get()).toMatchObject([{ refusal: stale }]);
  });

  test("belongs to its author alone and goes when he signs out", () => {
    const place = shelf();
    const anna = createOutbox({ memberId: "anna", shelf: place, exclusive: locks(), send: server().send });
    anna.put(parcel("1"));
    place.setItem(draftKey("anna", "e", ""), "bozza");
    place.setItem("elsewhere", "stays");
    const piero = createOutbox({ memberId: "piero", shelf: place, exclusive: locks(), send: server().send });
    expect(piero.get()).toEqual([]);
    piero.put(parcel("2"));
    forgetMember("anna", place);
    anna.refresh();
    expect(anna.get()).toEqual([]);
    expect(place.getItem(outboxKey("piero"))).not.toBeNull();
    dropOthers("luce", place);
    expect(place.length).toBe(1);
    expect(place.getItem("elsewhere")).toBe("stays");
  });
});
