import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// The Go server renders the page and reads manifest.json to find the hashed
// files, so the entries, one a language, are scripts and not HTML files.
const api = process.env.PIAZZA_DEV_API ?? "http://127.0.0.1:8080";

/** Operations without their line breaks, and droppable where nothing uses them. */
function leanDocuments(): Plugin {
  return {
    name: "lean-documents",
    transform(code, id) {
      if (!/src\/((poll|account|admin|assembly)\/)?gen\/graphql\.ts$/.test(id)) return null;
      const lean = (_: string, text: string) => `/*#__PURE__*/ new TypedDocumentString(\`${text.replace(/\s+/g, " ").trim()}\``;
      return { code: code.replace(/new TypedDocumentString\(`([^`]*)`/g, lean), map: null };
    },
  };
}

export default defineConfig({
  plugins: [leanDocuments(), react()],
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
    rolldownOptions: {
      input: ["src/main.it.ts", "src/main.en.ts"],
      output: {
        // What every page uses travels together: fewer requests, and it compresses better.
        codeSplitting: {
          groups: [
            // The drawing of QR codes comes with the rooms of assemblies.
            { name: "packages", test: /node_modules\/(?!uqr)/ },
            { name: "shared", test: /src\/(ui|layout|reading|router|gen|live|graphql)\/|src\/i18n\/(dates|plural|language|words)|src\/thread\/keep/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/graphql": { target: api, ws: true },
      "/auth": api,
      "/export": api,
    },
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
  },
});
