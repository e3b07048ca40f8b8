import { useEffect, useRef, useState } from "react";
import { useLanguage, useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { useFrame } from "../reading/frame";
import { usePlace } from "../router/location";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { unsentUnder } from "./keep";
import { lossEn, lossIt } from "./lossWords";
import type { Loss } from "./store";

interface Props {
  loss: Loss;
  entryId: string;
  /** Who read here; what he wrote is his, whatever he may read. */
  memberId: string | undefined;
}

/** In the place of everything that the reader may no longer read: that it is so, why, and what he still has. */
export function NoLonger({ loss, entryId, memberId }: Props) {
  const words = useLanguage() === "it" ? lossIt : lossEn;
  const site = useWords();
  const paths = usePaths();
  const { pathname, search } = usePlace();
  const { viewer, ready, piazza } = useFrame();
  const heading = useRef<HTMLHeadingElement>(null);
  const [unsent] = useState(() => (memberId === undefined ? [] : unsentUnder(memberId, entryId)));
  const withdrawn = loss.code === "WITHDRAWN";
  const byReason: Partial<Record<string, string>> = site.reasons;
  const reason = (loss.code === "FORBIDDEN" ? byReason[loss.reason ?? ""] : undefined) ?? words.because[loss.code === "UNAUTHENTICATED" ? "session" : "rights"];
  // Who signs in may belong to it; to a text that was withdrawn nobody does.
  const strange = ready && !viewer && !withdrawn;
  const title = withdrawn ? words.withdrawn : words.title;
  useEffect(() => {
    // What held the focus is gone with the text.
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    announce(withdrawn ? `${title}.` : `${title}. ${reason}`);
  }, [title, reason, withdrawn]);
  return (
    <Page title={title}>
      <div className="pz-wrap pz-testata-pagina pz-corpo">
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        <p className="pz-lead">{withdrawn ? words.withdrawnLead : words.lead(reason)}</p>
        <p className="pz-riga pz-su-4">
          {withdrawn && piazza && <a className="btn btn-primary" href={paths.decisions(piazza.slug)}>{words.log}</a>}
          {strange && <a className="btn btn-primary" href={paths.signIn(pathname + search)}>{site.site.signIn}</a>}
          <a className={strange || withdrawn ? "btn btn-outline-primary" : "btn btn-primary"} href={paths.home()}>{site.missing.back}</a>
        </p>
        {unsent.length > 0 && (
          <section className="pz-non-spedito" aria-labelledby="non-spedito">
            <h2 id="non-spedito" className="pz-h4">{words.unsent(unsent.length)}</h2>
            <p className="pz-meta pz-su-1">{words.unsentNote}</p>
            {unsent.map((text) => <Unsent key={text} text={text} />)}
          </section>
        )}
      </div>
    </Page>
  );
}

function Unsent({ text }: { text: string }) {
  const words = useWords().thread;
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => { announce(words.textCopied); }, () => undefined);
  };
  return (
    <div className="pz-mio pz-su-3">
      <p className="pz-righe">{text}</p>
      <Button look="plain" small onClick={copy}><Icon name="copy" /> {words.copyText}</Button>
    </div>
  );
}
