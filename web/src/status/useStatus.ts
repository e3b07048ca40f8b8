import { useEffect, useState } from "react";
import { useClient } from "urql";
import { LiveStatusDocument, type LiveStatusSubscription } from "../gen/graphql";
import { withStatus, type Watch } from "./watch";

/** What the nodes say of themselves, for as long as the page is open; refused to whoever may not know. */
export function useStatus(): { watch: Watch | undefined; refused: boolean } {
  const client = useClient();
  const [watch, setWatch] = useState<Watch>();
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const watching = client.subscription<LiveStatusSubscription>(LiveStatusDocument.toString(), {}).subscribe(({ data, error }) => {
      if (data) setWatch((before) => withStatus(before, data.liveStatus, Date.now()));
      else if (error) setRefused(true);
    });
    return () => { watching.unsubscribe(); };
  }, [client]);
  return { watch, refused };
}

/** The clock of the page, each second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => { setNow(Date.now()); }, 1000);
    return () => { clearInterval(timer); };
  }, []);
  return now;
}
