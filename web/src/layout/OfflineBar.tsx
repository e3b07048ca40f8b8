import { useEffect, useRef } from "react";
import { useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { useOnline } from "../live/useLine";

/** Says that the network is gone, and what still works. */
export function OfflineBar() {
  const words = useWords();
  const online = useOnline();
  const was = useRef(online);
  useEffect(() => {
    if (was.current !== online) announce(online ? words.state.online : words.state.offline);
    was.current = online;
  }, [online, words]);
  if (online) return null;
  return (
    <div className="pz-wrap">
      <p className="pz-filo-stato pz-su-2">{words.state.offline}</p>
    </div>
  );
}
