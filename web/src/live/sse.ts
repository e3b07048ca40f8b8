import type { ExecutionResult } from "graphql";
import { hintFrom, pauseAfter, type Hint } from "./hint";
import { lineDown, lineJoining, lineUp } from "./state";
import { heed, waitFor } from "./wait";
import { asBearer } from "./bearer";
import type { Input, Sink } from "./transport";

/** The server says something at least this often, if only a comment that keeps the line open. */
const silence = 25_000;

/**
 * Subscriptions over server-sent events (graphql-sse, distinct connections mode), for networks that
 * block websockets. Our own reader instead of a library's, because only a reader of the bare bytes
 * hears the comments that tell a quiet line from a dead one.
 */
export function subscribeOverSse(url: string, input: Input, sink: Sink, bearer?: string): () => void {
  const gone = new AbortController();
  void follow(url, input, sink, gone.signal, bearer);
  return () => {
    gone.abort();
  };
}

/** How a stream ended, whether anything was heard of it, and when the server wants to see us again. */
interface Outcome {
  complete: boolean;
  heard: boolean;
  hint: Hint;
}

async function follow(url: string, input: Input, sink: Sink, gone: AbortSignal, bearer?: string): Promise<void> {
  lineJoining();
  const left = () => gone.aborted;
  for (let attempt = 0; !left(); attempt++) {
    const outcome = await once(url, input, sink, gone, bearer);
    if (left()) return;
    if (outcome.complete) {
      sink.complete();
      return;
    }
    if (outcome.heard) attempt = 0;
    lineDown(Date.now());
    await waitFor(pauseAfter(outcome.hint, attempt));
  }
}

async function once(url: string, input: Input, sink: Sink, gone: AbortSignal, bearer?: string): Promise<Outcome> {
  const dead = new AbortController();
  const stop = () => {
    dead.abort();
  };
  gone.addEventListener("abort", stop);
  let timer = setTimeout(stop, silence);
  const outcome: Outcome = { complete: false, heard: false, hint: {} };
  try {
    const response = await fetch(url, {
      method: "POST",
      ...asBearer(bearer, { "content-type": "application/json", accept: "text/event-stream" }),
      body: JSON.stringify(input),
      signal: dead.signal,
    });
    heed(response);
    if (!response.ok || !response.body) return outcome;
    lineUp();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const events = eventReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return outcome;
      outcome.heard = true;
      clearTimeout(timer);
      timer = setTimeout(stop, silence);
      for (const event of events(value)) {
        if (event.retry !== undefined) outcome.hint = hintFrom(event.retry);
        if (event.name === "complete") return { ...outcome, complete: true };
        if (event.name === "next") sink.next(JSON.parse(event.payload) as ExecutionResult);
      }
    }
  } catch {
    return outcome;
  } finally {
    clearTimeout(timer);
    gone.removeEventListener("abort", stop);
  }
}

interface ServerEvent {
  name: string;
  payload: string;
  /** Milliseconds, as the server names them where it lets go of a stream. */
  retry?: number;
}

/** Cuts a stream of text into events; comments and unknown fields are passed over. */
export function eventReader(): (chunk: string) => ServerEvent[] {
  let rest = "";
  return (chunk) => {
    const blocks = (rest + chunk).replaceAll("\r\n", "\n").split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.map(readEvent).filter((event) => event.name !== "" || event.retry !== undefined);
  };
}

function readEvent(block: string): ServerEvent {
  const event: ServerEvent = { name: "", payload: "" };
  const payload: string[] = [];
  for (const row of block.split("\n")) {
    if (row.startsWith("event:")) event.name = row.slice(6).trim();
    else if (row.startsWith("data:")) payload.push(row.slice(5).replace(/^ /, ""));
    else if (/^retry: ?\d{1,7}$/.test(row)) event.retry = Number(row.slice(6));
  }
  return { ...event, payload: payload.join("\n") };
}
