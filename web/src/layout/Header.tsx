import { lazy, Suspense, useState } from "react";
import type { EntryKind } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useFrame } from "../reading/frame";
import { usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";
import { Icon } from "../ui/Icon";
import { Mark } from "./Mark";
import { ProfileMenu } from "./ProfileMenu";
import { openSections } from "./sections";

// Fetched for members alone; its place is kept meanwhile.
const Bell = lazy(() => import("../notification/Bell"));
const OwedMark = lazy(() => import("../poll/OwedMark"));

type Link = { href: string; title: string; current: boolean };

/** Where one can go from here: the sections of the piazza, or the way back to all of them. */
function useLinks(kind: EntryKind | undefined): Link[] {
  const words = useWords();
  const paths = usePaths();
  const { pathname } = usePlace();
  const { piazza } = useFrame();
  const all = { href: paths.home(), title: words.site.allSquares, current: pathname === paths.home() };
  if (!piazza) return [all];
  const people = paths.people(piazza.slug);
  const sections = openSections(piazza).map((section) => ({
    href: paths.section(piazza.slug, section.kind),
    title: words.kinds[section.kind],
    current: section.kind === kind,
  }));
  const assemblies = `${paths.piazza(piazza.slug)}/assemblee`;
  return [...sections, { href: assemblies, title: words.piazza.assemblies, current: pathname === assemblies }, { href: people, title: words.piazza.people, current: pathname === people }];
}

function SignInLink() {
  const words = useWords();
  const paths = usePaths();
  const { pathname, search } = usePlace();
  return (
    <a className="btn btn-primary btn-sm" href={paths.signIn(pathname + search)}>
      <span>
        {words.site.signIn}
        <span className="pz-solo-d">{words.site.signInLong}</span>
      </span>
    </a>
  );
}

/** The head of every page: the mark, where one can go, and who is reading. */
export function Header({ kind }: { kind: EntryKind | undefined }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza, viewer, ready } = useFrame();
  const links = useLinks(kind);
  const { key, pathname } = usePlace();
  // The drawer closes by itself when one has gone somewhere.
  const [openAt, setOpenAt] = useState("");
  const here = key + pathname;
  const open = openAt === here;
  const list = links.map((link) => (
    <a key={link.href} href={link.href} aria-current={link.current ? "page" : undefined}>
      {link.title}
    </a>
  ));
  return (
    <div className="pz-testata">
      <div className="pz-wrap">
        <Mark href={piazza ? paths.piazza(piazza.slug) : paths.home()} title={words.site.name} below={piazza?.title} />
        <nav className="pz-nav" aria-label={words.site.sections}>
          {list}
        </nav>
        <span className="pz-strumenti">
          {viewer && <Suspense fallback={null}><OwedMark /></Suspense>}
          {viewer && <Suspense fallback={<span className="btn-icona" />}><Bell /></Suspense>}
          {viewer && <ProfileMenu viewer={viewer} />}
          {ready && !viewer && <SignInLink />}
          <button
            type="button"
            className="btn btn-icona pz-solo-m"
            aria-label={open ? words.site.closeMenu : words.site.openMenu}
            aria-expanded={open}
            onClick={() => { setOpenAt(open ? "" : here); }}
          >
            <Icon name={open ? "close" : "burger"} />
          </button>
        </span>
      </div>
      {open && (
        <nav className="pz-cassetto pz-wrap" aria-label={words.site.sections}>
          <ul>
            {list.map((link) => <li key={link.key}>{link}</li>)}
            {piazza && <li><a href={paths.home()}>{words.site.allSquares}</a></li>}
          </ul>
        </nav>
      )}
    </div>
  );
}
