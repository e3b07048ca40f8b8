type Findable = { title: string; description: string; owner: string };

const plain = (text: string) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/** The piazze in which every word occurs, whatever its accents and case. */
export function found<P extends Findable>(piazze: P[], words: string): P[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return piazze.filter((piazza) => {
    const text = plain(`${piazza.title} ${piazza.description} ${piazza.owner}`);
    return wanted.every((word) => text.includes(word));
  });
}
