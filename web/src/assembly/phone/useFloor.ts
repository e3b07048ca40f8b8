import { useCallback } from "react";
import { PhoneFloorWatchDocument, type PhoneFloorFragment } from "../gen/graphql";
import { useHall } from "../live/HallLive";
import { useFloor } from "../live/useFloor";
import { usePhone } from "./context";

/** The questions from the floor while they are looked at. What was pressed here shows at once; what is told next is true. */
export function usePhoneFloor(wanted: boolean) {
  const { assembly: { id } } = usePhone();
  const { state } = useHall();
  const [floor, setFloor] = useFloor(PhoneFloorWatchDocument, id, state.entrance === null ? "others" : "staff", wanted);
  const patch = useCallback((question: string, pressed: boolean) => { setFloor((before) => before && withWanted(before, question, pressed)); }, [setFloor]);
  return { floor, patch };
}

/** The same list, with one question wanted by the viewer or no longer; nothing changes its place. */
export function withWanted(floor: PhoneFloorFragment, question: string, wanted: boolean): PhoneFloorFragment {
  if (floor.viewerVotes.includes(question) === wanted) return floor;
  const step = wanted ? 1 : -1;
  return {
    ...floor,
    questions: floor.questions.map((each) => (each.id === question ? { ...each, votes: each.votes + step } : each)),
    viewerVotes: wanted ? [...floor.viewerVotes, question] : floor.viewerVotes.filter((id) => id !== question),
  };
}
