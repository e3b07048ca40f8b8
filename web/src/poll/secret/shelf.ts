import { readJson, write, type Shelf } from "../../thread/keep";

/** Where the receipt of a vote lies on this device: with what else its voter wrote here, so that it goes when he signs out. */
export const receiptKey = (memberId: string, poll: number): string => `piazza/${memberId}/receipt/${poll}`;

/** Keeps the receipt that has just come, in place of one of an earlier vote. */
export function keepReceipt(memberId: string | undefined, poll: number, text: string | null | undefined, shelf: Shelf = localStorage): void {
  if (memberId !== undefined && text) write(shelf, receiptKey(memberId, poll), JSON.stringify(text));
}

export const keptReceipt = (memberId: string | undefined, poll: number, shelf: Shelf = localStorage): string | undefined =>
  memberId === undefined ? undefined : (readJson<string | null>(shelf, receiptKey(memberId, poll), null) ?? undefined);

export function dropReceipt(memberId: string, poll: number, shelf: Shelf = localStorage): void {
  write(shelf, receiptKey(memberId, poll), undefined);
}
