import { useEffect, useState } from "react";
import { useWords } from "../i18n/words";
import { sentenceFor } from "../reading/refusals";
import type { Failure } from "../reading/read";
import { Page } from "../router/Page";
import { serverStands } from "../router/reveal";
import { ErrorState } from "../ui/states";

const pause = 5000;

/**
 * The page could not be read: says so, keeps the way out, offers another try.
 * While the server's own page can be read it stays, and we try again by ourselves.
 */
export function FailedPage({ failure, retry }: { failure: Failure; retry: () => void }) {
  const words = useWords();
  const [readable] = useState(serverStands);
  useEffect(() => {
    if (!readable) return;
    const timer = setInterval(retry, pause);
    window.addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", retry);
    };
  }, [readable, retry]);
  if (readable) return null;
  const message = failure.code === "INTERNAL" ? words.state.error : sentenceFor(words, { code: failure.code, reason: "" });
  return (
    <Page title={words.state.error}>
      <div className="pz-wrap pz-sez">
        <h1 className="pz-sr" tabIndex={-1}>{words.state.error}</h1>
        <ErrorState message={message} trace={failure.trace} onRetry={retry} />
      </div>
    </Page>
  );
}
