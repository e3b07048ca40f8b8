import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
import { heedRefusal } from "../live/confirm";
import type { AnyVariables, Client, CombinedError, OperationResult, RequestPolicy } from "urql";

/** The text of an operation with the types of what it takes and gives; each part of the site may have generated its own. */
export type Operation<Result, Variables> = DocumentTypeDecoration<Result, Variables> & { toString(): string };

/**
 * What went wrong with an operation, in the classes of the schema's `extensions.code`; `UNREACHABLE`
 * when no answer came at all, which says nothing about whether the server did what was asked.
 */
export class RequestFailure extends Error {
  readonly code: string;
  readonly trace: string | undefined;
  /** The stable key of the refusal, by which it is said in the page's language. */
  readonly reason: string | undefined;

  constructor(error: CombinedError | undefined) {
    super(error?.message ?? "No answer");
    const first = error?.graphQLErrors[0]?.extensions;
    this.code = typeof first?.code === "string" ? first.code : error?.networkError ? "UNREACHABLE" : "INTERNAL";
    this.trace = typeof first?.traceId === "string" ? first.traceId : undefined;
    this.reason = typeof first?.reason === "string" ? first.reason : undefined;
  }
}

/** Asks once and keeps the operation's types, which urql loses with documents that are strings. */
export async function ask<Result, Variables>(
  client: Client,
  document: Operation<Result, Variables>,
  variables: Variables,
  requestPolicy: RequestPolicy = "network-only",
): Promise<Result> {
  const query: string = document.toString();
  return answer(await client.query<Result>(query, variables as AnyVariables, { requestPolicy }).toPromise());
}

/** Sends a mutation. Refusals that a person can mend come back in its payload's `userErrors`. */
export async function change<Result, Variables>(
  client: Client,
  document: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const query: string = document.toString();
  const result = answer(await client.mutation<Result>(query, variables as AnyVariables).toPromise());
  for (const payload of Object.values(result as Record<string, { userErrors?: { reason: string }[] } | null>)) {
    for (const each of payload?.userErrors ?? []) heedRefusal(each.reason);
  }
  return result;
}

function answer<Result>(result: OperationResult<Result>): Result {
  if (result.error ?? !result.data) {
    const failure = new RequestFailure(result.error);
    heedRefusal(failure.reason);
    throw failure;
  }
  return result.data;
}
