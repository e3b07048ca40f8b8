/** What is said to a reader who may no longer read. It comes with the discussion, not with every page. */
export const lossIt = {
  title: "Non hai più accesso a questo spazio",
  lead: (reason: string) => `${reason} Quello che era su questa pagina è stato tolto.`,
  because: {
    rights: "Ora lo legge solo chi ne fa parte.",
    session: "Lo legge solo chi ne fa parte, e il tuo accesso è finito.",
  },
  withdrawn: "Questo testo è stato ritirato",
  withdrawnLead: "Non si legge più, e nemmeno la sua discussione. Il motivo è scritto nel registro pubblico.",
  log: "Registro delle decisioni",
  unsent: (k: number) => (k === 1 ? "Il testo che non avevi ancora spedito" : `I ${k} testi che non avevi ancora spedito`),
  unsentNote: "È tuo: resta su questo dispositivo finché non esci. Puoi copiarlo.",
};

export const lossEn: typeof lossIt = {
  title: "You no longer have access to this space",
  lead: (reason) => `${reason} What was on this page has been taken away.`,
  because: {
    rights: "Only those who belong to it read it now.",
    session: "Only those who belong to it read it, and your sign-in has ended.",
  },
  withdrawn: "This text has been withdrawn",
  withdrawnLead: "It can no longer be read, nor can its discussion. The reason is written in the public log.",
  log: "Log of decisions",
  unsent: (k) => (k === 1 ? "The text that you had not sent yet" : `The ${k} texts that you had not sent yet`),
  unsentNote: "It is yours: it stays on this device until you sign out. You can copy it.",
};
