import { useWords } from "../i18n/words";
import { sentenceFor } from "../reading/refusals";
import type { Failure } from "../reading/read";
import { Page } from "../router/Page";
import { ErrorState } from "../ui/states";

/** The page could not be read: says so, keeps the way out, offers another try. */
export function FailedPage({ failure, retry }: { failure: Failure; retry: () => void }) {
  const words = useWords();
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
