import { createContext, use } from "react";
import type { HallHeadFragment } from "../gen/graphql";
import type { Participation } from "./entitled";
import type { Outbox } from "./outbox";
import type { Speech } from "../live/speech";

/** What the parts of a phone's page share. */
export interface Phone {
  assembly: HallHeadFragment;
  who: Participation;
  /** His name where he is a member, the one that he gave where he is a guest. */
  name: string;
  outbox: Outbox;
  speech: Speech;
  /** In whose order options are shuffled. */
  order: string;
  visible: boolean;
  setVisible: (visible: boolean) => void;
  /** Takes a guest's pass off this phone. */
  leave: () => void;
}

export const PhoneContext = createContext<Phone | undefined>(undefined);

export function usePhone(): Phone {
  const phone = use(PhoneContext);
  if (!phone) throw new Error("A part of a phone's page is used outside of it.");
  return phone;
}
