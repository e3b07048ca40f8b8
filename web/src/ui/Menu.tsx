import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

type Props = {
  /** What the button says to those who cannot see it. */
  label: string;
  /** What the button shows. */
  button: ReactNode;
  buttonClass?: string;
  /** MenuItem elements and rules. */
  children: ReactNode;
};

const items = (menu: HTMLElement | null) => [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

const margin = 8;

/** A menu hangs from the right edge of its button: where the window ends before it does, it moves in. */
function keepInView(menu: HTMLElement | null): void {
  const left = menu?.getBoundingClientRect().left ?? margin;
  if (menu && left < margin) menu.style.right = `${left - margin}px`;
}

/** A button that opens a short list of actions: arrows rove, Escape gives focus back. */
export function Menu({ label, button, buttonClass = "btn btn-icona", children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const place = useRef<HTMLSpanElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    keepInView(menu.current);
    items(menu.current)[0]?.focus({ preventScroll: true });
    const away = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const all = items(menu.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: all[(at + 1) % all.length], ArrowUp: all[(at - 1 + all.length) % all.length], Home: all[0], End: all.at(-1) }[event.key];
    if (event.key === "Escape") close();
    else if (event.key === "Tab") { setOpen(false); return; }
    else if (target) target.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span className="pz-menu-posto" ref={place}>
      <button
        ref={opener}
        type="button"
        className={buttonClass}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => { setOpen(!open); }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" && !open) { event.preventDefault(); setOpen(true); }
        }}
      >
        {button}
      </button>
      {open && (
        // Choosing an item closes the menu: the click reaches the item first, then bubbles here.
        <div id={id} ref={menu} className="pz-menu" role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown} onClick={close}>
          {children}
        </div>
      )}
    </span>
  );
}

type ItemProps = { icon?: ReactNode; note?: string; children: ReactNode; onSelect: () => void };

/** One action of a menu. */
export function MenuItem({ icon, note, children, onSelect }: ItemProps) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={onSelect}>
      {icon}
      <span>
        {children}
        {note && <small>{note}</small>}
      </span>
    </button>
  );
}

/** A menu's entry that leads to another page. */
export function MenuLink({ icon, href, children }: { icon?: ReactNode; href: string; children: ReactNode }) {
  return (
    <a role="menuitem" tabIndex={-1} href={href}>
      {icon}
      <span>{children}</span>
    </a>
  );
}
