import { Client, fetchExchange, subscriptionExchange } from "urql";
import { asBearer } from "./bearer";
import { cache } from "./cache";
import { source, type Observable } from "./observable";
import { onStanding } from "./standing";
import { createTransport, type Input } from "./transport";
import { heed } from "./wait";

const url = new URL("/graphql", location.origin).href;

/** A request that got no answer for this long counts as lost; whoever sent it may try again. */
const answerWithin = 15_000;

const ofSession = createTransport(url);

/** A client in the name of a pass: it shares nothing with the page's own, neither line nor memory. */
export function clientWith(pass: string): Client {
  return createClient(createTransport(url, pass), pass);
}

/** Asks over HTTP, watches over the page's one live line. */
function createClient(subscribe = ofSession, pass?: string): Client {
  return new Client({
    url,
    preferGetMethod: false,
    fetch: patientFetch,
    fetchOptions: () => asBearer(pass),
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
}

const current = source(createClient());

/** The client of the page. When the reader's standing moves, another one takes its place. */
export const client: Observable<Client> = current;

/**
 * Forgets everything that was read: what is on the page is read again, as the reader who he is by now, and
 * nothing that he saw before is shown to him from memory.
 */
export function readAnew(): void {
  current.set(createClient());
}

onStanding(readAnew);

function patientFetch(target: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new DOMException("No answer", "TimeoutError"));
  }, answerWithin);
  init?.signal?.addEventListener("abort", () => {
    late.abort();
  });
  return fetch(target, { ...init, signal: late.signal })
    .then((answer) => {
      heed(answer);
      return answer;
    })
    .finally(() => {
      clearTimeout(timer);
    });
}
