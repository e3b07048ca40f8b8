import { useCallback } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import type { PollQuestion } from "../../poll/kind";
import { ConsoleQuestionsDocument } from "../gen/graphql";
import { useConsole } from "./context";

/** Asks for what an item asks, whole: the queue holds a line of it only. Undefined where no answer came. */
export function useQuestionsOf() {
  const client = useClient();
  const { assembly: { number } } = useConsole();
  return useCallback(async (itemId: string): Promise<readonly PollQuestion[] | undefined> => {
    try {
      const { assembly } = await ask(client, ConsoleQuestionsDocument, { number });
      return assembly?.state.items.find(({ id }) => id === itemId)?.questions;
    } catch {
      return undefined;
    }
  }, [client, number]);
}
