import type { ReactNode } from "react";
import { useSignInWords } from "./words";
import type { Way } from "./ways";

type Props = { way: Way; href: string; title: string; note?: string | undefined; look?: string; mark: ReactNode; onClick?: (event: React.MouseEvent) => void };

/** The button of a service: a real link. One that does not answer says so, and leads nowhere. */
export function WayLink({ way, href, title, note, look = "", mark, onClick }: Props) {
  const words = useSignInWords();
  if (!way.isAvailable) {
    return (
      <p className="entra-con" aria-disabled="true">
        {mark}
        <span>{title}<small>{words.unavailable}</small></span>
      </p>
    );
  }
  return (
    <a className={`entra-con ${look}`.trim()} href={href} data-reload onClick={onClick}>
      {mark}
      <span>{title}{note && <small>{note}</small>}</span>
    </a>
  );
}
