import { useWords } from "../../i18n/words";
import { FailedPage } from "../../layout/FailedPage";
import { useFrame } from "../../reading/frame";
import { useChange, useRead } from "../../reading/read";
import { useRefusals } from "../../reading/refusals";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { PersonName, nameOf } from "../../ui/Person";
import { EmptyState, ListBones, Waiting } from "../../ui/states";
import { When } from "../../ui/When";
import { ExclusionEndDocument, ExclusionsDocument, type ExclusionsQuery } from "../gen/graphql";
import { useAdminWords } from "../words";

type Exclusion = NonNullable<ExclusionsQuery["piazza"]>["exclusions"][number];

/** Who may not come back into a piazza, for whoever moderates it. */
export default function Exclusions({ slug }: { slug: string }) {
  const { exclusion: words } = useAdminWords();
  const { data, failure, retry } = useRead(ExclusionsDocument, { slug });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data?.piazza) return <Waiting><ListBones /></Waiting>;
  const { exclusions } = data.piazza;
  return (
    <>
      <p className="pz-ristretta pz-giu">{words.lead}</p>
      {exclusions.length === 0 && <EmptyState>{words.none}</EmptyState>}
      {exclusions.length > 0 && (
        <ul className="pz-pratiche">
          {exclusions.map((one) => <ExclusionRow key={one.member.id} exclusion={one} onChange={retry} />)}
        </ul>
      )}
    </>
  );
}

function ExclusionRow({ exclusion, onChange }: { exclusion: Exclusion; onChange: () => void }) {
  const { exclusion: words } = useAdminWords();
  const { member, until, excludedBy } = exclusion;
  return (
    <li>
      <div className="pz-riga-persona">
        <Avatar name={member.name} tone={member.tone} state={member.state} />
        <div>
          <h2 className="pz-h4"><PersonName person={member} /></h2>
          <p className="pz-su-1">{words.why} {exclusion.reason}</p>
          <p className="pz-meta pz-su-1">
            {until ? <>{words.until} <When at={until} /></> : words.noEnd} · {words.by} <PersonName person={excludedBy} className="" /> · <When at={exclusion.excludedAt} />
          </p>
        </div>
      </div>
      <div className="fare"><Readmit exclusion={exclusion} onChange={onChange} /></div>
    </li>
  );
}

function Readmit({ exclusion: { member }, onChange }: { exclusion: Exclusion; onChange: () => void }) {
  const words = useWords();
  const { exclusion } = useAdminWords();
  const { piazza } = useFrame();
  const say = useRefusals();
  const { change, busy } = useChange(ExclusionEndDocument);
  const name = nameOf(member, words);
  const readmit = async () => {
    const { refused } = await change({ input: { piazzaId: piazza?.id ?? "", memberId: member.id } });
    tell(refused ? (say(refused).general ?? words.state.error) : exclusion.ended(name));
    onChange();
  };
  return <Button look="outline" small busy={busy} aria-label={exclusion.endNamed(name)} onClick={() => void readmit()}>{exclusion.end}</Button>;
}
