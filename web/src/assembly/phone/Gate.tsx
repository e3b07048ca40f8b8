import { useState } from "react";
import { useFrame } from "../../reading/frame";
import { useChange } from "../../reading/read";
import { navigate, usePlace } from "../../router/location";
import { Page } from "../../router/Page";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { When } from "../../ui/When";
import { PhoneJoinDocument, type HallPageQuery } from "../gen/graphql";
import { forgetEntrySecret } from "../join/kept";
import { useHall } from "../live/HallLive";
import { dropPass } from "../live/pass";
import { useAssemblyPaths } from "../paths";
import { Frame, Sheet } from "./Frame";
import { Portal } from "./Portal";
import { usePhoneRefusal, usePhoneWords } from "./words";

type Assembly = NonNullable<HallPageQuery["assembly"]>;

/** Who has not come in stands before the door: the ways in, and why one of them is shut. */
export function Gate({ assembly, renew }: { assembly: Assembly; renew: () => void }) {
  const words = usePhoneWords();
  const say = usePhoneRefusal();
  const paths = useAssemblyPaths();
  const site = usePaths();
  const { pathname } = usePlace();
  const { viewer } = useFrame();
  const { state } = useHall();
  const { change, busy } = useChange(PhoneJoinDocument);
  const [refused, setRefused] = useState<string>();
  const join = async () => {
    const { refused: why } = await change({ input: { assemblyId: assembly.id } });
    if (why?.[0]) setRefused(say(why[0]));
    else {
      // Who has come in as a member is no guest any more.
      dropPass(assembly.number);
      renew();
    }
  };
  const live = state.phase === "LIVE";
  const foot = live && (
    <div className="tasti">
      {assembly.viewerCanJoin && <Button className="w-100" busy={busy} onClick={() => void join()}>{words.gate.join}</Button>}
      {!viewer && <a className="btn btn-primary w-100" href={site.signIn(pathname)}>{words.gate.signIn}</a>}
      {!assembly.viewerCanJoin && !assembly.isRehearsal && <a className="btn btn-outline-primary w-100" href={paths.enter()}>{words.gate.code}</a>}
    </div>
  );
  const title = live ? words.gate.title : state.phase === "PLANNED" ? words.planned.title : words.ended.title;
  return (
    <Frame head={<><b>{assembly.title}</b><span>{words.phase[state.phase]}</span></>}>
      <Sheet foot={foot}>
        <div className="mezzo">
          <Portal sign="hall" />
          <h1 tabIndex={-1}>{title}</h1>
          <p className="pz-meta">{live ? words.gate.lead : state.phase === "PLANNED" ? words.planned.lead : words.ended.lead}</p>
          {state.phase === "PLANNED" && assembly.startsAt && <p className="detto"><When at={assembly.startsAt} /></p>}
          {live && viewer && !assembly.viewerCanJoin && assembly.viewerJoinRefusal && <p>{say(assembly.viewerJoinRefusal)}</p>}
          {refused && <p className="pz-guasto" role="alert">{refused}</p>}
        </div>
      </Sheet>
    </Frame>
  );
}

/** The pass of this phone opens nothing any more. */
export function PassOver({ number }: { number: number }) {
  const words = usePhoneWords();
  const paths = useAssemblyPaths();
  const again = () => {
    dropPass(number);
    forgetEntrySecret();
    navigate(paths.enter(), { replace: true });
  };
  return (
    <Page title={words.passOver.title}>
      <Frame head={<b>{words.passOver.title}</b>}>
        <Sheet foot={<Button className="w-100" onClick={again}>{words.passOver.again}</Button>}>
          <div className="mezzo">
            <Portal sign="hall" />
            <h1 tabIndex={-1}>{words.passOver.title}</h1>
            <p className="pz-meta">{words.passOver.lead}</p>
          </div>
        </Sheet>
      </Frame>
    </Page>
  );
}
