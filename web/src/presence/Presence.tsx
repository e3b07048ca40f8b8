import { useCallback, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import type { Client } from "urql";
import { useLine } from "../live/useLine";
import { AvatarRow, EmptyArch } from "../ui/Avatar";
import { Switch } from "../ui/Switch";
import { useVisible } from "./choice";
import { PresenceContext, usePresence } from "./context";
import { archesOf, writersBeside } from "./sentence";
import { PresenceStore, type Here } from "./store";
import { usePresenceWords } from "./words";

interface Props {
  client: Client;
  entryId: string;
  memberId: string | undefined;
  children: ReactNode;
}

/** Whoever reads what is inside is here, and is told of the others. */
export function Presence({ client, entryId, memberId, children }: Props) {
  const store = useMemo(() => new PresenceStore(client, entryId), [client, entryId]);
  const [chosen, choose] = useVisible(memberId);
  const member = memberId !== undefined;
  const shown = member && chosen;
  // Who signs in or out is another reader: he arrives anew.
  useEffect(() => store.stay(shown), [store, shown, memberId]);
  const typed = useCallback(() => { if (member) store.typed(shown); }, [store, member, shown]);
  const presence = useMemo(
    () => ({ store, visible: member ? shown : undefined, choose, typed }),
    [store, member, shown, choose, typed],
  );
  return <PresenceContext value={presence}>{children}</PresenceContext>;
}

/** Who is here; nothing while the line is cut, because nobody knows. */
function useHere(): Here | undefined {
  const presence = usePresence();
  const here = useSyncExternalStore(presence?.store.here.subscribe ?? never, presence?.store.here.get ?? nobody);
  const line = useLine();
  return line === "live" ? here : undefined;
}

const never = () => () => undefined;
const nobody = () => undefined;

/** How many are here, in words. */
export function HereCount() {
  const words = usePresenceWords();
  const here = useHere();
  return here && <span className="pz-qui pz-num">{here.count <= 1 ? words.alone : words.here(here.count)}</span>;
}

const mostArches = 12;
const mostNames = 6;

/** Those who are here under their arches: a letter for who shows his name, an empty arch for who does not. */
export function HereBlock() {
  const words = usePresenceWords();
  const presence = usePresence();
  const here = useHere();
  if (!presence) return null;
  const arches = here && archesOf(here, mostArches);
  const names = here?.members.slice(0, mostNames).map((member) => member.name) ?? [];
  return (
    <div className="pz-presenti">
      <h3 className="pz-h4">{words.title}</h3>
      <p className="pz-fila-presenti" aria-hidden="true">
        {arches && <><AvatarRow people={arches.named} /><span className="pz-fila">{Array.from({ length: arches.empty }, (_, i) => <EmptyArch key={i} size="s" />)}</span></>}
      </p>
      <p className="pz-meta">{here ? (names.length > 0 ? words.names(names, here.count - names.length) : words.nameless(here.count)) : words.unknown}</p>
      {presence.visible !== undefined && (
        <Switch label={words.show} note={presence.visible ? words.shown : words.hidden} on={presence.visible} onChange={presence.choose} />
      )}
    </div>
  );
}

/** Who is writing: in its own place, which stays when nobody does. Seen, never announced. */
export function WritingLine({ viewerId }: { viewerId: string | undefined }) {
  const words = usePresenceWords();
  const here = useHere();
  const presence = usePresence();
  const writes = useSyncExternalStore(presence?.store.writing.subscribe ?? never, presence?.store.writing.get ?? no);
  const writers = here && writersBeside(here, { id: viewerId, writes });
  const some = writers !== undefined && writers.names.length + writers.others > 0;
  const faces = here?.typing.filter((person) => person.id !== viewerId).slice(0, 2) ?? [];
  return (
    <p className="pz-scrive" aria-hidden={some ? undefined : true} data-writing={some ? "" : undefined}>
      {some && <><AvatarRow people={faces} /><span>{words.writing(writers.names, writers.others)}</span><Dots /></>}
    </p>
  );
}

const no = () => false;

function Dots() {
  return <span className="pz-punti" aria-hidden="true"><i /><i /><i /></span>;
}
