import type { HallItem } from "../live/known";
import type { HallPageQuery } from "../gen/graphql";

export type Participation = NonNullable<NonNullable<HallPageQuery["assembly"]>["viewerParticipation"]>;

/** Whether somebody may answer an item: who counts may, a guest as far as the item takes guests. The server decides. */
export function mayAnswer({ guests }: Pick<HallItem, "guests">, who: Pick<Participation, "isEntitled" | "isGuest" | "hasSlip">): boolean {
  if (!who.isGuest) return who.isEntitled;
  return guests === "ANYONE" || (guests === "SLIPS" && who.hasSlip);
}
