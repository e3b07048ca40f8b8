/** A screen on its stand, beside the words that name it. */
export const ScreenSign = () => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 5v10.6C4 16.9 5.1 18 6.4 18h3.1l-1.1 4h1l1.1-4h2.7l1.2 4h1l-1.2-4h3.5c1.3 0 2.3-1 2.3-2.3V5H4zm15 10.7c0 .7-.6 1.3-1.3 1.3H6.4c-.8 0-1.4-.6-1.4-1.4V6h14v9.7zM21 3v1H3V3h18z" />
  </svg>
);
