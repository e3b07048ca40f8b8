import { useWords } from "../../i18n/words";
import { useFrame } from "../../reading/frame";
import { sentenceFor } from "../../reading/refusals";
import { usePlace } from "../../router/location";
import { usePaths } from "../../router/usePaths";
import { TextField } from "../../ui/Field";
import type { Opener } from "./code";
import type { Role } from "./role";
import type { Found } from "./useDoor";
import { useJoinWords } from "./words";

type Props = { found: Found; role: Role; opener: Opener; name: string; onName: (name: string) => void; refused: string | undefined };

/** Which assembly it is, and what coming in means for whoever stands before it. */
export function Meaning({ found, role, name, onName, refused }: Props) {
  const words = useJoinWords();
  const { viewer } = useFrame();
  return (
    <>
      <p className="pz-meta sotto">{words.opens}</p>
      <p className="apre"><strong>{found.title}</strong>{found.piazza && <span className="pz-meta">{words.of(found.piazza)}</span>}</p>
      {(role === "guest" || role === "slip") && <TextField label={words.nameLabel} hint={words.nameHint} value={name} maxLength={60} autoComplete="name" onText={onName} />}
      <div className="vale">
        {role === "member" && viewer && <p>{found.uncounted ? words.asMemberNot(viewer.member.name) : words.asMember(viewer.member.name)} <Why refusal={found.uncounted} /></p>}
        {role === "guest" && <p>{words.asGuest}</p>}
        {role === "slip" && <p>{words.asGuestSlip}</p>}
        {role === "guest" && <p className="pz-meta">{words.unverified}</p>}
        {role === "needsSlip" && <p>{words.guestsNeedSlip}</p>}
        {role === "signIn" && !viewer && <p>{words.noGuests}</p>}
        {role !== "member" && viewer && <Refused refusal={found.refusal} />}
        {role !== "member" && !viewer && <SignIn only={role === "signIn"} />}
      </div>
      {refused && <p className="pz-guasto" role="alert">{refused}</p>}
    </>
  );
}

/** Why a member would not count here. */
function Refused({ refusal }: { refusal: Found["refusal"] }) {
  const words = useJoinWords();
  if (!refusal) return null;
  return <p>{words.memberRefused} <Why refusal={refusal} /></p>;
}

function Why({ refusal }: { refusal: Found["refusal"] }) {
  const words = useJoinWords();
  const site = useWords();
  return refusal && (words.reasons[refusal.reason] ?? sentenceFor(site, refusal));
}

/** The way to count: signing in, and back before this door. */
function SignIn({ only }: { only: boolean }) {
  const words = useJoinWords();
  const paths = usePaths();
  const { pathname } = usePlace();
  const href = paths.signIn(pathname);
  if (only) return <p className="pz-su-3"><a className="btn btn-primary w-100" href={href}>{words.signInButton}</a></p>;
  return <p className="pz-meta">{words.toCount}<a href={href}>{words.signIn}</a>.</p>;
}
