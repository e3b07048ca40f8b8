import { Component, createRef, type ReactNode } from "react";

interface Held {
  mark: Element;
  top: number;
}

/**
 * The page never jumps: whatever is drawn anew inside, the comment that the reader has before him
 * stays where it is. Measured before React touches the page, mended before the browser paints.
 */
export class HoldStill extends Component<{ children: ReactNode }> {
  readonly #ground = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(): Held | null {
    const mark = markInView(this.#ground.current);
    return mark ? { mark, top: mark.getBoundingClientRect().top } : null;
  }

  override componentDidUpdate(_props: unknown, _state: unknown, held: Held | null): void {
    if (!held?.mark.isConnected) return;
    const moved = held.mark.getBoundingClientRect().top - held.top;
    if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
  }

  override render(): ReactNode {
    return (
      <div className="pz-fermo" ref={this.#ground}>
        {this.props.children}
      </div>
    );
  }
}

/** The first mark below the upper edge of the window; none while the discussion has not been reached. */
function markInView(ground: HTMLElement | null): Element | undefined {
  if (!ground || ground.getBoundingClientRect().top >= 0) return undefined;
  const marks = ground.querySelectorAll("[data-mark]");
  // Marks stand one below the other: halving finds the place in a few measurements.
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = marks[middle]?.getBoundingClientRect().top ?? 0;
    if (top < 0) low = middle + 1;
    else high = middle;
  }
  return marks[low] ?? marks[marks.length - 1];
}
