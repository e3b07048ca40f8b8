import { useState, type SyntheticEvent } from "react";
import { useWords } from "../i18n/words";
import { FailedPage } from "../layout/FailedPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { WaitingPage } from "../layout/WaitingPage";
import { ProfileForm } from "../member/ProfileForm";
import { useChange, useRead } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { usePaths } from "../router/usePaths";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { Badge } from "../ui/marks";
import { tell } from "../ui/Notices";
import { AccountProfileDocument, LocaleUpdateDocument, type Assurance } from "./gen/graphql";
import { Part, Room } from "./Room";
import { useAccountWords } from "./words";

const ranks: Assurance[] = ["NONE", "SOCIAL", "EMAIL", "SUBSTANTIAL", "HIGH"];

/** Who one is here, for the others and for us. */
export function ProfileRoom() {
  const { profile: words, assurance, logins: ways } = useAccountWords();
  const paths = usePaths();
  const { data, failure, retry } = useRead(AccountProfileDocument, {});
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  if (!data.viewer) return <NeedSignIn />;
  const { member, logins, locale } = data.viewer;
  const surest = ranks[Math.max(0, ...logins.map((login) => ranks.indexOf(login.assurance)))] ?? "NONE";
  const certain = surest === "SUBSTANTIAL" || surest === "HIGH";
  return (
    <Room title={words.title} lead={words.lead}>
      <div className="parte">
        <p className="pz-chi">
          <Avatar name={member.name} tone={member.tone} />
          <span><b>{member.name}</b><small>@{member.handle} · <a href={paths.member(member.handle)}>{words.page}</a></small></span>
        </p>
        <ProfileForm key={member.id} member={member} />
      </div>
      <Part id="certezza" title={words.known}>
        <p className="pz-su-2"><Badge tone={certain ? "verde" : "neutro"}>{assurance[surest]}</Badge></p>
        {!certain && <p className="pz-meta pz-su-1">{words.knownNote} <a href={paths.account("accessi")}>{ways.title}</a></p>}
      </Part>
      <Part id="lingua" title={words.language} note={words.languageNote}><Language now={locale} /></Part>
    </Room>
  );
}

function Language({ now }: { now: string }) {
  const { profile: words } = useAccountWords();
  const { state } = useWords();
  const say = useRefusals();
  const { change, busy } = useChange(LocaleUpdateDocument);
  const [locale, setLocale] = useState(now);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { refused } = await change({ input: { locale } });
    tell(refused ? (say(refused).general ?? state.error) : words.languageSaved);
  };
  return (
    <form className="pz-su-2" onSubmit={(event) => void save(event)}>
      <fieldset>
        <legend className="pz-sr">{words.language}</legend>
        {(["it", "en"] as const).map((each) => (
          <label key={each} className="pz-spunta">
            <input type="radio" name="locale" value={each} checked={locale === each} onChange={() => { setLocale(each); }} />
            <span>{words.languages[each]}</span>
          </label>
        ))}
      </fieldset>
      <p className="pz-su-2"><Button type="submit" look="outline" busy={busy}>{words.save}</Button></p>
    </form>
  );
}
