import type { LiveStatusSubscription } from "../gen/graphql";

export type Status = LiveStatusSubscription["liveStatus"];
export type Node = Status["nodes"][number];
export type Reader = Status["readers"][number];

/** What is remembered of a node: how it stood at each of the last observations, oldest first. */
export interface Watched {
  readonly node: Node;
  readonly past: readonly Node[];
  /** When it was last heard of, by the clock of the page. */
  readonly heardAt: number;
}

export interface Watch {
  /** Every node that was heard of since the page was opened, the answering one first. */
  readonly nodes: readonly Watched[];
  readonly readers: readonly Reader[];
  readonly heardAt: number;
}

/** One observation a second: this many are a minute. */
export const minute = 60;
/** A node that is gone is still spoken of for this long. */
const remembered = 600_000;

/** Takes in what was just observed. */
export function withStatus(watch: Watch | undefined, status: Status, now: number): Watch {
  const before = new Map(watch?.nodes.map((watched) => [watched.node.id, watched]));
  const here = status.nodes.map((node): Watched => {
    const past = [...(before.get(node.id)?.past ?? []), node].slice(-minute);
    before.delete(node.id);
    return { node, past, heardAt: now };
  });
  const gone = [...before.values()].filter((watched) => !watched.node.isDraining && now - watched.heardAt < remembered);
  return { nodes: [...here, ...gone], readers: status.readers, heardAt: now };
}

export const isGone = (watched: Watched, watch: Watch) => watched.heardAt < watch.heardAt;

/** By how much a count has grown over what is remembered: at most the last minute. */
export function grown(watched: Watched, count: "drops" | "resets" | "resumes" | "sweptStreams"): number {
  return watched.node[count] - (watched.past[0]?.[count] ?? watched.node[count]);
}

/** Something that an administrator should know, in figures; the page says it in words. */
export type Complaint =
  | { what: "behind" | "drops" | "resets"; node: string; count: number }
  | { what: "rights" | "gone"; node: string; seconds: number }
  | { what: "bus"; node: string; bus: string }
  | { what: "waiting"; node: string; bytes: number }
  | { what: "draining"; node: string }
  | { what: "reader"; name: string; seconds: number; count: number };

const limits = { behindAtOnce: 100, behindFor: 3, rights: 4, waiting: 8_000_000, resets: 10, reader: 10 };

/** What is wrong, the worst first. */
export function complaints(watch: Watch): Complaint[] {
  const nodes = watch.nodes.flatMap((watched) => (isGone(watched, watch) ? [missing(watched, watch)] : ofNode(watched)));
  const readers = watch.readers
    .filter((reader) => reader.lagSeconds >= limits.reader)
    .map((reader): Complaint => ({ what: "reader", name: reader.name, seconds: reader.lagSeconds, count: reader.lagNotices }));
  return [...nodes, ...readers].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
}

const order: readonly Complaint["what"][] = ["gone", "rights", "behind", "bus", "reader", "waiting", "drops", "resets", "draining"];

function missing({ node, heardAt }: Watched, watch: Watch): Complaint {
  return { what: "gone", node: node.id, seconds: (watch.heardAt - heardAt) / 1000 };
}

function ofNode(watched: Watched): Complaint[] {
  const { node, past } = watched;
  const found: Complaint[] = [];
  if (node.rightsAge > limits.rights) found.push({ what: "rights", node: node.id, seconds: node.rightsAge });
  if (isBehind(node, past)) found.push({ what: "behind", node: node.id, count: node.lagNotices });
  if (!node.isBusConnected) found.push({ what: "bus", node: node.id, bus: node.bus });
  if (node.waitingBytes > limits.waiting) found.push({ what: "waiting", node: node.id, bytes: node.waitingBytes });
  const [drops, resets] = [grown(watched, "drops"), grown(watched, "resets")];
  if (drops > 0) found.push({ what: "drops", node: node.id, count: drops });
  if (resets >= limits.resets) found.push({ what: "resets", node: node.id, count: resets });
  if (node.isDraining) found.push({ what: "draining", node: node.id });
  return found;
}

/** A notice on its way is no lag: it must be much, or last. */
function isBehind(node: Node, past: readonly Node[]): boolean {
  const lately = past.slice(-limits.behindFor);
  return node.lagNotices >= limits.behindAtOnce || (lately.length === limits.behindFor && lately.every((each) => each.lagNotices > 0));
}
