import { useCallback } from "react";
import { useClient } from "urql";
import { change, RequestFailure, type Operation } from "../../graphql/request";
import type { Refused } from "../../reading/read";
import { useAssemblyRefusal } from "../words";
import { useConsole, type State } from "./context";
import { useConsoleWords } from "./words";

interface Payload { assembly?: { id: string; state?: State } | null; userErrors: Refused[] }

/** What came of an act: what it answered, or why not. */
export type Answer<P> = { done: P; refused?: undefined } | { done?: undefined; refused: string };

/** Does something at the console. The state that comes back is taken in; a lost answer says that it is lost. */
export function useDo() {
  const client = useClient();
  const { take } = useConsole();
  const refusal = useAssemblyRefusal();
  const { lost } = useConsoleWords();
  return useCallback(async <R, V>(document: Operation<R, V>, variables: V): Promise<Answer<R[keyof R]>> => {
    try {
      const result = await change(client, document, variables);
      const payload = Object.values(result as Record<string, unknown>).find((value) => typeof value === "object" && value !== null) as Payload | undefined;
      if (!payload) return { refused: refusal({ code: "INTERNAL", reason: "" }) };
      const first = payload.userErrors[0];
      if (first) return { refused: refusal(first) };
      if (payload.assembly?.state) take(payload.assembly.state);
      return { done: payload as R[keyof R] };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      return { refused: failure.code === "UNREACHABLE" ? lost : refusal({ code: failure.code, reason: failure.reason ?? "" }) };
    }
  }, [client, take, refusal, lost]);
}
