import { useCallback, useState } from "react";

/** Sizes in hundredths of the screen's width, from the largest; options never go under 2.5. The last is how much air is between them. */
const titles = [5.6, 5, 4.5, 4, 3.6, 3.2, 2.8];
const sizes = [[2.9, 1], [2.5, 1], [2.9, 2], [2.5, 2]] as const;
const levels = titles.flatMap((title) => sizes.map(([option, columns]) => ({ title, option, columns, air: title > 4 ? 1 : 0.7 })));
const tightest = { title: 2.6, option: 2.5, columns: 2, air: 0.35 };
const lines = 3;

/**
 * Draws a question as large as fits: its title in three lines, and all that can be chosen below it. It tells how many options
 * that is where even the smallest letters do not leave room for all; `content` says when it is to be tried anew.
 */
export function useFit(content: string, count: number) {
  const [fitted, setFitted] = useState({ content, room: count });
  const room = fitted.content === content ? fitted.room : count;
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    let left = false;
    const draw = () => {
      if (left || fit(element)) return;
      // What does not fit is left out one by one, and stands whole on the phones.
      setFitted({ content, room: Math.max(1, room - 1) });
    };
    const sizes = new ResizeObserver(draw);
    sizes.observe(element);
    void document.fonts.ready.then(draw);
    return () => {
      left = true;
      sizes.disconnect();
    };
  }, [content, room]);
  return { ref, room };
}

function fit(element: HTMLElement): boolean {
  for (const level of levels) {
    draw(element, level);
    if (holds(element) && linesOf(element) <= lines) return true;
  }
  draw(element, tightest);
  element.dataset.tight = "";
  return holds(element);
}

function draw({ style, dataset }: HTMLElement, { title, option, columns, air }: typeof tightest): void {
  delete dataset.tight;
  style.setProperty("--titolo", `${title}vw`);
  style.setProperty("--scelta", `${option}vw`);
  style.setProperty("--colonne", `${columns}`);
  style.setProperty("--aria", `${air}`);
}

const holds = (element: HTMLElement): boolean => element.scrollHeight <= element.clientHeight + 1;

function linesOf(element: HTMLElement): number {
  const heading = element.querySelector("h1");
  return heading ? Math.round(heading.offsetHeight / parseFloat(getComputedStyle(heading).lineHeight)) : 0;
}
