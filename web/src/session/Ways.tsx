import { MailForm } from "./MailForm";
import { markOf, marks, official } from "./marks";
import { PasskeyButton } from "./PasskeyButton";
import { addressOf, grouped, type Purpose, type Way } from "./ways";
import { WayLink } from "./WayLink";
import { useSignInWords } from "./words";

type Props = {
  ways: readonly Way[];
  purpose: Exclude<Purpose, "link">;
  back: string;
  /** Where a link can be mailed for a proof: the addresses that are the member's own. */
  addresses?: readonly string[];
};

/** Every way in that is offered, in groups: who is surest first. */
export function Ways({ ways, purpose, back, addresses }: Props) {
  const words = useSignInWords();
  const { demo, digital, personal, mail, passkey } = grouped(ways);
  // Where this installation has no name there are no passkeys, today or tomorrow.
  const keys = passkey?.isAvailable ? passkey : undefined;
  const to = (way: Way) => addressOf(way, purpose, back);
  return (
    <>
      {demo.length > 0 && <h2 className="capitolo">{words.demo}</h2>}
      {demo.map((way) => <WayLink key={way.name} way={way} href={to(way)} title={words.demoWith} note={words.demoNote} look="forte" mark={marks.person} />)}
      {digital.map((way) => (
        <section key={way.name} aria-labelledby={`identita-${way.name}`}>
          <h2 className="capitolo" id={`identita-${way.name}`}>{words.digital}</h2>
          <div className="entra-due">
            <WayLink way={way} href={to(way)} title={words.spid} look="pubblico" mark={marks.spid} />
            <WayLink way={way} href={to(way)} title={words.cie} look="pubblico" mark={marks.cie} />
          </div>
          <div className="entra-uno"><WayLink way={way} href={to(way)} title={words.federa} mark={marks.building} /></div>
          {way.isAvailable && <p className="pz-meta pz-su-1">{words.digitalNote}</p>}
        </section>
      ))}
      {personal.length > 0 && <h2 className="capitolo">{words.personal}</h2>}
      <div className="entra-due">
        {personal.map((way) => <WayLink key={way.name} way={way} href={to(way)} title={words.with(way.title)} look={official[way.kind]?.look ?? ""} mark={markOf(way.kind)} />)}
      </div>
      {(mail ?? keys) && <h2 className="capitolo">{words.passwordless}</h2>}
      {mail && <MailForm way={mail} purpose={purpose} back={back} addresses={addresses} />}
      {keys && <PasskeyButton purpose={purpose} back={back} />}
    </>
  );
}
