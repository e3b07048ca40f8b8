import { defineConfig } from "vitest/config";

// The real program, the real browser. One server for all files, and one file at a time: the tests watch the clock of live delivery.
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    globalSetup: ["e2e/harness/setup.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000, interval: 25 } },
  },
});
