import type { ExecutionResult } from "graphql";
import { waitForAttempt } from "./wait";
import type { Sink } from "./transport";

/** Refusals that do not pass by waiting. */
const final = new Set(["NOT_FOUND", "FORBIDDEN", "UNAUTHENTICATED", "INVALID", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"]);

/**
 * Starts a subscription and starts it again whenever it ends without having said that it is over: a
 * server that drains, a reader that was too slow, a fault inside. A final refusal and a closed stream end it.
 */
export function persistent(start: (sink: Sink) => () => void, sink: Sink): () => void {
  let left = false;
  let over = false;
  let attempt = 0;
  let stop: () => void = () => undefined;

  const again = async () => {
    await waitForAttempt(attempt++);
    if (!left) begin();
  };
  const end = () => {
    if (left) return;
    if (over) sink.complete();
    else void again();
  };
  const begin = () => {
    stop = start({
      next(result) {
        if (left) return;
        over = isOver(result);
        if (result.data) attempt = 0;
        if (result.data || over) sink.next(result);
      },
      error(failure) {
        if (left) return;
        const refused: ExecutionResult = { errors: Array.isArray(failure) ? (failure as never) : [] };
        over = isOver(refused);
        if (over) sink.next(refused);
        end();
      },
      complete: end,
    });
  };
  begin();
  return () => {
    left = true;
    stop();
  };
}

function isOver(result: ExecutionResult): boolean {
  const notice = result.data && (Object.values(result.data)[0] as { __typename?: string } | null);
  if (notice) return notice.__typename === "ThreadClosed";
  return result.errors?.some((error) => final.has(String(error.extensions.code))) ?? false;
}
