import type { ButtonHTMLAttributes } from "react";

type Look = "primary" | "outline" | "plain" | "danger";

const looks: Record<Look, string> = {
  primary: "btn-primary",
  outline: "btn-outline-primary",
  plain: "btn-piano",
  danger: "btn-piano rosso",
};

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; small?: boolean; busy?: boolean };

/**
 * Something that can be done. While busy it keeps its place and focus and
 * ignores further presses, so that nothing is sent twice.
 */
export function Button({ look = "primary", small, busy, onClick, className, type = "button", ...rest }: Props) {
  const classes = ["btn", looks[look], small && "btn-sm", className].filter(Boolean).join(" ");
  return <button {...rest} type={type} className={classes} aria-disabled={busy ? true : undefined} onClick={busy ? (e) => { e.preventDefault(); } : onClick} />;
}
