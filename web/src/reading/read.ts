import { useCallback, useState } from "react";
import { useClient, useMutation, useQuery, type AnyVariables, type CombinedError, type TypedDocumentNode } from "urql";
import { ask, type Operation } from "../graphql/request";
import { heedRefusal } from "../live/confirm";

/** What a page asked for, as far as it has come. */
export type Read<D> = {
  data: D | undefined;
  failure: Failure | undefined;
  retry: () => void;
  /** Reads again what is on the page and tells what came; what fails can be tried again. */
  renew: () => Promise<D>;
};

/** Why nothing came: the class of the refusal, and the id of the request where the server gave one. */
export type Failure = { code: string; trace: string | undefined };

function failureOf(error: CombinedError): Failure {
  const extensions = error.graphQLErrors[0]?.extensions;
  const word = (key: string) => (typeof extensions?.[key] === "string" ? extensions[key] : undefined);
  return { code: word("code") ?? (error.networkError ? "UNAVAILABLE" : "INTERNAL"), trace: word("traceId") ?? word("trace") };
}

/** Our documents travel as text; urql reads the types off a node's. */
export function textOf<D, V extends AnyVariables>(document: Operation<D, V>): TypedDocumentNode<D, V> {
  return document.toString() as unknown as TypedDocumentNode<D, V>;
}

type Options = { pause?: boolean; fresh?: boolean };

/** Reads through the cache: what is known shows at once, and is asked for again when it may be old. */
export function useRead<D, V extends AnyVariables>(document: Operation<D, V>, variables: V, options: Options = {}): Read<D> {
  const [{ data, error, fetching }, again] = useQuery<D, V>({
    query: textOf(document),
    variables,
    pause: options.pause ?? false,
    requestPolicy: options.fresh === false ? "cache-first" : "cache-and-network",
  });
  const retry = useCallback(() => { again({ requestPolicy: "network-only" }); }, [again]);
  const client = useClient();
  const said = JSON.stringify(variables);
  // Through the cache it comes onto the page.
  const renew = useCallback(() => ask<D, V>(client, document, JSON.parse(said) as V), [client, document, said]);
  const failed = error !== undefined && data === undefined && !fetching;
  return { data, failure: failed ? failureOf(error) : undefined, retry, renew };
}

/** Asks for what follows a page; the cache joins it to the list that is on screen. */
export function useMore<D, V extends AnyVariables>(document: Operation<D, V>, variables: V) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const more = async (after: string): Promise<boolean> => {
    setBusy(true);
    const result = await client.query(textOf(document), { ...variables, after }, { requestPolicy: "network-only" }).toPromise();
    setBusy(false);
    return result.error === undefined;
  };
  return { more, busy };
}

/** One refusal, as the server words it for programs. */
export type Refused = { code: string; reason: string; field: string[] | null };

type Payload = { userErrors: Refused[] };

/** What came of a change: the payload, or why it was refused. */
export type Outcome<P> = { done: P; refused?: undefined } | { done?: undefined; refused: Refused[] };

/** Changes something. Expected refusals and lost requests come back as one list. */
export function useChange<D, V extends AnyVariables>(document: Operation<D, V>) {
  const [{ fetching }, run] = useMutation<D, V>(textOf(document));
  const change = useCallback(
    async (variables: V): Promise<Outcome<D[keyof D]>> => {
      const { data, error } = await run(variables);
      if (error || !data) {
        const failure = error ? failureOf(error) : { code: "INTERNAL" };
        const said = error?.graphQLErrors[0]?.extensions.reason;
        const reason = typeof said === "string" ? said : "";
        heedRefusal(reason);
        return { refused: [{ code: failure.code, reason, field: null }] };
      }
      const payload = Object.values(data as Record<string, unknown>).find((value) => typeof value === "object") as D[keyof D] & Payload;
      for (const each of payload.userErrors) heedRefusal(each.reason);
      return payload.userErrors.length > 0 ? { refused: payload.userErrors } : { done: payload };
    },
    [run],
  );
  return { change, busy: fetching };
}
