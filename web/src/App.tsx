import { lazy, Suspense, useSyncExternalStore, type ComponentType, type ReactNode } from "react";
import { Provider } from "urql";
import type { Room } from "./assembly/Rooms";
import type { EntryKind } from "./gen/graphql";
import { inLanguage } from "./i18n/language";
import { MissingPage } from "./layout/MissingPage";
import { Shell } from "./layout/Shell";
import { WaitingPage } from "./layout/WaitingPage";
import { client } from "./live/client";
import { FrameReader } from "./reading/frame";
import { usePlace } from "./router/location";
import { match, type Params } from "./router/match";
import { kindOfSection, kindOfWriting, numberOf } from "./router/paths";

type Load = () => Promise<unknown>;

/** A page that is fetched when somebody opens it. */
function fetched<P>(load: () => Promise<{ default: ComponentType<P> }>) {
  return { Page: lazy(load) as unknown as ComponentType<P>, load };
}

const home = fetched(() => import("./home/HomePage"));
const piazza = fetched(() => import("./piazza/PiazzaPage"));
const list = fetched(() => import("./piazza/SectionPage"));
const entry = fetched(() => import("./entry/EntryPage"));
const editor = fetched(() => import("./editor/EditorPage"));
const desk = fetched(() => import("./editor/DeskPage"));
const moderation = fetched(() => import("./moderation/ModerationPage"));
const decisions = fetched(() => import("./moderation/DecisionsPage"));
const people = fetched(() => import("./piazza/PeoplePage"));
const member = fetched(() => import("./member/MemberPage"));
const signIn = fetched(() => import("./session/SignInPage"));
const account = fetched(() => import("./account/AccountPage"));
const status = fetched(() => import("./status/StatusPage"));
const notifications = fetched(() => import("./notification/NotificationsPage"));
const polls = fetched(() => import("./poll/list/PollsPage"));
const poll = fetched(() => import("./poll/PollPage"));
const builder = fetched(() => import("./poll/build/BuilderPage"));
const administration = fetched(() => import("./admin/AdministrationPage"));
const invited = fetched(() => import("./admin/invite/InvitedPage"));
const rooms = fetched(() => import("./assembly/Rooms"));
const privacy = fetched(() => import("./admin/privacy/PrivacyPage"));

type Route = { pattern: string; load: Load; page: (params: Params, search: URLSearchParams) => ReactNode; bare?: boolean; alone?: boolean; kind?: EntryKind };

const missing = <MissingPage />;

/** A room of the assemblies. */
const ofAssembly = (pattern: string, room: Room, alone = false): Route => ({
  pattern,
  load: () => import("./assembly/Rooms").then(({ load }) => load(room)),
  page: (params) => <rooms.Page room={room} params={params} />,
  alone,
});

/** A page of a section's word, or none where the word is not a section. */
function section(params: Params, page: (kind: EntryKind) => ReactNode): ReactNode {
  const kind = kindOfSection(params.section ?? "");
  return kind ? page(kind) : missing;
}

const routes: Route[] = [
  { pattern: "/", load: home.load, page: () => <home.Page /> },
  { pattern: "/accedi", load: signIn.load, page: () => <signIn.Page />, bare: true },
  { pattern: "/sessioni", load: account.load, page: () => <account.Page room="sessioni" /> },
  { pattern: "/profilo", load: account.load, page: () => <account.Page /> },
  { pattern: "/profilo/:room", load: account.load, page: ({ room }) => <account.Page room={room} /> },
  { pattern: "/notifiche", load: notifications.load, page: () => <notifications.Page /> },
  { pattern: "/stato", load: status.load, page: () => <status.Page /> },
  { pattern: "/amministrazione", load: administration.load, page: (_, search) => <administration.Page room="" search={search} /> },
  { pattern: "/amministrazione/:room", load: administration.load, page: ({ room = "" }, search) => <administration.Page key={room} room={room} search={search} /> },
  { pattern: "/inviti/:secret", load: invited.load, page: ({ secret = "" }) => <invited.Page key={secret} secret={secret} /> },
  { pattern: "/privacy", load: privacy.load, page: (_, search) => <privacy.Page version={numberOf(search.get("versione") ?? "")} /> },
  { pattern: "/persone/:handle", load: member.load, page: ({ handle = "" }) => <member.Page key={handle} handle={handle} /> },
  { pattern: "/piazze/:slug", load: piazza.load, page: ({ slug = "" }) => <piazza.Page key={slug} slug={slug} /> },
  { pattern: "/piazze/:slug/persone", load: people.load, page: ({ slug = "" }, search) => <people.Page slug={slug} view={search.get("vista")} /> },
  { pattern: "/piazze/:slug/registro", load: decisions.load, page: ({ slug = "" }) => <decisions.Page slug={slug} /> },
  { pattern: "/piazze/:slug/moderazione", load: moderation.load, page: ({ slug = "" }, search) => <moderation.Page slug={slug} state={search.get("stato")} /> },
  { pattern: "/piazze/:slug/scrivania", load: desk.load, page: ({ slug = "" }, search) => <desk.Page slug={slug} state={search.get("stato")} /> },
  { pattern: "/piazze/:slug/scrivania/:number", load: editor.load, page: ({ number = "" }) => <editor.Page key={number} number={numberOf(number) ?? 0} /> },
  // Polls are a program of their own.
  { pattern: "/piazze/:slug/votazioni", load: polls.load, page: ({ slug = "" }, search) => <polls.Page slug={slug} tag={search.get("parola")} />, kind: "POLL" },
  {
    pattern: "/piazze/:slug/votazioni/:entry",
    load: poll.load,
    page: ({ entry: reference = "" }) => {
      const number = numberOf(reference);
      return number === undefined ? missing : <poll.Page key={number} number={number} />;
    },
    kind: "POLL",
  },
  // So are assemblies.
  ofAssembly("/entra", "join", true),
  ofAssembly("/assemblea/:number", "phone", true),
  ofAssembly("/sala/:number", "screen", true),
  ofAssembly("/piazze/:slug/assemblee", "list"),
  ofAssembly("/piazze/:slug/scrivi/assemblea", "form"),
  ofAssembly("/piazze/:slug/assemblee/:number", "page"),
  ofAssembly("/piazze/:slug/assemblee/:number/modifica", "form"),
  ofAssembly("/piazze/:slug/assemblee/:number/cedole", "slips"),
  ofAssembly("/piazze/:slug/assemblee/:number/regia", "console", true),
  { pattern: "/piazze/:slug/scrivi/votazione", load: builder.load, page: () => <builder.Page /> },
  {
    pattern: "/piazze/:slug/scrivi/:kind",
    load: editor.load,
    page: ({ kind = "" }) => {
      const wanted = kindOfWriting(kind);
      return wanted ? <editor.Page key={wanted} kind={wanted} /> : missing;
    },
  },
  {
    pattern: "/piazze/:slug/:section",
    load: list.load,
    page: (params, search) => section(params, (kind) => <list.Page key={kind} slug={params.slug ?? ""} kind={kind} tag={search.get("parola")} />),
  },
  {
    pattern: "/piazze/:slug/:section/:entry",
    load: entry.load,
    page: (params) => {
      const number = numberOf(params.entry ?? "");
      return number === undefined ? missing : section(params, () => <entry.Page key={number} number={number} />);
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

/** Begins to fetch the page of an address before anything is drawn. */
export function fetchPageOf(pathname: string): void {
  void routeAt(inLanguage(pathname, "it")).route?.load();
}

/** The whole client: the page that the address names, inside what every page shares. */
export function App() {
  const { pathname, search } = usePlace();
  const { route, params } = routeAt(inLanguage(pathname, "it"));
  return (
    <Provider value={useSyncExternalStore(client.subscribe, client.get)}>
      <FrameReader slug={params.slug}>
        <Shell kind={route?.kind ?? kindOfSection(params.section ?? "")} bare={route?.bare ?? false} alone={route?.alone ?? false}>
          <Suspense fallback={<WaitingPage />}>{route ? route.page(params, new URLSearchParams(search)) : missing}</Suspense>
        </Shell>
      </FrameReader>
    </Provider>
  );
}
