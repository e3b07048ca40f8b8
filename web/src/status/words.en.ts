import { counter } from "../i18n/plural";
import { bytes, seconds } from "./figures";
import type { Complaint } from "./watch";
import type { StatusWords } from "./words.it";

const n = counter("en");
const s = seconds("en");

const readerNames: Record<string, string> = { notifications: "notifications" };

function wrong(it: Complaint): string {
  switch (it.what) {
    case "gone": return `Node ${it.node} has not been heard of for ${s(it.seconds)}: unless you stopped it, it has fallen.`;
    case "rights": return `For ${s(it.seconds)} node ${it.node} has not known whether anybody lost a right: until it does, it delivers nothing.`;
    case "behind": return `Node ${it.node} is ${n(it.count, "message", "messages")} behind.`;
    case "bus": return `Node ${it.node} does not hear the others (${it.bus === "nats" ? "NATS" : "NOTIFY"}): messages still arrive, up to a second later.`;
    case "waiting": return `On node ${it.node} ${bytes(it.bytes, "en")} wait for slow readers.`;
    case "drops": return `In the last minute node ${it.node} closed ${n(it.count, "connection that was too slow", "connections that were too slow")}: their readers resume where they were.`;
    case "resets": return `On node ${it.node} ${n(it.count, "reader", "readers")} started afresh in the last minute: the place they had kept could not be followed.`;
    case "draining": return `Node ${it.node} is sending its visitors away before it stops.`;
    case "reader": return `The reader “${readerNames[it.name] ?? it.name}” is ${s(it.seconds)} and ${n(it.count, "message", "messages")} behind.`;
  }
}

export const statusEn: StatusWords = {
  title: "State of the live line",
  lead: "How the nodes do, second by second.",
  waiting: "Waiting for the first observation.",
  well: "All is well.",
  carrying: (nodes, connections) => `${n(nodes, "node", "nodes")}, ${n(connections, "connection", "connections")}.`,
  toLookAt: (k) => (k === 1 ? "One thing to look at" : `${k.toLocaleString("en")} things to look at`),
  stale: (age) => `This page has received nothing for ${s(age)}: what it shows is of then.`,
  wrong,
  nodes: "The nodes",
  node: (id) => `Node ${id}`,
  answering: "answers you",
  draining: "is stopping",
  gone: "not heard of",
  started: "Started",
  connections: "connections",
  behind: "messages behind",
  inBuffers: "waiting for readers",
  lastMinute: "In the last minute",
  carries: "What it carries",
  sockets: "Websockets",
  eventStreams: "Event streams",
  operations: "Open operations",
  subscribers: "Listeners to the log",
  streams: "Streams listened to",
  since: "Since it started",
  resumes: "Resumed from their place",
  resets: "Started afresh",
  drops: "Closed as too slow",
  others: "The other nodes, and rights",
  rights: "Rights certain as of",
  bus: "Bus between nodes",
  busNames: { postgres: "NOTIFY", nats: "NATS", alone: "none" },
  connected: "connected",
  cut: "cut off",
  hintsSent: "Hints sent",
  hintsHeard: "Hints heard",
  swept: "Found without a hint",
  readers: "Readers of the whole log",
  readersEmpty: "No reader has begun yet.",
  readerNames,
  upToDate: "up to date",
  lag: (k, age) => `${n(k, "message", "messages")} to read, the oldest ${s(age)} old`,
  lastRead: "Last step",
  neverRead: "Has read nothing yet",
  chart: "Last minute",
  plus: (k) => `+${k.toLocaleString("en")}`,
};
