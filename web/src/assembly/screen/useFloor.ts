import { HallFloorWatchDocument, type HallFloorWatchSubscription } from "../gen/graphql";
import { useFloor } from "../live/useFloor";

export type FloorQuestion = HallFloorWatchSubscription["assemblyFloor"]["questions"][number];

/** The questions from the floor that were let through and wait for an answer, most wanted first; watched while a wall shows them. */
export function useQuestions(id: string, wanted: boolean): readonly FloorQuestion[] {
  const [floor] = useFloor(HallFloorWatchDocument, id, "screen", wanted);
  return floor?.questions.filter(({ state }) => state === "SHOWN") ?? [];
}
