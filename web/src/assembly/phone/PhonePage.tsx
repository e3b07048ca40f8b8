import { useEffect, useMemo, useState } from "react";
import { Provider } from "urql";
import { FailedPage } from "../../layout/FailedPage";
import { MissingPage } from "../../layout/MissingPage";
import { WaitingPage } from "../../layout/WaitingPage";
import { useFrame } from "../../reading/frame";
import { useRead } from "../../reading/read";
import { navigate } from "../../router/location";
import { Page } from "../../router/Page";
import { HallPageDocument, type HallPageQuery } from "../gen/graphql";
import { HallLive, useHall } from "../live/HallLive";
import { clientOf, dropPass, passFor } from "../live/pass";
import { forgetEntrySecret } from "../join/kept";
import { useAssemblyPaths } from "../paths";
import { FloorFold } from "./Floor";
import { Frame } from "./Frame";
import { Gate, PassOver } from "./Gate";
import { PhoneContext, type Phone } from "./context";
import type { Participation } from "./entitled";
import { Stage } from "./Stage";
import { Timer } from "./Timer";
import { usePassOver } from "./usePassOver";
import { usePhoneStore } from "./usePhoneStore";
import { usePhoneWords } from "./words";
import { You } from "./You";

type Assembly = NonNullable<HallPageQuery["assembly"]>;

/** An assembly on the phone of who takes part: in the name of a guest's pass where this phone has one, otherwise of its session. */
export default function PhonePage({ number }: { number: number }) {
  const [pass] = useState(() => passFor(number));
  const inside = <Inside number={number} pass={pass} />;
  return pass === undefined ? inside : <Provider value={clientOf(pass)}>{inside}</Provider>;
}

function Inside({ number, pass }: { number: number; pass: string | undefined }) {
  const { data, failure, retry } = useRead(HallPageDocument, { number });
  const { ready, failure: frameFailure, retry: again } = useFrame();
  const ended = usePassOver(number, pass);
  const assembly = data?.assembly;
  const over = pass !== undefined && (ended || failure?.code === "UNAUTHENTICATED" || assembly === null);
  if (over) return <PassOver number={number} />;
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (frameFailure && pass === undefined) return <FailedPage failure={frameFailure} retry={again} />;
  if (assembly === undefined || (!ready && pass === undefined)) return <WaitingPage />;
  if (assembly === null) return <MissingPage />;
  return (
    <Page title={assembly.title}>
      <In key={pass ?? "session"} assembly={assembly} pass={pass} renew={retry} />
    </Page>
  );
}

function In({ assembly, pass, renew }: { assembly: Assembly; pass: string | undefined; renew: () => void }) {
  const who = assembly.viewerParticipation;
  const store = usePhoneStore(assembly.number, pass);
  return (
    <HallLive assembly={assembly} who={who ? `${who.joinedAt}/${who.isEntitled}` : ""} visible={store.visible && who?.isGuest === false}>
      <Turned phase={assembly.state.phase} renew={renew} />
      {who ? <Room assembly={assembly} who={who} pass={pass} store={store} /> : <Gate assembly={assembly} renew={renew} />}
    </HallLive>
  );
}

/** When an assembly begins or ends, what its people may do is another: it is read again. */
function Turned({ phase, renew }: { phase: string; renew: () => void }) {
  const { state } = useHall();
  const turned = state.phase !== phase;
  useEffect(() => { if (turned) renew(); }, [turned, renew]);
  return null;
}

type RoomProps = { assembly: Assembly; who: Participation; pass: string | undefined; store: ReturnType<typeof usePhoneStore> };

function Room({ assembly, who, pass, store }: RoomProps) {
  const words = usePhoneWords();
  const paths = useAssemblyPaths();
  const { viewer } = useFrame();
  const { state, lost } = useHall();
  const { outbox, speech, visible, setVisible } = store;
  useEffect(() => outbox.watch(), [outbox]);
  const phone = useMemo<Phone>(() => ({
    assembly, who, outbox, speech, visible, setVisible,
    name: who.isGuest ? who.name : (viewer?.member.name ?? ""),
    order: pass ?? viewer?.member.id ?? "",
    leave: () => {
      outbox.forget();
      dropPass(assembly.number);
      forgetEntrySecret();
      navigate(paths.enter(), { replace: true });
    },
  }), [assembly, who, outbox, speech, visible, setVisible, viewer, pass, paths]);
  if (pass !== undefined && lost === "UNAUTHENTICATED") return <PassOver number={assembly.number} />;
  const head = (
    <>
      <b>{assembly.title}</b>
      <span className="pz-num">{state.phase === "LIVE" && state.current ? words.place(state.current.position, state.itemCount) : words.phase[state.phase]}</span>
    </>
  );
  return (
    <PhoneContext value={phone}>
      <Frame head={head} aside={<Timer />}>
        <Stage />
        {state.phase === "LIVE" && <div className="intorno"><FloorFold /><You /></div>}
      </Frame>
    </PhoneContext>
  );
}
