import { lazy, Suspense, useSyncExternalStore, type ReactNode } from "react";
import type { EntryKind } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { confirmWanted } from "../live/confirm";
import { sessionOver } from "../live/standing";
import { StatusRegion } from "../live/StatusRegion";
import { useFrame } from "../reading/frame";
import { Notices } from "../ui/Notices";
import { confirmDialog } from "./confirmDialog";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { OfflineBar } from "./OfflineBar";
import { SlimBar } from "./SlimBar";

// Sends what was written offline; visitors have nothing to send.
const Postman = lazy(() => import("../thread/Postman"));
const SessionOver = lazy(() => import("./SessionOver"));
const Banners = lazy(() => import("../account/Banners"));
const ConfirmDialog = lazy(confirmDialog);

type Props = { kind: EntryKind | undefined; bare?: boolean; alone?: boolean; children: ReactNode };

/**
 * What stands around every page. A bare page has no head and foot of its own: signing in. One that stands alone has
 * nothing around it at all: the rooms of an assembly.
 */
export function Shell({ kind, bare = false, alone = false, children }: Props) {
  const words = useWords();
  const { piazza, viewer, ready } = useFrame();
  const confirm = useSyncExternalStore(confirmWanted.subscribe, confirmWanted.get);
  const waits = viewer && (viewer.isWithheld || viewer.owedConsent);
  const over = useSyncExternalStore(sessionOver.subscribe, sessionOver.get);
  return (
    <>
      <a className="pz-salta" href="#contenuto">{words.site.skip}</a>
      {!alone && (
        <header>
          <SlimBar owner={piazza?.owner} />
          {!bare && <Header kind={kind} />}
        </header>
      )}
      {!alone && <OfflineBar />}
      {over && ready && !viewer && !bare && !alone && <Suspense fallback={null}><SessionOver /></Suspense>}
      {waits && !bare && !alone && <Suspense fallback={null}><Banners /></Suspense>}
      <main id="contenuto" tabIndex={-1}>{children}</main>
      {!bare && !alone && <Footer />}
      <StatusRegion />
      <Notices />
      {confirm && <Suspense fallback={null}><ConfirmDialog /></Suspense>}
      {viewer && <Suspense fallback={null}><Postman memberId={viewer.member.id} /></Suspense>}
    </>
  );
}
