import type { MouseEvent, ReactNode } from "react";
import { useWords } from "../i18n/words";
import { usePaths } from "../router/usePaths";
import { MailForm } from "../session/MailForm";
import { markOf, marks } from "../session/marks";
import { addressOf, type Way } from "../session/ways";
import { WayLink } from "../session/WayLink";
import { Part } from "./Room";
import { useAccountWords } from "./words";

type Props = { ways: readonly Way[]; linked: ReadonlySet<string>; onClick: (event: MouseEvent) => void };

/** The services that can still be added; by adding one of another profile of one's own, the two become one. */
export function LinkWays({ ways, linked, onClick }: Props) {
  const { logins: words } = useAccountWords();
  const { site } = useWords();
  const paths = usePaths();
  const back = paths.account("accessi");
  const services = ways.filter(({ kind }) => kind !== "PASSKEY" && kind !== "MAIL");
  const mail = ways.find(({ kind }) => kind === "MAIL");
  const fresh = services.filter(({ name }) => !linked.has(name));
  if (services.length === 0 && !mail) return null;
  const nameOf = ({ kind, title }: Way) => (kind === "FEDERA" ? words.digital : kind === "DEMO" ? words.demo : title);
  const button = (way: Way, title: string): ReactNode => <WayLink key={way.name} way={way} href={addressOf(way, "link", back)} title={title} mark={<span className="pz-tinta">{way.kind === "FEDERA" ? marks.building : markOf(way.kind)}</span>} onClick={onClick} />;
  return (
    <>
      <Part id="aggiungi" title={words.add} note={words.addNote}>
        <div className="pz-aggiungi">
          {fresh.length === 0 && !mail && <p>{words.nothingToAdd}</p>}
          <div className="entra-due">{fresh.map((way) => button(way, words.addNamed(nameOf(way))))}</div>
          {mail && <MailForm way={mail} purpose="link" back={back} addresses={undefined} />}
        </div>
      </Part>
      <Part id="due-profili" title={words.merge} note={words.mergeText}>
        <div className="pz-aggiungi">
          <div className="entra-due">{services.filter(({ name }) => linked.has(name)).map((way) => button(way, words.addOther(nameOf(way))))}</div>
        </div>
        <p className="pz-meta pz-su-2"><a href={paths.privacy()}>{site.privacy}</a></p>
      </Part>
    </>
  );
}
