import { useState } from "react";
import { check, type Checked } from "./check";
import { fetchKeys, fetchRecord } from "./fetch";
import { readReceipt, type Receipt } from "./receipt";
import { canCompute } from "./seal";

/** Why nothing could be checked. */
export type CheckFailure = "notReceipt" | "unsafe" | "noKeys";

export type CheckState = { phase: "idle" } | { phase: "busy" } | { phase: "failed"; why: CheckFailure } | { phase: "done"; receipt: Receipt; checked: Checked };

interface Against {
  /** The number of the poll. */
  poll: number;
  /** Whether its bundle is there; who may not have it yet is checked against the log. */
  hasBundle: boolean;
  bundleHash: string | null;
}

/** Checks a receipt against the public record of a poll, as it is at this moment. */
export async function checkText(text: string, { poll, hasBundle, bundleHash }: Against): Promise<CheckState> {
  const receipt = readReceipt(text);
  if (!receipt) return { phase: "failed", why: "notReceipt" };
  if (!canCompute()) return { phase: "failed", why: "unsafe" };
  const [keys, file] = await Promise.all([fetchKeys(), fetchRecord(poll, hasBundle)]);
  if (!keys) return { phase: "failed", why: "noKeys" };
  return { phase: "done", receipt, checked: await check(receipt, { keys, file, bundleHash }) };
}

export function useCheck(against: Against) {
  const [state, setState] = useState<CheckState>({ phase: "idle" });
  const run = async (text: string) => {
    setState({ phase: "busy" });
    setState(await checkText(text, against));
  };
  return { state, run };
}
