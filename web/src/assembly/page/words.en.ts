import type { KeptWords } from "./words.it";

export const keptEn: KeptWords = {
  secret: "Secret vote.",
  sealed: "Secret vote, sealed",
  lost: "Secret vote, votes lost: without the key the ballots cannot be opened, and there is no result. Declared",
  later: "Secret vote, not yet sealed when the minutes were published: the public record says what followed.",
  laterAlone: "Secret vote, not yet sealed when the minutes were published.",
  soon: "Secret vote, not yet sealed.",
  record: "The public record of the poll",
  bundle: "The public file, to count again",
  hash: "Fingerprint of the public file (SHA-256)",
  head: "Last fingerprint of the log",
};
