import type { Model } from "./model";
import type { Person } from "./store";

/** Everybody whose comments are on the page, once. */
export function peopleIn(model: Model | undefined): readonly Person[] {
  const people = new Map<string, Person>();
  for (const { author } of model?.comments.values() ?? []) if (author) people.set(author.id, author);
  return [...people.values()];
}
