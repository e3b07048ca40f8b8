import type { ReactNode } from "react";
import { useFrame } from "../../reading/frame";
import { useRead } from "../../reading/read";
import { When } from "../../ui/When";
import { PhonePiazzaDocument } from "../gen/graphql";
import { useAssemblyPaths } from "../paths";
import { Banners } from "./Banners";
import { usePhone } from "./context";
import { Sheet } from "./Frame";
import { Portal } from "./Portal";
import { usePhoneWords } from "./words";

/** Nothing is asked yet, or no more: one is in, and waits. */
export function Between() {
  const { waiting } = usePhoneWords();
  return <Standing title={waiting.title} lead={waiting.lead} />;
}

export function Planned() {
  const { planned } = usePhoneWords();
  const { assembly } = usePhone();
  return <Standing title={planned.title} lead={planned.lead}>{assembly.startsAt && <p className="detto"><When at={assembly.startsAt} /></p>}</Standing>;
}

export function Ended() {
  const { ended } = usePhoneWords();
  return <Standing title={ended.title} lead={ended.lead}><PageLink /></Standing>;
}

function Standing({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <Sheet>
      <Banners unsent={false} />
      <div className="mezzo">
        <Portal sign="hall" />
        <h1 tabIndex={-1}>{title}</h1>
        <p className="pz-meta">{lead}</p>
        {children}
      </div>
    </Sheet>
  );
}

/** The way to the assembly's page, for those who may read it. */
function PageLink() {
  const { ended } = usePhoneWords();
  const paths = useAssemblyPaths();
  const { assembly, who } = usePhone();
  const { viewer } = useFrame();
  const { data } = useRead(PhonePiazzaDocument, { number: assembly.number }, { pause: who.isGuest && !viewer });
  const slug = data?.assembly?.piazza.slug;
  return slug ? <p><a className="btn btn-outline-primary" href={paths.page(slug, assembly.number)}>{ended.page}</a></p> : null;
}
