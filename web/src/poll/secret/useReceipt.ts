import { useCallback, useEffect } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { PollReceiptDocument } from "../gen/graphql";
import { receiptMoved, useKeptReceipt } from "./kept";
import { dropReceipt, keepReceipt } from "./shelf";

/**
 * The receipt of a member's vote, as this browser keeps it. While the poll takes votes the server is asked as well: the
 * vote may have been cast, or changed, on another device.
 */
export function useReceipt(memberId: string | undefined, poll: number, open: boolean) {
  const client = useClient();
  const text = useKeptReceipt(memberId, poll);
  useEffect(() => {
    if (!open || memberId === undefined) return;
    void ask(client, PollReceiptDocument, { number: poll }).then(({ entry }) => {
      if (entry?.__typename !== "Poll") return;
      keepReceipt(memberId, poll, entry.voting.viewerReceipt);
      receiptMoved();
    }, () => undefined);
  }, [client, memberId, poll, open]);
  const drop = useCallback(() => {
    if (memberId === undefined) return;
    dropReceipt(memberId, poll);
    receiptMoved();
  }, [memberId, poll]);
  return { text, drop };
}
