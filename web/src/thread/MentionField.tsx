import { useId, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { useWords } from "../i18n/words";
import { Avatar } from "../ui/Avatar";
import { completed, matching, mentionAt } from "./mention";
import type { Person } from "./store";

interface Props {
  label: string;
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
  people: () => readonly Person[];
  placeholder?: string | undefined;
  errorId?: string | undefined;
  wanted?: boolean | undefined;
  /** Escape with nothing written. */
  onLeave?: (() => void) | undefined;
}

/** A field for a comment. After @ it offers the people of the discussion: arrows choose, Enter takes, Escape leaves. */
export function MentionField({ label, text, onText, onSend, people, placeholder, errorId, wanted, onLeave }: Props) {
  const words = useWords().thread;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [left, setLeft] = useState(false);
  const mention = left ? undefined : mentionAt(text, caret);
  const offered = mention ? matching(people(), mention.typed) : [];
  const chosen = Math.min(at, offered.length - 1);

  const take = (person: Person) => {
    if (!mention) return;
    const next = completed(text, mention.from, caret, person.handle);
    // Drawn at once: the next key may come before the next frame.
    flushSync(() => {
      onText(next.text);
      setCaret(next.caret);
    });
    field.current?.focus();
    field.current?.setSelectionRange(next.caret, next.caret);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
      return;
    }
    const person = offered[chosen];
    if (!person && event.key === "Escape") onLeave?.();
    if (!person) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + offered.length) % offered.length);
    else if (event.key === "Enter" || event.key === "Tab") take(person);
    else if (event.key === "Escape") setLeft(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="pz-menzioni-posto">
      <label className="pz-sr" htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        value={text}
        placeholder={placeholder}
        // The field was just asked for by its reader: focus goes where he will write.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={wanted}
        aria-invalid={errorId ? true : undefined}
        aria-describedby={errorId}
        aria-autocomplete="list"
        aria-controls={offered.length ? `${id}-people` : undefined}
        aria-activedescendant={offered.length ? `${id}-${chosen}` : undefined}
        onChange={(event) => {
          onText(event.target.value);
          setCaret(event.target.selectionStart);
          setAt(0);
          setLeft(false);
        }}
        onSelect={(event) => { setCaret(event.currentTarget.selectionStart); }}
        onBlur={() => { setLeft(true); }}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && (
        <div id={`${id}-people`} className="pz-menu pz-menzioni" role="listbox" aria-label={words.mentionList}>
          {offered.map((person, i) => (
            // Keys reach the list through the field, which holds the focus.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div key={person.id} id={`${id}-${i}`} role="option" tabIndex={-1} aria-selected={i === chosen} onPointerDown={(event) => { event.preventDefault(); }} onClick={() => { take(person); }}>
              <Avatar name={person.name} tone={person.tone} size="s" />
              <span>{person.name} <small>@{person.handle}</small></span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
