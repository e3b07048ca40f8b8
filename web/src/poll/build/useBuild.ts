import { useCallback, useMemo, useState } from "react";
import type { Language } from "../../i18n/language";
import { useWords } from "../../i18n/words";
import type { Refused } from "../../reading/read";
import type { PollFormFragment } from "../gen/graphql";
import { usePollRefusal } from "../run/words";
import type { Builder } from "./context";
import { faultAt, faultsOf, placeOfRefusal, type Step } from "./faults";
import { blankForm, tooFew, type Form } from "./form";
import { formOf } from "./read";
import { useForm } from "./useForm";
import { useSend, type Sent } from "./useSend";
import { useBuildWords } from "./words";

type Refusal = ReturnType<typeof placeOfRefusal> & { sentence: string };

type Start = { piazzaId: string; members: number; memberId: string; poll: PollFormFragment | null; language: Language };

/** The builder's state: the form, where one is, what is wrong, what was sent. */
export function useBuild({ piazzaId, members, memberId, poll: first, language }: Start) {
  const words = useBuildWords();
  const all = useWords();
  const refusal = usePollRefusal();
  const sending = useSend(piazzaId, first, language);
  const [place] = useState(first ? `voting-${first.id}` : `voting-in-${piazzaId}`);
  const [begun] = useState(() => (first ? formOf(first) : blankForm));
  const kept = useForm(memberId, place, begun);
  const { form, setForm } = kept;
  const [step, setStep] = useState<Step>("ask");
  // What is wrong is said of the steps that the writer has tried to leave.
  const [tried, setTried] = useState<ReadonlySet<Step>>(new Set());
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [general, setGeneral] = useState<string>();
  const faults = useMemo(() => faultsOf(form, new Date()), [form]);

  const change = useCallback((next: (now: Form) => Form) => {
    setForm(next);
    setRefusals([]);
  }, [setForm]);
  const few = tooFew(form.rules, members, sending.poll?.voting);
  const builder = useMemo<Builder>(() => ({
    form, change, take: kept.take, few,
    faultAt: (at) => {
      const reason = faultAt(faults.filter((fault) => tried.has(fault.step)), at);
      return reason ? words.faults[reason] : refusals.find((each) => each.field === at.field && each.question === at.question && each.option === at.option)?.sentence;
    },
  }), [form, change, kept.take, few, faults, tried, refusals, words]);

  const refuse = (refused: readonly Refused[]) => {
    const places = refused.map((one) => ({ ...placeOfRefusal(form, one.field ?? []), sentence: refusal([one]) }));
    setRefusals(places);
    const conflict = refused.some((one) => one.reason === "entry_changed");
    setGeneral(conflict ? words.conflict : places[0]?.sentence ?? all.state.errorSafe);
    const where = conflict ? undefined : places.find((at) => at.field !== "")?.step;
    if (where) setStep(where);
  };
  /** Sends the form as it is; tells whether it arrived. */
  const send = async (how: (form: Form) => Promise<Sent>): Promise<PollFormFragment | undefined> => {
    setGeneral(undefined);
    setRefusals([]);
    const sent = await how(form);
    if (!sent.poll) { refuse(sent.refused); return undefined; }
    kept.settle(form);
    return sent.poll;
  };
  /** What was taken away in a step stays taken once one has gone on. */
  const goTo = (to: Step) => {
    kept.settleTaken();
    setStep(to);
  };
  const wrongIn = (which: Step) => faults.filter((fault) => fault.step === which);
  /** Says what is wrong in some steps; true where nothing is. */
  const check = (which: readonly Step[]): boolean => {
    setTried(new Set([...tried, ...which]));
    return which.every((each) => wrongIn(each).length === 0);
  };
  return { ...kept, ...sending, step, goTo, tried, faults, wrongIn, check, general, builder, send };
}

export type Build = ReturnType<typeof useBuild>;
