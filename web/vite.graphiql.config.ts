import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// GraphiQL is a page of its own, built apart: nothing of it may reach the
// bundle that readers load, and it asks no other host for anything.
export default defineConfig({
  plugins: [react()],
  base: "/graphiql/",
  worker: { format: "es" },
  build: {
    outDir: "dist/graphiql",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      input: "graphiql.html",
      // GraphiQL's files carry React compiler directives that mean nothing here.
      onLog(level, log, handler) {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") handler(level, log);
      },
    },
  },
});
