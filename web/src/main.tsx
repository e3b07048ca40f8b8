import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { languageOf } from "./i18n/language";
import { loadWords, Speaking } from "./i18n/words";
import { startRouter } from "./router/location";
import { hideUntilReady } from "./router/reveal";
import "./styles/piazza.scss";

async function start(root: HTMLElement): Promise<void> {
  const language = languageOf(window.location.pathname);
  document.documentElement.lang = language;
  hideUntilReady();
  const words = await loadWords(language);
  startRouter();
  createRoot(root).render(
    <StrictMode>
      <Speaking language={language} words={words}>
        <App />
      </Speaking>
    </StrictMode>,
  );
}

const root = document.getElementById("app");
if (root) void start(root);
