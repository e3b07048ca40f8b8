import type { HallItem } from "./known";

const counted: readonly HallItem["sealState"][] = ["TALLIED", "BUNDLED", "REWRITTEN", "SEALED"];

/** Whether the ballots of a secret vote have been counted: from then on the result waits only for whoever chairs. */
export const isCounted = ({ sealState }: Pick<HallItem, "sealState">): boolean => counted.includes(sealState);

/** Whether turnout shows in groups: as long as a secret vote is open. */
export const inGroups = (item: Pick<HallItem, "isConfidential" | "state"> | null): boolean => item !== null && item.isConfidential && item.state === "OPEN";
