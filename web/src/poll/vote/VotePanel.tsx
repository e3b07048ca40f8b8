import { lazy, Suspense, useState, type ReactNode } from "react";
import { PiazzaJoinDocument } from "../../gen/graphql";
import { useWords } from "../../i18n/words";
import { useFrame } from "../../reading/frame";
import { useChange } from "../../reading/read";
import { usePlace } from "../../router/location";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { tell } from "../../ui/Notices";
import { Bones } from "../../ui/states";
import { When } from "../../ui/When";
import { usePollLive } from "../live";
import type { PollShown } from "../types";
import { usePollRefusal, usePollWords } from "../words";
import { OwnVote } from "./OwnVote";
import { useVote } from "./useVote";
import { VoteForm } from "./VoteForm";

// Without the key nobody can read who has voted: an empty ballot would say that he has not.
const keyless: unknown[] = ["KEY_MISSING", "ELSEWHERE"];

// Secret votes have words and a receipt of their own.
const SecretNote = lazy(() => import("../secret/Note"));
const OwnReceipt = lazy(() => import("../secret/OwnReceipt"));

/** The viewer's part in a poll: his ballots to fill in, what he cast, or why he may not vote. */
export function VotePanel({ poll, onChange }: { poll: PollShown; onChange: () => void }) {
  const { viewer, ready } = useFrame();
  const { phase } = usePollLive();
  const { voting } = poll;
  const vote = useVote(poll, viewer?.member.id, onChange);
  // Who changes his vote does so until it has arrived.
  const [editingAt, setEditingAt] = useState<number>();
  const editing = editingAt === vote.arrivals;
  const voted = voting.viewerBallots.length > 0;
  const open = phase === "OPEN" && voting.viewerCanVote;
  const unsent = vote.sent.phase !== "idle" || vote.hasDraft;
  const halted = viewer !== null && !unsent && keyless.includes(voting.secrecy?.state);
  const form = (
    <VoteForm
      poll={poll} vote={vote} viewer={poll.id + (viewer?.member.id ?? "")} open={open} onChange={onChange}
      onDone={voted ? () => { vote.forget(); setEditingAt(undefined); } : undefined}
    />
  );
  const receipt = voting.isConfidential && viewer && <Suspense fallback={null}><OwnReceipt poll={poll} open={phase === "OPEN" && !halted} unsure={halted && open} changed={editingAt !== undefined && !editing} arrivals={vote.arrivals} /></Suspense>;
  if (phase === "CLOSED") return voted ? <Arrived poll={poll}>{receipt}</Arrived> : <><LateVote sent={vote.sent} />{receipt}</>;
  if (voted && !(open && (editing || unsent))) return <Arrived poll={poll} onEdit={open ? () => { setEditingAt(vote.arrivals); } : undefined}>{receipt}</Arrived>;
  return (
    <>
      {voting.isConfidential && !halted && <Suspense fallback={<Bones height="14rem" />}><SecretNote /></Suspense>}
      {!open && ready && <Refusal poll={poll} onChange={onChange} />}
      {halted ? receipt : form}
    </>
  );
}

/** What was cast has arrived: when, and what it says. */
function Arrived({ poll, onEdit, children }: { poll: PollShown; onEdit?: (() => void) | undefined; children: ReactNode }) {
  const words = usePollWords();
  const { questions, viewerBallots, isChangeable } = poll.voting;
  const last = viewerBallots.reduce((latest, ballot) => (ballot.castAt > latest ? ballot.castAt : latest), "");
  const [before, after] = words.received("\u0000").split("\u0000");
  return (
    <section className="pz-arrivato" aria-label={words.voteTitle}>
      <p className="detto"><Icon name="check" /> <strong>{before}<When at={last} />{after}</strong></p>
      {onEdit && <p className="pz-meta">{isChangeable ? words.changeable : words.final}</p>}
      <OwnVote questions={questions} ballots={viewerBallots} />
      {onEdit && isChangeable && <p><Button look="outline" onClick={onEdit}>{words.edit}</Button></p>}
      {children}
    </section>
  );
}

/** A vote that came too late stays in sight with its reason, once the form is gone. */
function LateVote({ sent }: { sent: ReturnType<typeof useVote>["sent"] }) {
  const say = usePollRefusal();
  if (sent.phase !== "refused") return null;
  return <p className="pz-guasto" role="alert">{say(sent)}</p>;
}

/** Why the viewer may not vote, and what he can do about it. */
function Refusal({ poll, onChange }: { poll: PollShown; onChange: () => void }) {
  const words = usePollWords();
  const page = useWords();
  const say = usePollRefusal();
  const paths = usePaths();
  const { pathname, search } = usePlace();
  const { viewer, piazza, retry } = useFrame();
  const { change, busy } = useChange(PiazzaJoinDocument);
  const refusal = poll.voting.viewerVoteRefusal;
  if (!refusal) return null;
  const join = async () => {
    const { done, refused } = await change({ input: { piazzaId: poll.piazza.id } });
    if (!done) { tell(say(refused[0] ?? { code: "INTERNAL" })); return; }
    tell(page.piazza.joined);
    retry();
    onChange();
  };
  return (
    <div className="pz-nonvoti" role="note">
      <p>{say(refusal)}</p>
      {refusal.reason === "assurance_too_low" && <p className="pz-meta">{words.assurance[poll.voting.assurance]}</p>}
      {!viewer && <p><a className="btn btn-primary" href={paths.signIn(pathname + search)}>{words.signIn}</a></p>}
      {viewer && refusal.reason === "not_member" && piazza?.viewerCanJoin && <p><Button busy={busy} onClick={() => void join()}>{words.join}</Button> <span className="pz-meta">{words.joinNote}</span></p>}
      {viewer && refusal.reason === "assurance_too_low" && <p><a className="btn btn-outline-primary" href={paths.signIn(pathname + search)}>{page.site.signIn}</a></p>}
    </div>
  );
}
