import type { TestProject } from "vitest/node";
import { startPiazza } from "./server";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
    /** Another node on the same database. */
    elsewhere: string;
  }
}

/**
 * Opens the demo once for all tests, on two nodes, and closes it after the last. PIAZZA_E2E_ADDRESS names one that is
 * open already, PIAZZA_E2E_ELSEWHERE its other node.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PIAZZA_E2E_ADDRESS) {
    project.provide("address", process.env.PIAZZA_E2E_ADDRESS);
    project.provide("elsewhere", process.env.PIAZZA_E2E_ELSEWHERE ?? process.env.PIAZZA_E2E_ADDRESS);
    return undefined;
  }
  const piazza = await startPiazza();
  project.provide("address", piazza.address);
  project.provide("elsewhere", piazza.elsewhere);
  return () => piazza.stop();
}
