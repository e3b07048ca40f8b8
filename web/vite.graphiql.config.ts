import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// GraphiQL is a page of its own, built apart: nothing of it may reach the
// bundle that readers load, and it asks no other host for anything.
/** GraphiQL's style sheet carries its fonts as data, which our policy refuses: the system's fonts serve as well. */
function withoutDataFonts(): Plugin {
  return {
    name: "without-data-fonts",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "asset" || !file.fileName.endsWith(".css") || typeof file.source !== "string") continue;
        file.source = file.source.replace(/@font-face\s*\{[^}]*url\(["']?data:[^}]*\}/g, "");
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), withoutDataFonts()],
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
