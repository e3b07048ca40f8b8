import type { AnyVariables, Client, CombinedError } from "urql";
import type { StreamState } from "../gen/graphql";
import type { Operation } from "../graphql/request";

/** What every stream's messages share. */
export type Message = { __typename: string; cursor: string; state?: StreamState; missed?: number };

interface Options<Result, Notice, Variables> {
  client: Client;
  document: Operation<Result, Variables>;
  /** Whose stream; left out where it is the viewer's own. */
  id?: string;
  /** The cursor that was read together with what is on the page. */
  after: string | null;
  notice: (result: Result) => Notice;
  onNotice: (notice: Notice) => void;
  /** The line is back, and so many notices follow that were missed, where that was asked for. Not called for the first joining. */
  onRejoined: (missed: number) => void;
  /** What was missed cannot be had as notices: read the page again and follow it from its new cursor. */
  onReset: () => void;
  onRefused: (error: CombinedError) => void;
}

/** Follows a stream from a cursor for as long as the page wants, over all cuts of the line. */
export function follow<Result, Notice extends Message, Variables>(options: Options<Result, Notice, Variables>): () => void {
  let joined = false;
  const query: string = options.document.toString();
  const { id, after } = options;
  const variables: AnyVariables = id === undefined ? { after } : { id, after };
  const watching = options.client.subscription<Result>(query, variables).subscribe((result) => {
    if (result.error && !result.data) {
      options.onRefused(result.error);
      return;
    }
    if (!result.data) return;
    const notice = options.notice(result.data);
    if (notice.__typename !== "StreamJoined") options.onNotice(notice);
    else if (notice.state === "RESET") options.onReset();
    else if (joined) options.onRejoined(notice.missed ?? 0);
    joined = true;
  });
  return () => {
    watching.unsubscribe();
  };
}
