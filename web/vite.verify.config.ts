import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

// The page that verifies a poll is one file: it must work from a disk, years later, without this site or any other.
// Script, style and fonts stand in it, and its policy names them by their hashes and forbids every connection.

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What stands between tags must not end them. */
const inert = (code: string): string => code.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");

function policy(script: string, style: string): string {
  return [
    "default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(style)}`, "worker-src blob:", "font-src data:",
    "img-src data:", "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
  ].join("; ");
}

function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      let [script, style] = ["", ""];
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === "chunk") script += file.code;
        else if (name.endsWith(".css")) style += String(file.source);
        Reflect.deleteProperty(bundle, name);
      }
      [script, style] = [inert(script), style.trim()];
      const page = readFileSync("verify.html", "utf8")
        .replace("%POLICY%", () => policy(script, style))
        .replace("%STYLE%", () => style)
        .replace("%SCRIPT%", () => script);
      this.emitFile({ type: "asset", fileName: "verify.html", source: page });
    },
  };
}

export default defineConfig({
  plugins: [oneFile()],
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    assetsInlineLimit: 100_000,
    modulePreload: false,
    reportCompressedSize: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: "src/verify/main.ts",
      output: { format: "iife", entryFileNames: "verify.js" },
    },
  },
});
