/** Ways to narrow a list, each with an address of its own. */
export function Filters({ label, choices }: { label: string; choices: { href: string; title: string; chosen: boolean }[] }) {
  return (
    <nav className="pz-filtri" aria-label={label}>
      {choices.map((choice) => (
        <a key={choice.href} href={choice.href} aria-current={choice.chosen ? "true" : undefined}>{choice.title}</a>
      ))}
    </nav>
  );
}
