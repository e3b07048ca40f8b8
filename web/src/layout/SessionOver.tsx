import { useEffect } from "react";
import { useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";

/** Says that the sign-in has ended, on whichever page the member is, and what he can do. */
export default function SessionOver() {
  const words = useWords();
  const paths = usePaths();
  const { pathname, search } = usePlace();
  useEffect(() => { announce(words.state.signedOut); }, [words]);
  return (
    <div className="pz-wrap">
      <p className="pz-filo-stato pz-fra pz-su-2">
        <span>{words.state.signedOut}</span>
        <a href={paths.signIn(pathname + search)} data-reload>{words.site.signIn}</a>
      </p>
    </div>
  );
}
