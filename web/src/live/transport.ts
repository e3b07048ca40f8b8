import type { ExecutionResult } from "graphql";
import { openSocket, type Socket } from "./socket";
import { persistent } from "./resume";
import { subscribeOverSse } from "./sse";

/** A subscription as it is sent. Its `after` follows the messages. */
export interface Input extends Record<string, unknown> {
  query: string;
  variables: Record<string, unknown>;
}

export interface Sink {
  next: (result: ExecutionResult) => void;
  error: (failure: unknown) => void;
  complete: () => void;
}

/** Attempts without any answer after which websockets count as blocked on this network. */
const barrenLimit = 3;

/**
 * Carries subscriptions over the websocket, or over server-sent events where websockets are blocked.
 * Each remembers the cursor of the last message, so that a reconnect goes on where the line was cut. With a bearer it is the
 * line of a pass, otherwise that of the session.
 */
export function createTransport(url: string, bearer?: string) {
  const socketUrl = url.replace(/^http/, "ws");
  let socket: Socket | undefined;
  let blocked = false;

  const overSocket = (input: Input, sink: Sink): (() => void) => {
    const wire = (socket ??= openSocket(socketUrl, bearer));
    const guarded = untilClosed(sink);
    // graphql-ws writes the payload anew at each attempt: what `remember` changed goes with it.
    const leave = wire.client.subscribe(input, guarded.sink);
    let stop = () => {
      guarded.close();
      leave();
    };
    const forget = onBarren(wire, url, () => {
      blocked = true;
      stop();
      stop = subscribeOverSse(url, input, sink, bearer);
    });
    return () => {
      forget();
      stop();
    };
  };

  return function subscribe(request: Input, sink: Sink): () => void {
    const input = { query: request.query, variables: { ...request.variables } };
    return carry(input, sink, (wire) => (blocked ? subscribeOverSse(url, input, wire, bearer) : overSocket(input, wire)));
  };
}

/** Keeps a subscription going over whatever line `start` opens, each time from where the last one was left. */
export function carry(input: Input, sink: Sink, start: (sink: Sink) => () => void): () => void {
  return persistent(start, remembering(input, sink));
}

/** Calls back once when no socket has ever been answered in several attempts although the server can be reached. */
function onBarren(socket: Socket, url: string, giveUp: () => void): () => void {
  const stop = socket.client.on("closed", () => {
    if (socket.barren() < barrenLimit) return;
    void reachable(url).then((yes) => {
      if (!yes || stopped) return;
      forget();
      giveUp();
    });
  });
  let stopped = false;
  const forget = () => {
    stopped = true;
    stop();
  };
  return forget;
}

async function reachable(url: string): Promise<boolean> {
  const answer = await fetch(`${url}?query=${encodeURIComponent("{__typename}")}`, {
    headers: { accept: "application/json" },
    signal: AbortSignal.timeout(5000),
  }).catch(() => undefined);
  return answer?.ok ?? false;
}

/** Passes messages on until it is closed; graphql-ws completes its sink also when we are the ones who leave. */
function untilClosed(sink: Sink) {
  let open = true;
  return {
    sink: {
      next: (result: ExecutionResult) => {
        if (open) sink.next(result);
      },
      error: (failure: unknown) => {
        if (open) sink.error(failure);
      },
      complete: () => {
        if (open) sink.complete();
      },
    },
    close: () => {
      open = false;
    },
  };
}

function remembering(input: Input, sink: Sink): Sink {
  const remember = memory(input);
  return {
    next: (result) => {
      remember(result);
      sink.next(result);
    },
    error: (failure) => {
      sink.error(failure);
    },
    complete: () => {
      sink.complete();
    },
  };
}

/**
 * Keeps the cursor of the last message as the point to go on from. Of a recovered stream the first
 * message is passed over: its cursor tells where the stream stands, while what was missed still follows.
 * After a reset nothing is kept: what was missed does not follow, and only who has read the page again may
 * stand behind the gap. He follows from the page's cursor; until then each new line is told of the reset.
 */
export function memory(input: Input): (result: ExecutionResult) => void {
  let gap = false;
  return (result) => {
    const notice = result.data && Object.values(result.data)[0];
    if (typeof notice !== "object" || notice === null) return;
    const { cursor, state } = notice as { cursor?: unknown; state?: unknown };
    if (typeof state === "string") gap = state === "RESET";
    if (typeof cursor === "string" && state !== "RECOVERED" && !gap) input.variables.after = cursor;
  };
}
