import { describe, expect, test } from "vitest";
import { statusEn } from "./words.en";
import { statusIt } from "./words.it";
import { complaints, grown, withStatus, type Node, type Watch } from "./watch";

const calm: Node = {
  id: "k3f2", isAnswering: true, startedAt: "2026-11-22T01:00:00Z", isDraining: false, sockets: 10, eventStreams: 0, operations: 20, subscribers: 20, streams: 3,
  lagNotices: 0, waitingBytes: 0, resumes: 0, resets: 0, drops: 0, hintsSent: 0, hintsHeard: 0, sweptStreams: 0, rightsAge: 0.4, bus: "postgres", isBusConnected: true,
};

const observed = (...nodes: Partial<Node>[]) => ({ observedAt: "2026-11-22T01:00:00Z", nodes: nodes.map((fields) => ({ ...calm, ...fields })), readers: [] });

/** One observation a second. */
function watchOf(...seconds: Partial<Node>[][]): Watch {
  let watch: Watch | undefined;
  seconds.forEach((nodes, i) => { watch = withStatus(watch, observed(...nodes), i * 1000); });
  return watch as Watch;
}

const wrong = (...seconds: Partial<Node>[][]) => complaints(watchOf(...seconds)).map(({ what }) => what);

describe("what is wrong", () => {
  test("nothing, while all goes well", () => {
    expect(wrong([{}], [{}], [{}])).toEqual([]);
  });

  test("a notice on its way is no lag; what lasts or is much is", () => {
    expect(wrong([{ lagNotices: 3 }], [{ lagNotices: 0 }], [{ lagNotices: 2 }])).toEqual([]);
    expect(wrong([{ lagNotices: 3 }], [{ lagNotices: 1 }], [{ lagNotices: 2 }])).toEqual(["behind"]);
    expect(wrong([{ lagNotices: 250 }])).toEqual(["behind"]);
  });

  test("rights not known for certain, a bus cut off, readers who do not take", () => {
    expect(wrong([{ rightsAge: 7, isBusConnected: false, waitingBytes: 12_000_000 }])).toEqual(["rights", "bus", "waiting"]);
  });

  test("counts since the start are told by how they grow", () => {
    expect(wrong([{ drops: 40, resets: 900 }], [{ drops: 40, resets: 900 }])).toEqual([]);
    expect(wrong([{ drops: 40, resets: 900 }], [{ drops: 43, resets: 950 }])).toEqual(["drops", "resets"]);
  });

  test("only the last minute is remembered", () => {
    const seconds = Array.from({ length: 90 }, (_, i) => [{ drops: i }]);
    expect(grown(watchOf(...seconds).nodes[0] as never, "drops")).toBe(59);
  });

  test("a node that is not heard of any more is missed, unless it had said that it goes", () => {
    expect(wrong([{}, { id: "b" }], [{}], [{}])).toEqual(["gone"]);
    expect(wrong([{}, { id: "b", isDraining: true }], [{}])).toEqual([]);
    expect(wrong([{}, { id: "b" }], [{}], [{}, { id: "b" }])).toEqual([]);
  });

  test("a reader of the log that stays behind", () => {
    const readers = [{ name: "notifications", lagNotices: 340, lagSeconds: 12, readAt: null }];
    const watch = withStatus(undefined, { ...observed({}), readers }, 0);
    expect(complaints(watch)).toEqual([{ what: "reader", name: "notifications", seconds: 12, count: 340 }]);
  });
});

test("every complaint has its sentence, in both languages", () => {
  const watch = watchOf([{}, { id: "b" }], [{ rightsAge: 7, isBusConnected: false, waitingBytes: 12_000_000, lagNotices: 240, drops: 3, resets: 50, isDraining: true }]);
  const all = complaints({ ...watch, readers: [{ name: "notifications", lagNotices: 1, lagSeconds: 20, readAt: null }] });
  for (const words of [statusIt, statusEn]) {
    const sentences = all.map(words.wrong);
    expect(new Set(sentences).size).toBe(all.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^.{20,}\.$/);
  }
  expect(statusIt.wrong({ what: "behind", node: "k3f2", count: 240 })).toBe("Il nodo k3f2 è in ritardo di 240 messaggi.");
});
