import { counter } from "../../i18n/plural";
import type { ListWords } from "./words.it";

const n = counter("en");

export const listEn: ListWords = {
  open: "Voting now",
  coming: "To come",
  closed: "Over",
  closes: "closes",
  closesByHand: "closed by hand",
  opens: "opens",
  opensByHand: "opened by hand",
  closedAt: "closed",
  vote: "Vote now",
  voteOn: (title) => `Vote now: ${title}`,
  voted: "You have voted.",
  owed: "Waits for your vote",
  turnout: (k, all) => (all === null ? n(k, "person has voted", "people have voted") : `${k.toLocaleString("en")} of ${all.toLocaleString("en")} ${k === 1 ? "has voted" : "have voted"}`),
  quorum: (k) => `quorum ${k.toLocaleString("en")}`,
  reached: "reached",
  notReached: "not reached yet",
  missed: "not reached",
  lost: "The votes were lost and cannot be counted.",
  outcome: "The outcome is written",
  prepare: "Prepare a vote",
  empty: "Nothing has been voted on here yet.",
};
