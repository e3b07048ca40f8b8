import type { MemberState } from "../gen/graphql";
import type { Words } from "../i18n/it";
import { useWords } from "../i18n/words";
import { usePaths } from "../router/usePaths";

type Person = { handle: string; name: string; state: MemberState };

/** What to call a person; who has erased himself has no name any more. */
export const nameOf = (person: Pick<Person, "name" | "state">, words: Words): string => (person.state === "ERASED" ? words.member.erased : person.name);

/** A person's name, leading to the page about him as long as there is one. */
export function PersonName({ person, className = "pz-muto" }: { person: Person; className?: string }) {
  const words = useWords();
  const paths = usePaths();
  const name = nameOf(person, words);
  return person.state === "ERASED" ? <span>{name}</span> : <a className={className} href={paths.member(person.handle)}>{name}</a>;
}
