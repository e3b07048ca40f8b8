import { useState, type SyntheticEvent } from "react";
import { Breadcrumb } from "../../layout/Breadcrumb";
import { FailedPage } from "../../layout/FailedPage";
import { MissingPage } from "../../layout/MissingPage";
import { NoticePage } from "../../layout/NoticePage";
import { ShowMore } from "../../layout/ShowMore";
import { WaitingPage } from "../../layout/WaitingPage";
import { whole } from "../../poll/build/input";
import { Confirm } from "../../poll/run/Confirm";
import { useChange, useRead } from "../../reading/read";
import { Page } from "../../router/Page";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/Notices";
import { When } from "../../ui/When";
import { AssemblySlipsDocument, SlipReissueDocument, SlipRevokeDocument, SlipsCreateDocument, type AssemblySlipsQuery, type SlipLineFragment } from "../gen/graphql";
import { useAboutWords } from "../list/words";
import { useAssemblyPaths } from "../paths";
import { useAssemblyRefusal } from "../words";
import { joined, told, without, type Made } from "./made";
import { PrintedSlips } from "./PrintedSlips";
import { useSlipsWords } from "./words";

type Assembly = NonNullable<AssemblySlipsQuery["assembly"]>;

const first = 50;

/** Slips for guests: to make, to print, to revoke, to make anew. */
export default function SlipsPage({ number }: { number: number }) {
  const words = useSlipsWords();
  const about = useAboutWords();
  const square = usePaths();
  const paths = useAssemblyPaths();
  const { data, failure, retry } = useRead(AssemblySlipsDocument, { number, first });
  const [made, setMade] = useState<readonly Made[]>([]);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  const { assembly } = data;
  if (!assembly) return <MissingPage />;
  if (!assembly.viewerCanRun || !assembly.slips) return <NoticePage title={words.title}>{about.formForbidden}</NoticePage>;
  if (assembly.guests === "NONE") return <NoticePage title={words.title}>{words.noSlips}</NoticePage>;
  const { piazza, title } = assembly;
  return (
    <Page title={`${words.title} · ${title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: square.piazza(piazza.slug), title: piazza.title }, { href: paths.page(piazza.slug, number), title }]} />
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className="pz-lead">{words.lead}</p>
        <p className="pz-su-2"><a href={paths.console(piazza.slug, number)}>{words.toConsole}</a></p>
      </header>
      <div className="pz-wrap pz-corpo pz-cedole">
        {made.length > 0
          ? <PrintedSlips assembly={assembly} made={made} onDone={() => { setMade([]); retry(); }} />
          : assembly.endedAt === null && <Make assembly={assembly} onMade={(slips) => { setMade(slips); retry(); }} />}
        <List assembly={assembly} slips={assembly.slips} onMade={(slips) => { setMade((before) => joined(before, slips)); window.scrollTo({ top: 0 }); }} onRevoked={(revoked) => { setMade((before) => without(before, revoked)); }} onChange={retry} />
      </div>
    </Page>
  );
}

function Make({ assembly, onMade }: { assembly: Assembly; onMade: (made: Made[]) => void }) {
  const words = useSlipsWords();
  const refusal = useAssemblyRefusal();
  const { change, busy } = useChange(SlipsCreateDocument);
  const [many, setMany] = useState("30");
  const [error, setError] = useState<string>();
  const make = async (event: SyntheticEvent) => {
    event.preventDefault();
    const count = whole(many);
    if (count === undefined || count < 1 || count > 500) { setError(words.manyWrong); return; }
    const { done, refused } = await change({ input: { assemblyId: assembly.id, count } });
    if (refused?.[0]) { setError(refusal(refused[0])); return; }
    const made = told(done?.slips ?? null);
    tell(words.made(made.length));
    onMade(made);
  };
  return (
    <form className="pz-foglio fare" noValidate onSubmit={(event) => void make(event)}>
      <TextField label={words.many} hint={words.manyHint} value={many} inputMode="numeric" error={error} onText={setMany} />
      <Button type="submit" busy={busy}>{words.make}</Button>
    </form>
  );
}

type ListProps = { assembly: Assembly; slips: NonNullable<Assembly["slips"]>; onMade: (made: Made[]) => void; onRevoked: (number: number) => void; onChange: () => void };
type Doing = { what: "revoke" | "reissue"; slip: SlipLineFragment };

function List({ assembly, slips, onMade, onRevoked, onChange }: ListProps) {
  const words = useSlipsWords();
  const [doing, setDoing] = useState<Doing>();
  const variables = { number: assembly.number, first };
  return (
    <section aria-labelledby="cedole" className="elenco">
      <h2 id="cedole">{words.all}</h2>
      <p className="pz-meta pz-num">{slips.totalCount === 0 ? words.none : words.count(slips.totalCount)}</p>
      <ul className="pz-lista">
        {slips.nodes.map((slip) => (
          <li key={slip.id} className="pz-riga pz-fra">
            <span><b className="pz-num">{words.slip(slip.number)}</b> <Standing slip={slip} /></span>
            {slip.revokedAt === null && assembly.endedAt === null && (
              <span className="pz-riga stretta">
                <Button look="plain" small aria-label={words.reissueOf(slip.number)} onClick={() => { setDoing({ what: "reissue", slip }); }}>{words.reissue}…</Button>
                <Button look="danger" small aria-label={words.revokeOf(slip.number)} onClick={() => { setDoing({ what: "revoke", slip }); }}>{words.revoke}…</Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <ShowMore document={AssemblySlipsDocument} variables={variables} shown={slips.nodes.length} total={slips.totalCount} page={slips.pageInfo} />
      {doing && <Doing doing={doing} onClose={() => { setDoing(undefined); }} onMade={onMade} onRevoked={onRevoked} onChange={onChange} />}
    </section>
  );
}

function Standing({ slip }: { slip: SlipLineFragment }) {
  const words = useSlipsWords();
  if (slip.revokedAt !== null) return <span className="pz-meta">{words.revoked}</span>;
  if (slip.usedAt === null) return <span className="pz-meta">{words.unused}</span>;
  return <span className="pz-meta">{words.used(slip.name)} · <When at={slip.usedAt} /></span>;
}

function Doing({ doing: { what, slip }, onClose, onMade, onRevoked, onChange }: { doing: Doing; onClose: () => void } & Pick<ListProps, "onMade" | "onRevoked" | "onChange">) {
  const words = useSlipsWords();
  const refusal = useAssemblyRefusal();
  const revoking = useChange(SlipRevokeDocument);
  const reissuing = useChange(SlipReissueDocument);
  const { number } = slip;
  const act = async () => {
    const input = { slipId: slip.id };
    const { done, refused } = what === "revoke" ? await revoking.change({ input }) : await reissuing.change({ input });
    if (refused?.[0]) return refusal(refused[0]);
    tell(what === "revoke" ? words.revokedNow(number) : words.reissued(number));
    if (what === "reissue") onMade(told(done?.slips ?? null));
    else onRevoked(number);
    onChange();
    return undefined;
  };
  return what === "revoke"
    ? <Confirm title={words.revokeTitle(number)} note={words.revokeNote} action={words.revoke} onClose={onClose} onDo={act} />
    : <Confirm title={words.reissueTitle(number)} note={words.reissueNote} action={words.reissue} onClose={onClose} onDo={act} />;
}
