interface KeysWords {
  walk: string;
  on: string;
  off: string;
  title: string;
  keys: readonly (readonly [key: string, meaning: string])[];
  close: string;
}

/** What is said of the keys; it comes with the discussion. */
export const keysIt: KeysWords = {
  walk: "Scorri i commenti con J e K",
  on: "J il prossimo, K il precedente, ? tutti i tasti. Mentre scrivi non fanno nulla.",
  off: "Per chi preferisce la tastiera.",
  title: "I tasti della discussione",
  keys: [
    ["J", "Il commento dopo"],
    ["K", "Il commento prima"],
    ["Ctrl ↵", "Pubblica quello che hai scritto"],
    ["Esc", "Chiudi il menu o la risposta ancora vuota"],
    ["?", "Questo elenco"],
  ],
  close: "Chiudi",
};

export const keysEn: KeysWords = {
  walk: "Walk the comments with J and K",
  on: "J the next, K the one before, ? all keys. They do nothing while you write.",
  off: "For those who prefer the keyboard.",
  title: "The keys of the discussion",
  keys: [
    ["J", "The next comment"],
    ["K", "The comment before"],
    ["Ctrl ↵", "Publish what you have written"],
    ["Esc", "Close the menu, or an answer that is still empty"],
    ["?", "This list"],
  ],
  close: "Close",
};
