import { useState, type SyntheticEvent } from "react";
import { MemberUpdateDocument } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useChange } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Button } from "../ui/Button";
import { TextArea, TextField } from "../ui/Field";
import { tell } from "../ui/Notices";
import type { Profile } from "./MemberPage";

type Props = { member: Pick<Profile, "name" | "headline" | "bio">; onDone?: () => void };

/** What one says of oneself, to be changed in place. */
export function ProfileForm({ member, onDone }: Props) {
  const words = useWords();
  const say = useRefusals();
  const { change, busy } = useChange(MemberUpdateDocument);
  const [text, setText] = useState({ name: member.name, headline: member.headline, bio: member.bio });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { refused } = await change({ input: text });
    if (refused) {
      const { fields, general } = say(refused);
      setErrors(fields);
      if (general) tell(general);
      return;
    }
    setErrors({});
    tell(words.member.saved);
    onDone?.();
  };
  const set = (key: keyof typeof text) => (value: string) => { setText({ ...text, [key]: value }); };
  return (
    <form className="pz-ristretta pz-su-4" onSubmit={(event) => void save(event)}>
      <TextField label={words.member.name} value={text.name} error={errors.name} required maxLength={80} autoComplete="name" onText={set("name")} />
      <TextField label={words.member.headline} hint={words.member.headlineHint} value={text.headline} error={errors.headline} maxLength={120} onText={set("headline")} />
      <TextArea label={words.member.bio} hint={words.member.bioHint} value={text.bio} error={errors.bio} maxLength={2000} rows={6} onText={set("bio")} />
      <div className="pz-riga pz-su-3">
        <Button type="submit" busy={busy}>{words.member.save}</Button>
        {onDone && <Button look="outline" onClick={onDone}>{words.member.cancel}</Button>}
      </div>
    </form>
  );
}
