import { check } from "./check";
import type { Report } from "./report";
import type { Role } from "./words";

/** What is handed to whoever checks. */
export interface Job {
  main: Blob;
  beside: { name: string; role: Role; content: Blob }[];
}

export type Answer = { progress: number } | { report: Report } | { failed: string };

/** Does the work and tells how far it is. */
export async function work(job: Job, tell: (answer: Answer) => void): Promise<void> {
  try {
    tell({ report: await check(job, (progress) => { tell({ progress }); }) });
  } catch (why) {
    tell({ failed: why instanceof Error ? why.message : String(why) });
  }
}
