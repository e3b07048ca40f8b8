import { useCallback, useEffect, useRef } from "react";

/** Sizes in hundredths of the screen's width, from the largest; options never go under 2.5. */
const titles = [5.6, 5, 4.5, 4, 3.6, 3.2, 2.8];
const sizes = [{ option: 2.9, columns: 1 }, { option: 2.5, columns: 1 }, { option: 2.9, columns: 2 }, { option: 2.5, columns: 2 }];
const levels = titles.flatMap((title) => sizes.map((each) => ({ title, ...each })));
const lines = 3;

/** Draws a question as large as fits: its title in three lines, and all that can be chosen below it. */
export function useFit(content: string) {
  const held = useRef<HTMLElement>(null);
  const ref = useCallback((element: HTMLElement | null) => { held.current = element; }, []);
  useEffect(() => {
    const draw = () => { if (held.current) fit(held.current); };
    draw();
    addEventListener("resize", draw);
    void document.fonts.ready.then(draw);
    return () => { removeEventListener("resize", draw); };
  }, [content]);
  return ref;
}

function fit(element: HTMLElement): void {
  for (const level of levels) {
    draw(element, level);
    if (holds(element)) return;
  }
  // What does not fit even so is cut off line by line, and stands whole on the phones.
  element.dataset.tight = "";
}

function draw(element: HTMLElement, { title, option, columns }: (typeof levels)[number]): void {
  delete element.dataset.tight;
  element.style.setProperty("--titolo", `${title}vw`);
  element.style.setProperty("--scelta", `${option}vw`);
  element.style.setProperty("--colonne", `${columns}`);
}

function holds(element: HTMLElement): boolean {
  const heading = element.querySelector("h1");
  const tall = heading ? heading.offsetHeight / parseFloat(getComputedStyle(heading).lineHeight) : 0;
  return tall < lines + 0.5 && element.scrollHeight <= element.clientHeight + 1;
}
