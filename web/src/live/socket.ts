import { createClient, type Client } from "graphql-ws";
import { hintOf, isSessionOver, pauseAfter, type Hint } from "./hint";
import { standingMoved } from "./standing";
import { hurry, lineDown, lineIdle, lineJoining, lineUp } from "./state";
import { holdOff, waitFor } from "./wait";
import { watchdog, type Watchdog } from "./watchdog";

/** How long a silent line is trusted while somebody looks at the page, and while nobody does. */
const quietVisible = 1500;
const quietHidden = 20_000;
const patience = 1500;
/** How long an attempt may take until the server has acknowledged it; grows with each failure. */
const deadline = (attempt: number) => Math.min(2500 * (attempt + 1), 10_000);
/** A connection that is sent away sooner than this was not worth coming back for at once. */
const settled = 5000;

export interface Socket {
  client: Client;
  /** Attempts in a row that never got an answer since the page was opened. */
  barren: () => number;
}

/** The page's one websocket: opened with the first subscription, closed a little after the last. */
export function openSocket(url: string, bearer?: string): Socket {
  let dog: Watchdog | undefined;
  let attempts = 0;
  let barren = 0;
  let everHeard = false;
  let overdue: ReturnType<typeof setTimeout> | undefined;
  let hint: Hint = {};
  let connectedAt = -Infinity;
  /** Connections in a row that were ended soon after they had begun. */
  let brief = 0;

  const pausing = () => {
    const ms = pauseAfter(hint, attempts + brief);
    hint = {};
    return waitFor(ms);
  };

  const client: Client = createClient({
    // A crowd of visitors behind the same address does not stand in the way of who says that he has a pass.
    url: bearer === undefined ? url : `${url}?pass`,
    lazy: true,
    ...(bearer === undefined ? {} : { connectionParams: { authorization: `Bearer ${bearer}` } }),
    lazyCloseTimeout: 3000,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: pausing,
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
        connectedAt = Date.now();
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
        const close = event as CloseEvent;
        if (close.code === 1000) {
          lineIdle();
          return;
        }
        brief = attempts === 0 && Date.now() - connectedAt < settled ? brief + 1 : 0;
        hint = hintOf(close);
        if (hint.notBefore !== undefined) holdOff(hint.notBefore);
        if (bearer === undefined && isSessionOver(close)) standingMoved("session");
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
