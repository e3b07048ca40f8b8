import { useEffect, useState } from "react";
import { Provider } from "urql";
import { usePlace } from "../../router/location";
import { Page } from "../../router/Page";
import { useRead } from "../../reading/read";
import { HallPageDocument, type HallPageQuery } from "../gen/graphql";
import { HallLive } from "../live/HallLive";
import { clientOf } from "../live/pass";
import { Still } from "./Still";
import { screenPass } from "./pass";
import { Wall } from "./Wall";
import { useScreenWords } from "./words";

type Found = NonNullable<HallPageQuery["assembly"]>;

/** How often a screen that was not let in by a server that is away tries again. */
const again = 2000;

/** The wall of a hall: in the name of its own pass and of nobody who may be signed in here. */
export default function ScreenPage({ number }: { number: number }) {
  const { hash } = usePlace();
  const [pass, setPass] = useState(() => screenPass(number, location.hash || hash));
  useEffect(() => {
    // What brings no pass, as the way to the content does, takes away none.
    const brought = () => { setPass((now) => screenPass(number, location.hash) ?? now); };
    addEventListener("hashchange", brought);
    return () => { removeEventListener("hashchange", brought); };
  }, [number]);
  if (pass === undefined) return <Dead />;
  return <Provider value={clientOf(pass)}><Opened key={pass} number={number} /></Provider>;
}

function Opened({ number }: { number: number }) {
  const words = useScreenWords();
  const { data, failure, retry } = useRead(HallPageDocument, { number });
  const refused = failure !== undefined && ["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"].includes(failure.code);
  // What failed later takes nothing away of what is watched: that comes back by itself.
  const [first, setFirst] = useState<Found>();
  if (data?.assembly && first === undefined) setFirst(data.assembly);
  const waits = failure !== undefined && !refused && first === undefined;
  // Nobody is there to press anything: it tries until it is let in.
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(retry, again);
    return () => { clearInterval(timer); };
  }, [waits, retry]);
  if (refused || data?.assembly === null) return <Dead />;
  if (!first) return <Still>{waits && <h1>{words.neutral}</h1>}</Still>;
  return <Watched assembly={first} />;
}

function Watched({ assembly }: { assembly: Found }) {
  return (
    <Page title={assembly.title}>
      <HallLive assembly={assembly} presence><Wall assembly={assembly} /></HallLive>
    </Page>
  );
}

function Dead() {
  const words = useScreenWords();
  return <Still title={words.title}><h1>{words.dead}</h1><p>{words.deadNote}</p></Still>;
}
