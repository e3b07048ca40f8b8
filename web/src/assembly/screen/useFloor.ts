import { useEffect, useState } from "react";
import { useClient } from "urql";
import { HallFloorWatchDocument, type HallFloorWatchSubscription } from "../gen/graphql";

type Floor = HallFloorWatchSubscription["assemblyFloor"];
export type FloorQuestion = Floor["questions"][number];

/** The questions from the floor that were let through and wait for an answer, most wanted first. */
export function useFloor(id: string): readonly FloorQuestion[] {
  const client = useClient();
  const [floor, setFloor] = useState<Floor>();
  useEffect(() => {
    const watching = client.subscription<HallFloorWatchSubscription>(HallFloorWatchDocument.toString(), { id }).subscribe(({ data }) => {
      if (data) setFloor((before) => (before && before.version > data.assemblyFloor.version ? before : data.assemblyFloor));
    });
    return () => { watching.unsubscribe(); };
  }, [client, id]);
  return floor?.questions.filter(({ state }) => state === "SHOWN") ?? [];
}
