import { useState, type SyntheticEvent } from "react";
import { BodyField } from "../../editor/BodyField";
import type { PiazzaHeadFragment } from "../../gen/graphql";
import { whole } from "../../poll/build/input";
import { isoOf, toField } from "../../poll/build/slots";
import { useBuildWords } from "../../poll/build/words";
import { useChange, type Refused } from "../../reading/read";
import { navigate } from "../../router/location";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/Notices";
import { AssemblyCreateDocument, AssemblyUpdateDocument, type Assurance, type AssemblyFormFragment, type Electorate, type GuestAdmission } from "../gen/graphql";
import { useAboutWords } from "../list/words";
import { useAssemblyPaths } from "../paths";
import { useAssemblyRefusal } from "../words";

type Props = { piazza: PiazzaHeadFragment; assembly: AssemblyFormFragment | null };

interface Form { title: string; body: string; startsAt: string; electorate: Electorate; assurance: Assurance; guests: GuestAdmission; quorum: string }

const formOf = (assembly: AssemblyFormFragment | null): Form => ({
  title: assembly?.title ?? "", body: assembly?.body ?? "", startsAt: toField(assembly?.startsAt), electorate: assembly?.electorate ?? "MEMBERS",
  assurance: assembly?.assurance ?? "NONE", guests: assembly?.guests ?? "NONE", quorum: assembly?.quorum ? String(assembly.quorum) : "",
});

/** What is said of an assembly before its questions: title, text, when, who counts, guests, quorum. */
export function PrepareForm({ piazza, assembly }: Props) {
  const words = useAboutWords();
  const { assurance } = useBuildWords();
  const [form, setForm] = useState(() => formOf(assembly));
  const { send, busy, errors } = usePreparing(piazza, assembly, form);
  const set = <K extends keyof Form>(field: K) => (value: Form[K]) => { setForm((now) => ({ ...now, [field]: value })); };
  const begun = assembly !== null && assembly.state.phase !== "PLANNED";
  const submit = (event: SyntheticEvent) => { event.preventDefault(); void send(); };
  return (
    <form className="pz-campi pz-prepara" noValidate onSubmit={submit}>
      <TextField label={words.fieldTitle} value={form.title} maxLength={160} required error={errors.title} onText={set("title")} />
      <TextField label={words.fieldStarts} hint={words.fieldStartsHint} type="datetime-local" value={form.startsAt} error={errors.startsAt} onText={set("startsAt")} />
      <BodyField value={form.body} error={errors.body} onText={set("body")} />
      {begun ? <p className="pz-avviso">{words.fieldFixed}</p> : (
        <>
          <Choices legend={words.fieldElectorate} name="electorate" values={["MEMBERS", "SIGNED_IN"]} words={words.fieldElectorateWords} chosen={form.electorate === "SIGNED_IN" ? "SIGNED_IN" : "MEMBERS"} onChoose={set("electorate")} />
          <Choices legend={words.fieldAssurance} name="assurance" values={["NONE", "SOCIAL", "EMAIL", "SUBSTANTIAL", "HIGH"]} words={assurance} chosen={form.assurance} onChoose={set("assurance")} />
          <Choices legend={words.fieldGuests} name="guests" values={["NONE", "SLIPS", "ANYONE"]} words={words.fieldGuestsWords} chosen={form.guests} onChoose={set("guests")} />
          <TextField label={words.fieldQuorum} hint={words.fieldQuorumHint} value={form.quorum} inputMode="numeric" error={errors.quorum} onText={set("quorum")} />
        </>
      )}
      {errors.general && <p className="errore" role="alert">{errors.general}</p>}
      <p className="pz-riga pz-su-3"><Button type="submit" busy={busy}>{assembly ? words.formSave : words.formCreate}</Button></p>
    </form>
  );
}

type Errors = Partial<Record<keyof Form | "general", string | undefined>>;

/** Sends the form; what is refused comes back beside its field. */
function usePreparing(piazza: PiazzaHeadFragment, assembly: AssemblyFormFragment | null, form: Form) {
  const words = useAboutWords();
  const paths = useAssemblyPaths();
  const refusal = useAssemblyRefusal();
  const create = useChange(AssemblyCreateDocument);
  const update = useChange(AssemblyUpdateDocument);
  const [errors, setErrors] = useState<Errors>({});
  const [idempotencyKey] = useState(() => crypto.randomUUID());

  const refuse = (refused: readonly Refused[]) => {
    const found: Errors = {};
    for (const one of refused) {
      const field = one.field?.at(-1);
      found[field && field in form ? (field as keyof Form) : "general"] = refusal(one);
    }
    setErrors(found);
  };
  const send = async () => {
    const quorum = form.quorum.trim() === "" ? 0 : whole(form.quorum);
    const wrong: Errors = { ...(form.title.trim() === "" ? { title: words.fieldTitleMissing } : {}), ...(quorum === undefined || quorum < 0 ? { quorum: words.fieldQuorumWrong } : {}) };
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const { electorate, assurance, guests } = form;
    const said = { title: form.title.trim(), body: form.body, startsAt: isoOf(form.startsAt) };
    const fixed = assembly !== null && assembly.state.phase !== "PLANNED";
    const who = fixed ? {} : { electorate, assurance, guests, quorum };
    const { done, refused } = assembly
      ? await update.change({ input: { assemblyId: assembly.id, ...said, isUndated: said.startsAt === null, ...who } })
      : await create.change({ input: { piazzaId: piazza.id, idempotencyKey, ...said, ...who } });
    if (refused) { refuse(refused); return; }
    if (assembly) tell(words.formSaved);
    if (done.assembly) navigate(paths.console(piazza.slug, done.assembly.number));
  };
  return { send, busy: create.busy || update.busy, errors };
}
