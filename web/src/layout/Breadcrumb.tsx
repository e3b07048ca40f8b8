import { useWords } from "../i18n/words";

/** The way from the piazza to here; the page itself is its h1. */
export function Breadcrumb({ steps }: { steps: { href: string; title: string }[] }) {
  const words = useWords();
  return (
    <nav className="pz-briciole" aria-label={words.site.breadcrumb}>
      <ol>
        {steps.map((step) => (
          <li key={step.href}><a href={step.href}>{step.title}</a></li>
        ))}
      </ol>
    </nav>
  );
}
