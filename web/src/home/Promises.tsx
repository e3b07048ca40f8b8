import { useWords } from "../i18n/words";

/** What whoever comes may count on. */
export function Promises() {
  const { home } = useWords();
  const promises = [
    [home.promise1, home.promise1Text],
    [home.promise2, home.promise2Text],
    [home.promise3, home.promise3Text],
  ] as const;
  return (
    <section className="pz-sez pz-fascia" aria-labelledby="promesse">
      <h2 className="pz-sr" id="promesse">{home.promises}</h2>
      <div className="pz-wrap tre">
        {promises.map(([title, text], i) => (
          <div key={title}>
            <p className="n" aria-hidden="true">{i + 1}</p>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
