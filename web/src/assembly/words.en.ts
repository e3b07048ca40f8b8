import type { AssemblyWords } from "./words.it";

export const assemblyEn: AssemblyWords = {
  state: {
    WAITING: "waiting",
    OPEN: "open",
    CLOSED: "closed",
    REVEALED: "shown in the hall",
    ANNULLED: "annulled",
  },
  phase: { PLANNED: "Being prepared", LIVE: "Assembly in progress", ENDED: "Assembly over" },
  rehearsal: "Rehearsal",
  rehearsalNote: "This is a rehearsal: the participants are made up, and what is voted does not count.",
  guests: { NONE: "No guests", SLIPS: "Guests with a slip", ANYONE: "Guests admitted" },
  reasons: {},
};
