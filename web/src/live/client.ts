import { Client, fetchExchange, subscriptionExchange } from "urql";
import { cache } from "./cache";
import { createTransport, type Input } from "./transport";

const url = new URL("/graphql", location.origin).href;

/** A request that got no answer for this long counts as lost; whoever sent it may try again. */
const answerWithin = 15_000;

const subscribe = createTransport(url);

/** Asks over HTTP, watches over the page's one live line. */
export const client = new Client({
  url,
  preferGetMethod: false,
  fetch: patientFetch,
  exchanges: [
    cache(),
    subscriptionExchange({
      forwardSubscription: (request) => ({
        subscribe: (sink) => ({
          unsubscribe: subscribe({ query: request.query ?? "", variables: request.variables } as Input, sink),
        }),
      }),
    }),
    fetchExchange,
  ],
});

function patientFetch(target: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new DOMException("No answer", "TimeoutError"));
  }, answerWithin);
  init?.signal?.addEventListener("abort", () => {
    late.abort();
  });
  return fetch(target, { ...init, signal: late.signal }).finally(() => {
    clearTimeout(timer);
  });
}
