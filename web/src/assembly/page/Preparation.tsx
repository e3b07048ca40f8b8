import { useState } from "react";
import { Confirm } from "../../poll/run/Confirm";
import { useChange } from "../../reading/read";
import { navigate } from "../../router/location";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { ConsoleDeleteDocument, type AssemblyAboutFragment } from "../gen/graphql";
import { useAboutWords } from "../list/words";
import { useAssemblyPaths } from "../paths";
import { useAssemblyRefusal } from "../words";

type Props = { assembly: AssemblyAboutFragment; phase: "PLANNED" | "LIVE" | "ENDED" };

/** What who holds it finds beside the page: the console, and what is prepared. */
export default function Preparation({ assembly, phase }: Props) {
  const words = useAboutWords();
  const paths = useAssemblyPaths();
  const refusal = useAssemblyRefusal();
  const { change } = useChange(ConsoleDeleteDocument);
  const [removing, setRemoving] = useState(false);
  const { slug } = assembly.piazza;
  const remove = async () => {
    const { refused } = await change({ input: { assemblyId: assembly.id } });
    if (refused?.[0]) return refusal(refused[0]);
    tell(words.removed);
    navigate(paths.list(slug), { replace: true });
    return undefined;
  };
  return (
    <section className="pz-conduci" aria-labelledby="tenerla">
      <h2 id="tenerla" className="pz-h4">{words.beforeStaff}</h2>
      <div className="comandi">
        <a className="btn btn-primary btn-sm" href={paths.console(slug, assembly.number)}>{words.toConsole}</a>
        {phase !== "ENDED" && !assembly.isRehearsal && <a className="btn btn-outline-primary btn-sm" href={paths.change(slug, assembly.number)}>{words.change}</a>}
        {(phase === "PLANNED" || assembly.isRehearsal) && <Button small look="danger" onClick={() => { setRemoving(true); }}>{words.remove}…</Button>}
      </div>
      {removing && <Confirm title={words.removeTitle} note={words.removeNote} action={words.remove} onClose={() => { setRemoving(false); }} onDo={remove} />}
    </section>
  );
}
