import { useEffect, useId, useRef, type ReactNode } from "react";

type Props = {
  title: string;
  onClose: () => void;
  /** Whether there is something to read before anything is done: then the reader begins at the title. */
  toRead?: boolean;
  children: ReactNode;
};

/** A question that must be answered before going on. The browser's own dialog keeps focus inside and gives it back. */
export function Dialog({ title, onClose, toRead = false, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    if (toRead) dialog?.querySelector("h2")?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [toRead]);
  return (
    <dialog ref={ref} className="pz-dialogo" aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <h2 id={id} tabIndex={toRead ? -1 : undefined}>{title}</h2>
      {children}
    </dialog>
  );
}
