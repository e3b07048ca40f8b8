/** What every room of an assembly says. */
export const assemblyIt = {
  state: {
    WAITING: "in attesa",
    OPEN: "aperta",
    CLOSED: "chiusa",
    REVEALED: "mostrata in sala",
    ANNULLED: "annullata",
  },
  phase: { PLANNED: "In preparazione", LIVE: "Assemblea in corso", ENDED: "Assemblea conclusa" },
  rehearsal: "Prova",
  rehearsalNote: "È una prova: i partecipanti sono inventati e quello che si vota non conta.",
  guests: { NONE: "Senza ospiti", SLIPS: "Ospiti con cedola", ANYONE: "Ospiti ammessi" },
  reasons: {} as Record<string, string>,
};

export type AssemblyWords = typeof assemblyIt;
