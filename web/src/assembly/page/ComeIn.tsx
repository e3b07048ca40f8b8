import { useFrame } from "../../reading/frame";
import { useChange } from "../../reading/read";
import { navigate, usePlace } from "../../router/location";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { AssemblyJoinPageDocument, type AboutStateFragment, type AssemblyAboutFragment } from "../gen/graphql";
import { useAboutWords } from "../list/words";
import { dropPass } from "../live/pass";
import { useAssemblyPaths } from "../paths";
import { useAssemblyRefusal } from "../words";

type Props = { assembly: AssemblyAboutFragment; state: AboutStateFragment; onChange: () => void };

/** The way in, from the page: one press for members, the code for everybody else. */
export function ComeIn({ assembly, state, onChange }: Props) {
  const words = useAboutWords();
  const refusal = useAssemblyRefusal();
  const paths = useAssemblyPaths();
  const square = usePaths();
  const { pathname } = usePlace();
  const { viewer } = useFrame();
  const { change, busy } = useChange(AssemblyJoinPageDocument);
  const { current } = state;
  const inside = assembly.viewerParticipation !== null;
  const join = async () => {
    const { refused } = await change({ input: { assemblyId: assembly.id } });
    if (refused?.[0]) { tell(refusal(refused[0])); onChange(); return; }
    dropPass(assembly.number);
    navigate(paths.phone(assembly.number));
  };
  return (
    <section className="pz-foglio pz-entra" aria-label={words.comeIn}>
      <p className="pz-lead">{current ? words.liveNow(current.position, state.itemCount) : words.liveBetween}</p>
      <p className="pz-riga pz-su-3">
        {inside && <a className="btn btn-primary" href={paths.phone(assembly.number)} onClick={() => { dropPass(assembly.number); }}>{words.comeBack}</a>}
        {!inside && assembly.viewerCanJoin && <Button busy={busy} onClick={() => void join()}>{words.comeIn}</Button>}
        {!inside && !viewer && <a className="btn btn-primary" href={square.signIn(pathname)}>{words.signInToEnter}</a>}
        {!inside && !assembly.isRehearsal && <a className="btn btn-outline-primary" href={paths.enter()}>{words.codeHere}</a>}
      </p>
      {!inside && viewer && assembly.viewerJoinRefusal && <p className="pz-meta pz-su-2">{refusal(assembly.viewerJoinRefusal)}</p>}
    </section>
  );
}
