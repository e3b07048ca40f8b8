import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";

type Tab<K extends string> = { key: K; title: string };
type Props<K extends string> = { label: string; tabs: Tab<K>[]; chosen: K; onChoose: (key: K) => void; tools?: ReactNode; children: ReactNode };

/** Tabs with roving focus: arrows choose, the panel follows. */
export function Tabs<K extends string>({ label, tabs, chosen, onChoose, tools, children }: Props<K>) {
  const id = useId();
  const list = useRef<HTMLSpanElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step === undefined ? undefined : tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.key);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[tabs.indexOf(next)]?.focus();
  };
  return (
    <>
      <div className="pz-schede">
        <span role="tablist" tabIndex={-1} aria-label={label} ref={list} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.key}
              type="button"
              role="tab"
              id={`${id}-${tab.key}`}
              aria-selected={tab.key === chosen}
              aria-controls={`${id}-panel`}
              tabIndex={tab.key === chosen ? 0 : -1}
              onClick={() => { onChoose(tab.key); }}
            >
              {tab.title}
            </button>
          ))}
        </span>
        {tools}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  );
}
