import { lazy, Suspense, type ReactNode } from "react";
import { Provider } from "urql";
import { EntryPage } from "./entry/EntryPage";
import type { EntryKind } from "./gen/graphql";
import { HomePage } from "./home/HomePage";
import { inLanguage } from "./i18n/language";
import { MissingPage } from "./layout/MissingPage";
import { Shell } from "./layout/Shell";
import { client } from "./live/client";
import { PiazzaPage } from "./piazza/PiazzaPage";
import { SectionPage } from "./piazza/SectionPage";
import { FrameReader } from "./reading/frame";
import { usePlace } from "./router/location";
import { match, type Params } from "./router/match";
import { kindOfSection, kindOfWriting, numberOf } from "./router/paths";

// What fewer readers open is fetched when they do.
const EditorPage = lazy(() => import("./editor/EditorPage"));
const DeskPage = lazy(() => import("./editor/DeskPage"));
const ModerationPage = lazy(() => import("./moderation/ModerationPage"));
const DecisionsPage = lazy(() => import("./moderation/DecisionsPage"));
const PeoplePage = lazy(() => import("./piazza/PeoplePage"));
const MemberPage = lazy(() => import("./member/MemberPage"));
const SignInPage = lazy(() => import("./session/SignInPage"));
const SessionsPage = lazy(() => import("./session/SessionsPage"));

type Route = { pattern: string; page: (params: Params, search: URLSearchParams) => ReactNode; bare?: boolean };

const missing = <MissingPage />;

/** A page of a section's word, or none where the word is not a section. */
function section(params: Params, page: (kind: EntryKind) => ReactNode): ReactNode {
  const kind = kindOfSection(params.section ?? "");
  return kind ? page(kind) : missing;
}

const routes: Route[] = [
  { pattern: "/", page: () => <HomePage /> },
  { pattern: "/accedi", page: () => <SignInPage />, bare: true },
  { pattern: "/sessioni", page: () => <SessionsPage /> },
  { pattern: "/persone/:handle", page: ({ handle }) => <MemberPage key={handle} handle={handle ?? ""} /> },
  { pattern: "/piazze/:slug", page: ({ slug }) => <PiazzaPage key={slug} slug={slug ?? ""} /> },
  { pattern: "/piazze/:slug/persone", page: ({ slug }) => <PeoplePage slug={slug ?? ""} /> },
  { pattern: "/piazze/:slug/registro", page: ({ slug }) => <DecisionsPage slug={slug ?? ""} /> },
  { pattern: "/piazze/:slug/moderazione", page: ({ slug }, search) => <ModerationPage slug={slug ?? ""} state={search.get("stato")} /> },
  { pattern: "/piazze/:slug/scrivania", page: ({ slug }, search) => <DeskPage slug={slug ?? ""} state={search.get("stato")} /> },
  { pattern: "/piazze/:slug/scrivania/:number", page: ({ number }) => <EditorPage key={number} number={numberOf(number ?? "") ?? 0} /> },
  {
    pattern: "/piazze/:slug/scrivi/:kind",
    page: ({ kind }) => {
      const wanted = kindOfWriting(kind ?? "");
      return wanted ? <EditorPage key={wanted} kind={wanted} /> : missing;
    },
  },
  {
    pattern: "/piazze/:slug/:section",
    page: (params, search) => section(params, (kind) => <SectionPage key={kind} slug={params.slug ?? ""} kind={kind} tag={search.get("parola")} />),
  },
  {
    pattern: "/piazze/:slug/:section/:entry",
    page: (params) => {
      const number = numberOf(params.entry ?? "");
      return number === undefined ? missing : section(params, () => <EntryPage key={number} number={number} />);
    },
  },
];

function routeAt(pathname: string): { route: Route | undefined; params: Params } {
  for (const route of routes) {
    const params = match(route.pattern, pathname);
    if (params) return { route, params };
  }
  return { route: undefined, params: {} };
}

/** The whole client: the page that the address names, inside what every page shares. */
export function App() {
  const { pathname, search } = usePlace();
  const { route, params } = routeAt(inLanguage(pathname, "it"));
  return (
    <Provider value={client}>
      <FrameReader slug={params.slug}>
        <Shell kind={params.section ? kindOfSection(params.section) : undefined} bare={route?.bare ?? false}>
          <Suspense fallback={null}>{route ? route.page(params, new URLSearchParams(search)) : missing}</Suspense>
        </Shell>
      </FrameReader>
    </Provider>
  );
}
