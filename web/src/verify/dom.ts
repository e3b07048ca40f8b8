export type Child = Node | string | null | false | Child[];
type Props = Record<string, string | boolean | number | ((event: never) => void)>;

/** Makes an element. A property that begins with "on" listens; false leaves an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

export function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child !== null && child !== false) parent.append(child);
  }
}

/** A drawing, from its own markup: no text of a file ever comes here. */
export function drawing(markup: string): Node {
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  return holder.content;
}
