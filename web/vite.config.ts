import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The Go server renders the page and reads manifest.json to find the hashed
// files, so the entry is a script and not an HTML file.
const api = process.env.PIAZZA_DEV_API ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  css: {
    preprocessorOptions: {
      // bootstrap-italia 2 still uses @import and the old colour functions.
      scss: {
        quietDeps: true,
        silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
        loadPaths: ["node_modules"],
      },
    },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    // Nothing inline: the content security policy allows our own files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    cssCodeSplit: false,
    rolldownOptions: { input: "src/main.tsx" },
  },
  server: {
    proxy: {
      "/graphql": { target: api, ws: true },
      "/auth": api,
    },
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
  },
});
