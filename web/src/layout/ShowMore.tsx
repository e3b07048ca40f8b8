import { useState } from "react";
import type { AnyVariables } from "urql";
import type { Operation } from "../graphql/request";
import { useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { useMore } from "../reading/read";
import { Button } from "../ui/Button";

type Props<D, V extends AnyVariables> = {
  document: Operation<D, V>;
  variables: V;
  shown: number;
  total: number;
  page: { hasNextPage: boolean; endCursor: string | null };
};

/** The rest of a long list, a page at a time, when asked for. */
export function ShowMore<D, V extends AnyVariables>({ document, variables, shown, total, page }: Props<D, V>) {
  const words = useWords();
  const { more, busy } = useMore(document, variables);
  const [failed, setFailed] = useState(false);
  const { hasNextPage, endCursor } = page;
  if (total <= shown && !hasNextPage) return null;
  const load = async (after: string) => {
    const came = await more(after);
    setFailed(!came);
    if (came) announce(words.list.moreLoaded(Math.min(total - shown, 20)));
  };
  return (
    <div className="pz-altri">
      <p className="pz-meta pz-num">{words.list.shown(shown, total)}</p>
      {hasNextPage && endCursor && (
        <Button look="outline" busy={busy} onClick={() => void load(endCursor)}>
          {failed ? words.state.retry : words.list.more}
        </Button>
      )}
    </div>
  );
}
