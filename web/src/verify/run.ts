import type { Item } from "./intake";
import { work, type Answer, type Job } from "./work";

/** Checks apart from the page, so that it stays alive; in the page itself where the browser gives no worker. */
export function run(main: Item, beside: Item[], tell: (answer: Answer) => void): () => void {
  const job: Job = { main: main.content, beside: beside.map(({ name, role, content }) => ({ name, role, content })) };
  let stopped = false;
  const heard = (answer: Answer): void => {
    if (!stopped) tell(answer);
  };
  const worker = started();
  if (worker) {
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => { heard(data); });
    worker.addEventListener("error", (event) => { heard({ failed: event.message }); });
    worker.postMessage(job);
  } else void work(job, heard);
  return () => {
    stopped = true;
    worker?.terminate();
  };
}

/** The page's own program once more: a page that is one file has no other to give to a worker. */
function started(): Worker | null {
  const program = document.getElementById("programma")?.textContent;
  if (!program) return null;
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  try {
    return new Worker(address);
  } catch {
    return null;
  }
}
