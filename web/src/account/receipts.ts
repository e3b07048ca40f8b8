import { readJson, receiptKeys, type Shelf } from "../thread/keep";

/** A receipt of a secret vote that this browser keeps, to the letter. */
export interface KeptReceipt {
  /** The number of its poll. */
  poll: number;
  text: string;
}

/** The receipts that a member keeps here, by the numbers of their polls. */
export const receiptsOf = (memberId: string, shelf: Shelf = localStorage): KeptReceipt[] =>
  receiptKeys(memberId, shelf)
    .map((key) => ({ poll: Number(key.slice(key.lastIndexOf("/") + 1)), text: readJson(shelf, key, "") }))
    .sort((a, b) => a.poll - b.poll);
