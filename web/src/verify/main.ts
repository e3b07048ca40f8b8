import "./style.css";
import { start } from "./page";
import { work, type Answer, type Job } from "./work";

// One program in two places: it draws the page, and in a worker, where there is no page, it checks.
if (typeof document === "undefined") {
  const tell = (answer: Answer): void => { postMessage(answer); };
  addEventListener("message", ({ data }: MessageEvent<Job>) => { void work(data, tell); });
} else {
  start();
}
