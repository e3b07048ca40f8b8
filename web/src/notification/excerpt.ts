const most = 280;

/** The first words of a rendered text, without its form. */
export function excerptOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const text = body.textContent.replace(/\s+/g, " ").trim();
  return shortened(text);
}

/** A text cut at the end of a word. */
export function shortened(text: string): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most - 40))}…`;
}
