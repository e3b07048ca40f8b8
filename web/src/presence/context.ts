import { createContext, use } from "react";
import type { PresenceStore } from "./store";

interface Presence {
  store: PresenceStore;
  /** Whether the reader shows his name; undefined for visitors, who have none. */
  visible: boolean | undefined;
  choose: (visible: boolean) => void;
  /** Tells that the reader is writing. */
  typed: () => void;
}

export const PresenceContext = createContext<Presence | undefined>(undefined);

export const usePresence = () => use(PresenceContext);
