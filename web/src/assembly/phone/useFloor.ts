import { useCallback, useEffect, useState } from "react";
import { useClient } from "urql";
import { PhoneFloorWatchDocument, type PhoneFloorFragment, type PhoneFloorWatchSubscription } from "../gen/graphql";
import { usePhone } from "./context";

/** The questions from the floor as they are now. What was pressed here shows at once; what is told next is true. */
export function useFloor() {
  const client = useClient();
  const { assembly: { id } } = usePhone();
  const [floor, setFloor] = useState<PhoneFloorFragment>();
  useEffect(() => {
    const watching = client.subscription<PhoneFloorWatchSubscription>(PhoneFloorWatchDocument.toString(), { id }).subscribe(({ data }) => {
      if (data) setFloor((before) => (before && before.version > data.assemblyFloor.version ? before : data.assemblyFloor));
    });
    return () => { watching.unsubscribe(); };
  }, [client, id]);
  const patch = useCallback((question: string, wanted: boolean) => { setFloor((before) => before && withWanted(before, question, wanted)); }, []);
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
