import { usePaths } from "../router/usePaths";
import { useOwed } from "./owed";
import { usePollWords } from "./words";

const most = 99;

/** The way to the vote that is owed first, from the head of every page; nothing where none is owed. */
export default function OwedMark() {
  const words = usePollWords();
  const paths = usePaths();
  const { polls, total } = useOwed();
  const first = polls[0];
  if (!first) return null;
  return (
    <a className="btn btn-icona pz-urna" href={polls.length === 1 ? paths.entry(first) : paths.home()} aria-label={words.owed.bell(total)} title={words.owed.bell(total)}>
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M17 3v9h4l1 3v7H2v-7l1-3h4V3h10Zm-1 1H8v8h8V4ZM3.7 13l-.6 2h17.8l-.6-2H3.7ZM3 16v5h18v-5H3Zm8-6.4L9.4 8l.7-.7.9.9 2.4-2.4.7.7L11 9.6Z" />
      </svg>
      <span className="n" aria-hidden="true">{total > most ? `${most}+` : total}</span>
    </a>
  );
}
