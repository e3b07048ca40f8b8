import type { ExecutionResult } from "graphql";
import { standingMoved } from "./standing";
import { waitFor, waitForAttempt } from "./wait";
import type { Sink } from "./transport";

/** Refusals that do not pass by waiting. */
const final = new Set(["NOT_FOUND", "FORBIDDEN", "UNAUTHENTICATED", "INVALID", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"]);

/** Those whose rights moved come back at once, but not all in the same instant. */
const jitter = 300;
/** Whoever is sent back again within this time is in a circle and waits as after a failure. */
const circle = 10_000;
/** The socket of a session that is over closes within seconds; until then it refuses everything. */
const patience = 5;

/** Why the server ended a subscription. */
type End = "over" | "rights" | "session" | "unsaid";

/**
 * Starts a subscription and starts it again whenever it ends without having said that it is over: a
 * server that drains, a reader that was too slow, a fault inside, rights that moved. A final refusal and a
 * closed stream end it. Whose rights moved asks at once, with his cursor, and is let in or refused; whose
 * session ended goes on as a visitor.
 */
export function persistent(start: (sink: Sink) => () => void, sink: Sink): () => void {
  let left = false;
  let end: End = "unsaid";
  let attempt = 0;
  let movedAt = -Infinity;
  let strikes = 0;
  let stop: () => void = () => undefined;

  const pausing = () => {
    if (end !== "rights") return waitForAttempt(attempt++);
    const again = Date.now() - movedAt < circle;
    movedAt = Date.now();
    return again ? waitForAttempt(++attempt) : waitFor(jitter * Math.random());
  };
  const again = async () => {
    await pausing();
    if (!left) begin();
  };
  const hear = (result: ExecutionResult) => {
    if (left) return;
    end = endOf(result);
    if (result.data) {
      // Being let in is no sign that one stays: a circle is told by the clock.
      if (Date.now() - movedAt >= circle) attempt = 0;
      strikes = 0;
    }
    if (end === "session" && strikes++ >= patience) end = "over";
    if (end === "rights" || (end === "session" && strikes === 1)) standingMoved(end);
    if (result.data || end === "over") sink.next(result);
  };
  const finish = () => {
    if (left) return;
    if (end === "over") sink.complete();
    else void again();
  };
  const begin = () => {
    end = "unsaid";
    stop = start({
      next: hear,
      error(failure) {
        hear({ errors: Array.isArray(failure) ? (failure as never) : [] });
        finish();
      },
      complete: finish,
    });
  };
  begin();
  return () => {
    left = true;
    stop();
  };
}

function endOf(result: ExecutionResult): End {
  const notice = result.data && (Object.values(result.data)[0] as { __typename?: string } | null);
  if (notice) return notice.__typename === "ThreadClosed" ? "over" : "unsaid";
  for (const { extensions } of result.errors ?? []) {
    if (extensions.reason === "rights_changed") return "rights";
    if (extensions.code === "UNAUTHENTICATED") return "session";
    if (final.has(String(extensions.code))) return "over";
  }
  return "unsaid";
}
