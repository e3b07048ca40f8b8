import { useEffect, useRef } from "react";
import { announce } from "../../live/announcer";
import { moved } from "../vote/rank";
import { zoneId } from "../vote/slots";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { changeQuestion, insertAfter, removePart } from "./changes";
import { useBuilder } from "./context";
import { blankOption, type OptionForm, type QuestionForm } from "./form";
import { OptionRow, type RowActs } from "./OptionRow";
import { nextSlot } from "./slots";
import { useSortable } from "./useSortable";
import { useBuildWords } from "./words";

/** The options of a question, to write, to put in order and to take away. */
export function OptionList({ question }: { question: QuestionForm }) {
  const words = useBuildWords();
  const { change, take, faultAt } = useBuilder();
  const { key, kind, options } = question;
  const nameOf = (optionKey: string) => {
    const at = options.findIndex((option) => option.key === optionKey);
    return options[at]?.title.trim() || words.optionName(at + 1);
  };
  const put = (next: (options: readonly OptionForm[]) => OptionForm[]) => {
    change((form) => changeQuestion(form, key, (each) => ({ ...each, options: next(each.options) })));
  };
  const { list: place, said, ...sortable } = useSortable<HTMLOListElement>({ keys: options.map((option) => option.key), titleOf: nameOf, onMove: (from, to) => { put((list) => moved(list, from, to)); } });
  const focusOn = useFocusOn(place);
  const acts: RowActs = {
    change: (optionKey, next) => { put((list) => list.map((option) => (option.key === optionKey ? next(option) : option))); },
    addAfter: (optionKey, titles) => {
      const added = titles.map((title) => ({ ...blankOption(), title }));
      put((list) => insertAfter(list, optionKey, added));
      if (titles.length > 1) announce(words.pasted(titles.length));
      focusOn(added.at(-1)?.key);
    },
    remove: (optionKey) => {
      const at = options.findIndex((option) => option.key === optionKey);
      take(nameOf(optionKey), (form) => removePart(form, key, "options", optionKey));
      focusOn((options[at - 1] ?? options[at + 1])?.key);
    },
  };
  const add = () => {
    const added = { ...blankOption(), ...(kind === "MEETING" ? nextSlot(options.at(-1) ?? { starts: "", ends: "" }) : {}) };
    put((list) => [...list, added]);
    focusOn(added.key);
  };
  const fault = faultAt({ field: "options", question: key });
  const title = kind === "STV" || kind === "BUDGET" || kind === "MEETING" || kind === "MATRIX" ? words.options[kind] : words.options.other;
  return (
    <fieldset className="pz-voci" aria-describedby={fault ? `${key}-voci` : undefined}>
      <legend>{title}</legend>
      {kind === "MEETING" && <p className="nota">{words.zone(zoneId())}</p>}
      <ol ref={place} role="list">
        {options.map((option, at) => <OptionRow key={option.key} question={question} option={option} at={at} of={options.length} sortable={sortable} acts={acts} />)}
      </ol>
      {fault && <p className="errore" id={`${key}-voci`} tabIndex={-1} data-fault="">{fault}</p>}
      <p className="pz-riga stretta">
        <Button look="plain" small className="allineato" onClick={add}><Icon name="plusCircle" /> {words.addOption}</Button>
        {kind !== "MEETING" && <span className="nota pz-solo-d">{words.pasteHint}</span>}
      </p>
      <p className="pz-sr" role="status">{said}</p>
    </fieldset>
  );
}

/**
 * Puts the focus into the first field of a row once it is on the page, and after a dialog that led there has given the
 * focus back.
 */
export function useFocusOn(list: { readonly current: HTMLElement | null }) {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wanted.current)}"] input`)?.focus();
    wanted.current = undefined;
  });
  return (key: string | undefined) => { wanted.current = key; };
}
