import type { MemberState } from "../gen/graphql";

type Props = { name: string; tone: number; size?: "s" | "l" | "xl"; state?: MemberState | undefined };

/** A person under an arch. The name always stands beside it in words. Whoever has erased himself leaves an empty one. */
export function Avatar({ name, tone, size, state }: Props) {
  const gone = state === "ERASED";
  const initial = Array.from(name.trim())[0] ?? "?";
  return (
    <span className={["pz-av", gone ? "vuoto" : `t${tone}`, size].filter(Boolean).join(" ")} aria-hidden="true">
      {!gone && initial}
    </span>
  );
}

/** The arch that a hidden comment keeps. */
export function EmptyArch({ size }: { size?: Props["size"] }) {
  return <span className={["pz-av", "vuoto", size].filter(Boolean).join(" ")} aria-hidden="true" />;
}

/** Some people side by side; who they are is said in words nearby. */
export function AvatarRow({ people }: { people: { id: string; name: string; tone: number; state?: MemberState }[] }) {
  return (
    <span className="pz-fila" aria-hidden="true">
      {people.map((person) => (
        <Avatar key={person.id} name={person.name} tone={person.tone} state={person.state} size="s" />
      ))}
    </span>
  );
}
