import type { ReactNode, SyntheticEvent } from "react";

type FrameProps = {
  /** What stands in the band on top, and beside it. */
  head: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
};

/** A phone's page of an assembly: a band that says where one is, and what is asked. */
export function Frame({ head, aside, children }: FrameProps) {
  return (
    <div className="pz-tel">
      <div className="fascia">
        <div className="chi">{head}</div>
        {aside}
      </div>
      {children}
    </div>
  );
}

type SheetProps = {
  /** What can be done, at the foot of the phone. */
  foot?: ReactNode;
  /** With it the sheet is a form, and the button at its foot sends it. */
  onSubmit?: ((event: SyntheticEvent) => void) | undefined;
  label?: string | undefined;
  children: ReactNode;
};

/** What is asked now, with its one button at the foot of the phone. */
export function Sheet({ foot, onSubmit, label, children }: SheetProps) {
  const inside = (
    <>
      <div className="dentro">{children}</div>
      {foot && <div className="piede">{foot}</div>}
    </>
  );
  const look = foot ? "foglio intero" : "foglio";
  return onSubmit ? <form className={look} noValidate onSubmit={onSubmit} aria-label={label}>{inside}</form> : <div className={look}>{inside}</div>;
}
