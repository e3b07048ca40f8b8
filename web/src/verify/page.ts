import { append, drawing, h } from "./dom";
import { arranged, taken, type Item } from "./intake";
import type { Report } from "./report";
import { run } from "./run";
import { told } from "./told";
import { words, type Language, type Words } from "./words";

const mark = '<svg viewBox="0 0 34 40" aria-hidden="true"><path fill="#84bdff" d="M1 40V16a16 16 0 0 1 32 0v24h-9V17a7 7 0 0 0-14 0v23Z"/><circle fill="#f29a77" cx="17" cy="33" r="4"/></svg>';

type State = { kind: "waiting" } | { kind: "running"; progress: number } | { kind: "done"; report: Report } | { kind: "failed"; why: string };

/** Draws the page and keeps it. */
export function start(): void {
  const root = document.getElementById("verifica");
  if (root) new Page(root).draw();
}

class Page {
  private items: Item[] = [];
  private state: State = { kind: "waiting" };
  private language: Language = /[?&]lang=en\b|^\?en\b/.test(location.search) || location.hash === "#en" ? "en" : "it";
  private stop: (() => void) | null = null;
  private next = 1;
  private readonly root: Element;
  private readonly list = h("div");
  private readonly outcome = h("div");
  private readonly status = h("p", { role: "status", class: "sr" });

  constructor(root: Element) {
    this.root = root;
  }

  private get words(): Words {
    return words(this.language);
  }

  draw(): void {
    const w = this.words;
    document.documentElement.lang = this.language;
    document.title = `${w.title} · Piazza`;
    this.root.replaceChildren(
      h("a", { class: "salta", href: "#contenuto" }, w.skip),
      h("header", { class: "notte barra" }, h("div", { class: "wrap" }, h("span", { class: "marchio" }, drawing(mark), w.page), this.languages())),
      h("main", { id: "contenuto", class: "wrap", tabindex: -1 },
        h("h1", {}, w.title),
        h("p", { class: "lead non-stampa" }, w.lead),
        h("section", { class: "non-stampa", "aria-labelledby": "i-file" }, h("h2", { id: "i-file" }, w.files), this.intake(), this.list),
        this.outcome,
        h("section", { class: "non-stampa", "aria-labelledby": "che-cosa" }, h("h2", { id: "che-cosa" }, w.about), w.aboutText.map((text) => h("p", { class: "a-capo" }, text))),
        this.status),
      h("footer", { class: "notte" }, h("div", { class: "wrap" }, h("p", {}, w.foot))),
    );
    this.drawItems();
    this.drawOutcome();
  }

  private languages(): HTMLElement {
    const button = (language: Language, name: string, short: string): HTMLElement =>
      h("button", { type: "button", lang: language, "aria-pressed": String(this.language === language), onclick: () => { this.speak(language); } }, h("span", { "aria-hidden": "true" }, short), h("span", { class: "sr" }, name));
    return h("div", { class: "lingue non-stampa", role: "group", "aria-label": this.words.languages }, button("it", "Italiano", "ITA"), button("en", "English", "ENG"));
  }

  private speak(language: Language): void {
    this.language = language;
    this.draw();
    this.root.querySelector<HTMLElement>(`.lingue [lang=${language}]`)?.focus();
  }

  private intake(): HTMLElement {
    const w = this.words;
    const input = h("input", { type: "file", multiple: true, id: "file", onchange: () => void this.take([...(input.files ?? [])].map((file) => [file.name, file])).then(() => (input.value = "")) });
    const text = h("textarea", { id: "testo", spellcheck: "false", autocapitalize: "off", autocomplete: "off" });
    const paste = (): void => {
      if (text.value.trim() === "") return;
      void this.take([[w.pasted, new Blob([text.value])]]);
      text.value = "";
    };
    const zone: HTMLElement = h("div", { class: "lascia", ...this.dropping((is) => { zone.classList.toggle("sopra", is); }) },
      w.drop.map((text, i) => h("p", i > 0 ? { class: "a-capo" } : {}, text)),
      h("div", { class: "riga" }, input, h("label", { class: "btn pieno", for: "file" }, w.choose)),
      h("details", {}, h("summary", {}, w.paste), h("label", { class: "sopra-campo", for: "testo" }, w.pasteLabel), text,
        h("div", { class: "riga" }, h("button", { type: "button", class: "btn", onclick: paste }, w.add))));
    return zone;
  }

  private dropping(mark: (is: boolean) => void): Record<string, (event: DragEvent) => void> {
    const over = (is: boolean) => (event: DragEvent): void => {
      event.preventDefault();
      mark(is);
    };
    return {
      ondragover: over(true), ondragleave: over(false),
      ondrop: (event) => {
        over(false)(event);
        const { files } = event.dataTransfer ?? {};
        const dropped = event.dataTransfer?.getData("text/plain") ?? "";
        if (files && files.length > 0) void this.take([...files].map((file) => [file.name, file]));
        else if (dropped.trim() !== "") void this.take([[this.words.pasted, new Blob([dropped])]]);
      },
    };
  }

  private async take(given: [string, Blob][]): Promise<void> {
    const items = await Promise.all(given.map(([name, content]) => taken(this.next++, name, content)));
    // A second bundle takes the place of the first: one poll is verified at a time.
    const isMain = ({ role }: Item): boolean => role === "bundle" || role === "unknown";
    if (items.some(isMain)) this.items = this.items.filter((item) => !isMain(item));
    this.items.push(...items);
    this.begin();
  }

  private drop(item: Item): void {
    this.items = this.items.filter((other) => other !== item);
    this.begin();
    this.root.querySelector<HTMLElement>("#file")?.focus();
  }

  private begin(): void {
    this.stop?.();
    this.stop = null;
    this.drawItems();
    const { main, beside } = arranged(this.items);
    this.state = main ? { kind: "running", progress: 0 } : { kind: "waiting" };
    if (main) {
      this.status.textContent = this.words.working;
      this.stop = run(main, beside, (answer) => {
        if ("progress" in answer) this.state = { kind: "running", progress: answer.progress };
        else if ("report" in answer) this.state = { kind: "done", report: answer.report };
        else this.state = { kind: "failed", why: answer.failed };
        this.drawOutcome();
        if (this.state.kind !== "running") this.tell();
      });
    }
    this.drawOutcome();
  }

  /** Says the verdict and goes there: it is what one came for. */
  private tell(): void {
    this.status.textContent = "";
    this.root.querySelector<HTMLElement>("#verdetto")?.focus();
  }

  private drawItems(): void {
    const w = this.words;
    this.list.replaceChildren();
    if (this.items.length === 0) return;
    append(this.list, [
      h("h3", { class: "sr" }, w.given),
      h("ul", { class: "piano", role: "list" }, this.items.map((item) =>
        h("li", {}, h("div", {}, item.name, h("div", { class: "meta" }, w.roles[item.role])),
          h("button", { type: "button", class: "btn piccolo", "aria-label": w.remove(item.name), onclick: () => { this.drop(item); } }, w.removeShort)))),
      arranged(this.items).main ? null : h("p", { class: "meta a-capo" }, w.noBundle),
    ]);
  }

  private drawOutcome(): void {
    const { state, words: w } = this;
    if (state.kind === "running") {
      // One bar all along: a new one at every step would be read out anew.
      const bar = this.outcome.querySelector("progress");
      const label = w.checking(Math.floor(state.progress * 100));
      if (bar) {
        bar.value = state.progress;
        const text = this.outcome.querySelector(".quanto");
        if (text) text.textContent = label;
        return;
      }
      this.outcome.replaceChildren(h("section", {}, h("div", { class: "verdetto in-corso" }, h("p", { class: "quanto" }, label), h("progress", { max: 1, value: state.progress, "aria-label": w.working }))));
      return;
    }
    this.outcome.replaceChildren();
    if (state.kind === "failed") append(this.outcome, [h("section", {}, h("div", { class: "verdetto male" }, h("h2", { id: "verdetto", tabindex: -1 }, w.failed(state.why))))]);
    if (state.kind === "done") append(this.outcome, [told(state.report, w)]);
  }
}
