import type { ExecutionResult } from "graphql";
import { lineDown, lineJoining, lineUp } from "./state";
import { heed, waitForAttempt } from "./wait";
import type { Input, Sink } from "./transport";

/** The server says something at least this often, if only a comment that keeps the line open. */
const silence = 25_000;

/**
 * Subscriptions over server-sent events (graphql-sse, distinct connections mode), for networks that
 * block websockets. Our own reader instead of a library's, because only a reader of the bare bytes
 * hears the comments that tell a quiet line from a dead one.
 */
export function subscribeOverSse(url: string, input: Input, sink: Sink): () => void {
  const gone = new AbortController();
  void follow(url, input, sink, gone.signal);
  return () => {
    gone.abort();
  };
}

async function follow(url: string, input: Input, sink: Sink, gone: AbortSignal): Promise<void> {
  lineJoining();
  for (let attempt = 0; ; attempt++) {
    const outcome = await once(url, input, sink, gone).catch(() => "cut" as const);
    if (gone.aborted) return;
    if (outcome === "complete") {
      sink.complete();
      return;
    }
    if (outcome === "heard") attempt = 0;
    lineDown(Date.now());
    await waitForAttempt(attempt);
  }
}

async function once(url: string, input: Input, sink: Sink, gone: AbortSignal): Promise<"complete" | "heard" | "cut"> {
  const dead = new AbortController();
  const stop = () => {
    dead.abort();
  };
  gone.addEventListener("abort", stop);
  let timer = setTimeout(stop, silence);
  let heard = false;
  try {
    const response = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify(input),
      signal: dead.signal,
    });
    heed(response);
    if (!response.ok || !response.body) return "cut";
    lineUp();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const events = eventReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return heard ? "heard" : "cut";
      heard = true;
      clearTimeout(timer);
      timer = setTimeout(stop, silence);
      for (const event of events(value)) {
        if (event.name === "complete") return "complete";
        if (event.name === "next") sink.next(JSON.parse(event.payload) as ExecutionResult);
      }
    }
  } catch (failure) {
    if (heard) return "heard";
    throw failure;
  } finally {
    clearTimeout(timer);
    gone.removeEventListener("abort", stop);
  }
}

/** Cuts a stream of text into events; comments and unknown fields are passed over. */
export function eventReader(): (chunk: string) => { name: string; payload: string }[] {
  let rest = "";
  return (chunk) => {
    const blocks = (rest + chunk).replaceAll("\r\n", "\n").split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.map(readEvent).filter((event) => event.name !== "");
  };
}

function readEvent(block: string): { name: string; payload: string } {
  let name = "";
  const payload: string[] = [];
  for (const row of block.split("\n")) {
    if (row.startsWith("event:")) name = row.slice(6).trim();
    else if (row.startsWith("data:")) payload.push(row.slice(5).replace(/^ /, ""));
  }
  return { name, payload: payload.join("\n") };
}
