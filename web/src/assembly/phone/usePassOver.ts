import { useEffect, useState } from "react";
import { useClient } from "urql";
import { ask, RequestFailure } from "../../graphql/request";
import { useLine } from "../../live/useLine";
import { PhonePiazzaDocument } from "../gen/graphql";

/** How often a phone that has no line asks whether its pass is still good; not all of a hall in the same instant. */
const often = 4000;

/**
 * Whether the pass of this phone is over. The line of a pass that was ended just does not come back: only an answer says that it is not
 * the network. Without a network nothing comes, and the phone goes on waiting.
 */
export function usePassOver(number: number, pass: string | undefined): boolean {
  const client = useClient();
  const sight = useLine();
  const [over, setOver] = useState(false);
  const asks = pass !== undefined && !over && sight !== "live" && sight !== "quiet" && sight !== "offline";
  useEffect(() => {
    if (!asks) return;
    const timer = setInterval(() => {
      ask(client, PhonePiazzaDocument, { number }).catch((failure: unknown) => {
        if (failure instanceof RequestFailure && failure.code === "UNAUTHENTICATED") setOver(true);
      });
    }, often * (0.75 + Math.random() / 2));
    return () => { clearInterval(timer); };
  }, [asks, client, number]);
  return over;
}
