type Props = { name: string; tone: number; size?: "s" | "l" | "xl" };

/** A person under an arch. The name always stands beside it in words. */
export function Avatar({ name, tone, size }: Props) {
  const initial = Array.from(name.trim())[0] ?? "?";
  return (
    <span className={["pz-av", `t${tone}`, size].filter(Boolean).join(" ")} aria-hidden="true">
      {initial}
    </span>
  );
}

/** The arch that a hidden comment keeps. */
export function EmptyArch() {
  return <span className="pz-av vuoto" aria-hidden="true" />;
}

/** Some people side by side; who they are is said in words nearby. */
export function AvatarRow({ people }: { people: { id: string; name: string; tone: number }[] }) {
  return (
    <span className="pz-fila" aria-hidden="true">
      {people.map((person) => (
        <Avatar key={person.id} name={person.name} tone={person.tone} size="s" />
      ))}
    </span>
  );
}
