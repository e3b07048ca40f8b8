import { createClient, type Client } from "graphql-ws";
import { hurry, lineDown, lineIdle, lineJoining, lineUp } from "./state";
import { waitForAttempt } from "./wait";
import { watchdog, type Watchdog } from "./watchdog";

/** How long a silent line is trusted while somebody looks at the page, and while nobody does. */
const quietVisible = 1500;
const quietHidden = 20_000;
const patience = 1500;
/** How long an attempt may take until the server has acknowledged it; grows with each failure. */
const deadline = (attempt: number) => Math.min(2500 * (attempt + 1), 10_000);

export interface Socket {
  client: Client;
  /** Attempts in a row that never got an answer since the page was opened. */
  barren: () => number;
}

/** The page's one websocket: opened with the first subscription, closed a little after the last. */
export function openSocket(url: string): Socket {
  let dog: Watchdog | undefined;
  let attempts = 0;
  let barren = 0;
  let everHeard = false;
  let overdue: ReturnType<typeof setTimeout> | undefined;

  const client: Client = createClient({
    url,
    lazy: true,
    lazyCloseTimeout: 3000,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: () => waitForAttempt(attempts),
    on: {
      connecting() {
        lineJoining();
        overdue = setTimeout(() => {
          client.terminate();
        }, deadline(attempts));
        attempts++;
      },
      connected(socket) {
        clearTimeout(overdue);
        attempts = 0;
        everHeard = true;
        lineUp();
        dog = watchdog({
          quiet: () => (document.hidden ? quietHidden : quietVisible),
          patience,
          ping: () => {
            (socket as WebSocket).send('{"type":"ping"}');
          },
          bite: () => {
            client.terminate();
          },
        });
      },
      message() {
        dog?.heard();
      },
      closed(event) {
        clearTimeout(overdue);
        const since = dog?.lastHeard() ?? Date.now();
        dog?.stop();
        dog = undefined;
        if ((event as CloseEvent).code === 1000) {
          lineIdle();
          return;
        }
        if (!everHeard) barren++;
        lineDown(since);
      },
    },
  });

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    dog?.ask();
    hurry();
  });
  addEventListener("online", () => {
    dog?.ask();
    hurry();
  });
  return { client, barren: () => barren };
}
