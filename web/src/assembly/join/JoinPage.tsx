import { useEffect, useRef, useState, type SyntheticEvent } from "react";
import { inLanguage } from "../../i18n/language";
import { useLanguage, useWords } from "../../i18n/words";
import { Mark } from "../../layout/Mark";
import { useOnline } from "../../live/useLine";
import { useFrame } from "../../reading/frame";
import { sentenceFor } from "../../reading/refusals";
import { navigate, usePlace } from "../../router/location";
import { Page } from "../../router/Page";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { useAssemblyPaths } from "../paths";
import { Frame, Sheet } from "../phone/Frame";
import { codeLength, openerOf, type Opener } from "./code";
import { CodeField } from "./CodeField";
import { keptOpener } from "./kept";
import { Meaning } from "./Meaning";
import { roleOf } from "./role";
import { SlipField } from "./SlipField";
import { useDoor, type Refusal } from "./useDoor";
import { useJoinWords } from "./words";

/** The door of every assembly: a code, a slip or a QR code; what it opens, as whom one comes in, and in. */
export default function JoinPage() {
  const words = useJoinWords();
  const paths = useAssemblyPaths();
  const { viewer, ready } = useFrame();
  const online = useOnline();
  const say = useRefusalWords();
  const [code, setCode] = useState("");
  const [slip, setSlip] = useState<string>();
  const [name, setName] = useState("");
  const [wanting, setWanting] = useState(false);
  const { door, refused, find, enter, leave } = useDoor((number) => { navigate(paths.phone(number), { replace: true }); });
  useCarried(ready, find);

  const typed: Opener = slip === undefined ? { code } : { slip };
  const complete = slip === undefined ? code.length === codeLength : slip.length === 10;
  const known = door.at === "before" || door.at === "entering" ? door : undefined;
  const role = known && roleOf(known.found, known.opener, viewer);
  const change = (next: () => void) => {
    next();
    setWanting(false);
    if (door.at !== "outside") leave();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (door.at === "looking" || door.at === "entering") return;
    if (known) void enter(known.opener, known.found, role === "member" ? "" : name);
    else if (complete) void find(typed);
    else setWanting(true);
  };
  // A member who points at the QR code is in at once: nothing is left to ask him.
  useStraightIn(door.at === "before" && role === "member" && door.opener.secret ? () => { void enter(door.opener, door.found, ""); } : undefined);

  const missing = wanting && !complete ? (slip === undefined ? words.incomplete : words.incompleteSlip) : undefined;
  const error = door.at === "refused" ? (online ? say(door.refusal) : words.offline) : missing;
  const busy = door.at === "looking" || door.at === "entering";
  const typeSlip = (begun: string) => { change(() => { setSlip(begun); }); };
  const foot = role === "signIn" ? undefined : role === "needsSlip" ? <TwoWays onSlip={() => { typeSlip(""); }} /> : <Button type="submit" className="w-100" busy={busy}>{door.at === "entering" ? words.entering : door.at === "looking" ? words.finding : words.enter}</Button>;
  return (
    <Page title={words.title}>
      <Frame head={<Home />} aside={<Tongue />}>
       <Sheet foot={foot} onSubmit={submit} label={words.title}>
        <h1 tabIndex={-1}>{words.title}</h1>
        {known && role ? (
          <>
            <Meaning found={known.found} role={role} opener={known.opener} name={name} onName={setName} refused={refused && (online ? say(refused) : words.offline)} />
            <p className="pz-su-3"><Button look="plain" onClick={() => { change(() => { setCode(""); }); }}>{words.another}</Button></p>
          </>
        ) : (
          <>
            <p className="pz-meta sotto">{slip === undefined ? words.lead : words.slipLead}</p>
            {slip === undefined
              ? <CodeField value={code} error={error} onSlip={typeSlip} onCode={(digits) => { change(() => { setCode(digits); }); if (digits.length === codeLength && digits !== code) void find({ code: digits }); }} />
              : <SlipField value={slip} error={error} onSlip={(next) => { change(() => { setSlip(next); }); }} />}
            <p className="pz-su-2"><Button look="plain" onClick={() => { change(() => { setSlip(slip === undefined ? "" : undefined); }); }}>{slip === undefined ? words.haveSlip : words.haveCode}</Button></p>
            <p className="pz-sr" role="alert">{error}</p>
          </>
        )}
       </Sheet>
      </Frame>
    </Page>
  );
}

/** Who counts signs in, a guest has a slip: neither is the way of the other, and both are as large. */
function TwoWays({ onSlip }: { onSlip: () => void }) {
  const words = useJoinWords();
  const { viewer } = useFrame();
  const paths = usePaths();
  const { pathname } = usePlace();
  return (
    <div className="tasti">
      {!viewer && <a className="btn btn-outline-primary w-100" href={paths.signIn(pathname)}>{words.signInButton}</a>}
      <Button look={viewer ? "primary" : "outline"} className="w-100" onClick={onSlip}>{words.haveSlip}</Button>
    </div>
  );
}

/** A refusal at the door in the reader's language. */
function useRefusalWords(): (refused: Refusal) => string {
  const site = useWords();
  const own: Partial<Record<string, string>> = useJoinWords().reasons;
  return (refused) => own[refused.reason] ?? sentenceFor(site, refused);
}

/** What a QR code carried, or what was kept over a sign-in. It leaves the address at once: nobody copies it from there. */
function useCarried(ready: boolean, find: (opener: Opener) => Promise<void>): void {
  const { hash } = usePlace();
  const looked = useRef("");
  useEffect(() => {
    const carried = openerOf(hash || window.location.hash);
    if (!ready || looked.current === JSON.stringify(carried)) return;
    const opener = carried ?? (looked.current === "" ? keptOpener() : undefined);
    if (!opener) return;
    looked.current = JSON.stringify(carried ?? opener);
    if (carried) window.history.replaceState(window.history.state, "", window.location.pathname);
    void find(opener);
  }, [ready, hash, find]);
}

function useStraightIn(go: (() => void) | undefined): void {
  const gone = useRef(false);
  useEffect(() => {
    if (!go || gone.current) return;
    gone.current = true;
    go();
  });
}

function Home() {
  const { site } = useWords();
  const paths = usePaths();
  return <Mark href={paths.home()} title={site.name} />;
}

/** The other language: the page comes anew in it. */
function Tongue() {
  const { site } = useWords();
  const language = useLanguage();
  const { pathname } = usePlace();
  const other = language === "it" ? "en" : "it";
  return <a href={inLanguage(pathname, other)} hrefLang={other} lang={other} data-reload aria-label={other === "en" ? site.english : site.italian}>{other === "en" ? "ENG" : "ITA"}</a>;
}
