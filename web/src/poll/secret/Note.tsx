import { Lock } from "./Keeping";
import { useSecretWords } from "./words";

/** What a secret vote protects and what it does not: told above the ballots, before anybody casts one. */
export default function SecretNote() {
  const words = useSecretWords();
  return (
    <section className="pz-segreto" aria-labelledby="voto-segreto">
      <h2 id="voto-segreto"><Lock /> {words.title}</h2>
      <p>{words.lead}</p>
      <p className="pz-meta">{words.before}</p>
      <ul>
        {words.told.map(({ what, why }) => <li key={what}><b>{what}</b> {why}</li>)}
      </ul>
      <p><b>{words.keep}</b></p>
    </section>
  );
}

/** That what one writes in a secret vote will be read by everybody: told where one writes it. */
export function Published({ of }: { of: "reason" | "text" }) {
  return <p className="pz-meta" data-published={of}>{useSecretWords().published[of]}</p>;
}
