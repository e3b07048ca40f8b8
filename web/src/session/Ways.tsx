import { MailForm } from "./MailForm";
import { marks, official } from "./marks";
import { PasskeyButton } from "./PasskeyButton";
import { addressOf, grouped, type Purpose, type Way } from "./ways";
import { WayLink } from "./WayLink";
import { useSignInWords } from "./words";
import { Icon } from "../ui/Icon";

type Props = {
  ways: readonly Way[];
  purpose: Purpose;
  back: string;
  /** Where a link can be mailed for a proof: the addresses that are the member's own. */
  addresses?: readonly string[];
  onClick?: (event: React.MouseEvent) => void;
};

/** Every way in that is offered, in groups: who is surest first. */
export function Ways({ ways, purpose, back, addresses, onClick }: Props) {
  const words = useSignInWords();
  const { demo, digital, personal, mail, passkey } = grouped(ways);
  const to = (way: Way) => addressOf(way, purpose, back);
  const click = onClick ? { onClick } : {};
  return (
    <>
      {demo.length > 0 && <h2 className="capitolo">{words.demo}</h2>}
      {demo.map((way) => <WayLink key={way.name} way={way} href={to(way)} title={words.demoWith} note={words.demoNote} look="forte" mark={<Icon name="user" />} {...click} />)}
      {digital.map((way) => (
        <section key={way.name} aria-labelledby={`identita-${way.name}`}>
          <h2 className="capitolo" id={`identita-${way.name}`}>{words.digital}</h2>
          <div className="entra-due">
            <WayLink way={way} href={to(way)} title={words.spid} look="pubblico" mark={marks.spid} {...click} />
            <WayLink way={way} href={to(way)} title={words.cie} look="pubblico" mark={marks.cie} {...click} />
          </div>
          <div className="entra-uno"><WayLink way={way} href={to(way)} title={words.federa} mark={marks.building} {...click} /></div>
          {way.isAvailable && <p className="pz-meta pz-su-1">{words.digitalNote}</p>}
        </section>
      ))}
      {personal.length > 0 && <h2 className="capitolo">{words.personal}</h2>}
      <div className="entra-due">
        {personal.map((way) => {
          const { look = "", mark = marks.building } = official[way.kind] ?? {};
          return <WayLink key={way.name} way={way} href={to(way)} title={words.with(way.title)} look={look} mark={mark} {...click} />;
        })}
      </div>
      {(mail ?? passkey) && <h2 className="capitolo">{words.passwordless}</h2>}
      {mail && <MailForm way={mail} purpose={purpose} back={back} addresses={addresses} />}
      {passkey && purpose !== "link" && <PasskeyButton way={passkey} purpose={purpose} back={back} />}
    </>
  );
}
