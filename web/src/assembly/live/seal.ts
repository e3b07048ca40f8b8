import type { HallItem } from "./known";

const counted: readonly HallItem["sealState"][] = ["TALLIED", "BUNDLED", "REWRITTEN", "SEALED"];

/** Whether the ballots of a secret vote have been counted: from then on the result waits only for whoever chairs. */
export const isCounted = ({ sealState }: Pick<HallItem, "sealState">): boolean => counted.includes(sealState);
