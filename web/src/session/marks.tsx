import type { ReactNode } from "react";
import type { LoginKind } from "../account/gen/graphql";

// The marks of the services, drawn here in the shapes and colours that each publishes for its sign-in button.

const box = (size: number, drawing: ReactNode) => <svg className="segno" viewBox={`0 0 ${size} ${size}`} aria-hidden="true">{drawing}</svg>;

const arc = (colour: string, d: string) => <path d={d} fill="none" stroke={colour} strokeWidth="9.5" />;

/** A ring in four colours, open at the upper right, with its bar. */
const google = box(48, (
  <>
    {arc("#EA4335", "M37.85 10.63A19.25 19.25 0 0 0 6.70 15.56")}
    {arc("#FBBC05", "M6.70 15.56A19.25 19.25 0 0 0 6.70 32.44")}
    {arc("#34A853", "M6.70 32.44A19.25 19.25 0 0 0 35.85 39.17")}
    {arc("#4285F4", "M35.85 39.17A19.25 19.25 0 0 0 43.25 24")}
    <path d="M24 19.5H47.6Q48 22 48 24.6L47.4 28.7H24Z" fill="#4285F4" />
  </>
));

/** The white disc with the letter cut out of it. */
const facebook = box(24, <path fill="currentColor" d="M24 12a12 12 0 1 0-13.88 11.85v-8.38H7.08V12h3.04V9.36c0-3.01 1.79-4.67 4.53-4.67 1.31 0 2.69.24 2.69.24v2.95h-1.52c-1.49 0-1.95.93-1.95 1.87V12h3.32l-.53 3.47h-2.79v8.38A12 12 0 0 0 24 12Z" />);

const linkedin = box(24, (
  <>
    <circle cx="4.1" cy="4.1" r="2.7" fill="currentColor" />
    <path fill="currentColor" d="M1.8 8.9h4.6V23H1.8ZM9.2 8.9h4.4v1.93h.06c.62-1.16 2.12-2.38 4.36-2.38 4.66 0 5.52 3.07 5.52 7.06V23h-4.6v-6.64c0-1.58-.03-3.62-2.2-3.62-2.21 0-2.55 1.73-2.55 3.51V23H9.2Z" />
  </>
));

const x = box(24, <path fill="currentColor" d="M1.1 1.5h7.1l5.03 6.65L19.06 1.5h3.3l-7.5 8.57L23.7 22.5h-6.92l-5.42-7.08-6.2 7.08H1.84l8.03-9.18ZM5.98 3.4H4.06l13.7 17.1h1.83Z" />);

/** SPID's disc with the person in it. */
const spid = box(24, (
  <>
    <circle cx="12" cy="12" r="11.5" fill="currentColor" />
    <g fill="#06C">
      <circle cx="12" cy="8" r="2.85" />
      <path d="M6.4 17.9c0-3.3 2.3-5.7 5.6-5.7s5.6 2.4 5.6 5.7Z" />
    </g>
  </>
));

/** The card with its wave. */
const cie = box(24, (
  <>
    <rect x="1" y="4" width="22" height="16" rx="2.2" fill="currentColor" />
    <g fill="none" stroke="#06C" strokeWidth="1.6" strokeLinecap="round">
      <rect x="4" y="8.4" width="4.6" height="4.2" rx=".8" />
      <path d="M4.2 16.4h7.2M13.4 9.6a3.6 3.6 0 0 1 0 4.8M16.1 7.6a6.6 6.6 0 0 1 0 8.8" />
    </g>
  </>
));

/** A public building, for what is run by one. */
const building = box(24, <path fill="currentColor" d="M3 21h18v1H3v-1zm0-1h18v-1H3v1zM22 9H2l10-7 10 7zM5.2 8h13.6L12 3.2 5.2 8zM6 18v-8H5v8h1zm4 0v-8H9v8h1zm5 0v-8h-1v8h1zm4 0v-8h-1v8h1z" />);

/** A letter, for what goes by mail. */
const mail = box(24, (
  <g fill="none" stroke="currentColor" strokeWidth="1.2">
    <rect x="2.5" y="5" width="19" height="14" rx="1.5" />
    <path d="m3 6 9 7.2L21 6" />
  </g>
));

/** Somebody, for the demo. */
const person = box(24, (
  <g fill="none" stroke="currentColor" strokeWidth="1.2">
    <circle cx="12" cy="7.5" r="4" />
    <path d="M4.5 21.5c0-4.1 3.4-7 7.5-7s7.5 2.9 7.5 7" />
  </g>
));

export const marks = { google, facebook, linkedin, x, spid, cie, building, mail, person };

/** How a service's button looks: its class in the style sheet, and its mark. */
export const official: Partial<Record<LoginKind, { look: string; mark: ReactNode }>> = {
  GOOGLE: { look: "google", mark: google },
  FACEBOOK: { look: "facebook", mark: facebook },
  LINKEDIN: { look: "linkedin", mark: linkedin },
  X: { look: "x", mark: x },
  OPENID: { look: "", mark: building },
  FEDERA: { look: "pubblico", mark: spid },
  MAIL: { look: "", mark: mail },
  DEMO: { look: "", mark: person },
};

/** A service's mark; a public building where it has none. */
export const markOf = (kind: LoginKind | undefined): ReactNode => (kind && official[kind]?.mark) ?? building;
