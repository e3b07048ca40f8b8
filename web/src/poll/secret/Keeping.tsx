import { save } from "../results/download";

/** Hands a receipt over as a file, to the letter. */
export function download(text: string, name: string): void {
  save(new Blob([text], { type: "application/json" }), name);
}

/** A closed lock, beside the words that say so. */
export function Lock() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M17.5 9H17V7c0-2.8-2.2-5-5-5S7 4.200 7 7v2h-.5C5.100 9 4 10.100 4 11.500v8C4 20.900 5.100 22 6.500 22h11c1.400 0 2.500-1.100 2.500-2.500v-8C20 10.100 18.900 9 17.500 9zM8 7c0-2.200 1.800-4 4-4s4 1.800 4 4v2H8V7zm11 12.500c0 .8-.7 1.500-1.500 1.500h-11c-.8 0-1.500-.7-1.500-1.500v-8c0-.8.7-1.500 1.500-1.500h11c.8 0 1.500.7 1.500 1.500v8zM12 13.500c-.6 0-1 .4-1 1 0 .4.200.7.500.9V18h1v-2.600c.3-.2.500-.5.500-.9 0-.6-.4-1-1-1z" />
    </svg>
  );
}
