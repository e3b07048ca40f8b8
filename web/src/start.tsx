import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, fetchPageOf } from "./App";
import { Speaking } from "./i18n/words";
import type { Words } from "./i18n/it";
import type { Language } from "./i18n/language";
import { startRouter } from "./router/location";
import { hideUntilReady } from "./router/reveal";
import "./styles/piazza.scss";

/** Puts the client on the page, in the language whose words came with it. */
export function start(language: Language, words: Words): void {
  const root = document.getElementById("app");
  if (!root) return;
  fetchPageOf(window.location.pathname);
  document.documentElement.lang = language;
  hideUntilReady();
  startRouter();
  createRoot(root).render(
    <StrictMode>
      <Speaking language={language} words={words}>
        <App />
      </Speaking>
    </StrictMode>,
  );
}
