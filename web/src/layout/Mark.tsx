/** The arch with somebody under it. */
export function Mark({ href, title, below }: { href: string; title: string; below?: string | undefined }) {
  return (
    <a className="pz-marchio" href={href}>
      <svg viewBox="0 0 34 40" aria-hidden="true">
        <path className="arco" d="M1 40V16a16 16 0 0 1 32 0v24h-9V17a7 7 0 0 0-14 0v23Z" />
        <circle className="punto" cx="17" cy="33" r="4" />
      </svg>
      <span>
        <b>{title}</b>
        {below && <small>{below}</small>}
      </span>
    </a>
  );
}
