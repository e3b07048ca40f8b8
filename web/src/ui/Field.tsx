import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from "react";

type Shared = { label: string; hint?: string | undefined; error?: string | undefined; count?: string | undefined };

/** A label above, a hint and the reason of a refusal below, tied to the control for everybody. */
function Frame({ id, label, hint, error, count, children }: Shared & { id: string; children: ReactNode }) {
  return (
    <div className="pz-campo">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && <p className="nota" id={`${id}-hint`}>{hint}</p>}
      {error && <p className="errore" id={`${id}-error`}>{error}</p>}
      {count && <p className="conta">{count}</p>}
    </div>
  );
}

const describedBy = (id: string, hint?: string, error?: string) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

type InputProps = Shared & Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "id"> & { onText: (text: string) => void };

/** One line of text. */
export function TextField({ label, hint, error, count, onText, ...rest }: InputProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} count={count}>
      <input {...rest} id={id} className="form-control" aria-invalid={error ? true : undefined} aria-describedby={describedBy(id, hint, error)} onChange={(e) => { onText(e.target.value); }} />
    </Frame>
  );
}

type AreaProps = Shared & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange" | "id"> & { onText: (text: string) => void };

/** Several lines of text. */
export function TextArea({ label, hint, error, count, onText, ...rest }: AreaProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} count={count}>
      <textarea {...rest} id={id} className="form-control" aria-invalid={error ? true : undefined} aria-describedby={describedBy(id, hint, error)} onChange={(e) => { onText(e.target.value); }} />
    </Frame>
  );
}
