import { createContext, use } from "react";
import type { Taken } from "./changes";
import type { Form } from "./form";

type Place = { field: string; question?: string; option?: string };

/** What the parts of the builder share. */
export interface Builder {
  form: Form;
  change: (next: (form: Form) => Form) => void;
  /** Takes something away; it can be put back until something else is taken. */
  take: (title: string, next: (form: Form) => Taken) => void;
  /** How many may vote, where it is a secret vote of so few that its result may tell what each voted. */
  few?: number | undefined;
  /** What is wrong at a place, in words; only what the writer has had a chance to mend. */
  faultAt: (place: Place) => string | undefined;
}

export const BuilderContext = createContext<Builder | undefined>(undefined);

export function useBuilder(): Builder {
  const builder = use(BuilderContext);
  if (!builder) throw new Error("A part of the builder is used outside of it.");
  return builder;
}
