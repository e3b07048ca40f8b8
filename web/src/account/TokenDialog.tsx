import { useId, useState, type SyntheticEvent } from "react";
import { useWords } from "../i18n/words";
import { useChange } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextField } from "../ui/Field";
import { TokenCreateDocument, type TokenScope } from "./gen/graphql";
import { TokenSecret } from "./TokenSecret";
import { useAccountWords } from "./words";

const scopes: TokenScope[] = ["READ", "WRITE", "VOTE", "MODERATE"];
const spans = [7, 30, 90, 366];

/** Makes a token: what it is for, what it may do, until when; then shows its secret, once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const { tokens: words } = useAccountWords();
  const { state } = useWords();
  const say = useRefusals();
  const id = useId();
  const { change, busy } = useChange(TokenCreateDocument);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<TokenScope[]>(["READ"]);
  const [days, setDays] = useState(30);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [secret, setSecret] = useState<string>();
  const create = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (chosen.length === 0) { setErrors({ scopes: words.needScope }); return; }
    const { done, refused } = await change({ input: { name: name.trim(), scopes: chosen, days } });
    if (done) { setSecret(done.secret ?? ""); return; }
    const { fields, general } = say(refused);
    setErrors({ ...fields, ...(general || Object.keys(fields).length === 0 ? { general: general ?? state.error } : {}) });
  };
  if (secret !== undefined) return <TokenSecret secret={secret} onClose={onClose} />;
  const turn = (scope: TokenScope) => { setChosen(chosen.includes(scope) ? chosen.filter((each) => each !== scope) : [...chosen, scope]); };
  return (
    <Dialog title={words.createTitle} onClose={onClose}>
      <form className="pz-su-3" onSubmit={(event) => void create(event)}>
        <TextField label={words.name} hint={words.nameHint} error={errors.name} value={name} required maxLength={80} autoComplete="off" onText={setName} />
        <fieldset className="pz-campo">
          <legend className="etichetta">{words.scopes}</legend>
          {scopes.map((scope) => (
            <label key={scope} className="pz-spunta forte">
              <input type="checkbox" checked={chosen.includes(scope)} onChange={() => { turn(scope); }} />
              <span>{words.scope[scope]}<small>{words.scopeNote[scope]}</small></span>
            </label>
          ))}
          {errors.scopes && <p className="errore" role="alert">{errors.scopes}</p>}
        </fieldset>
        <div className="pz-campo">
          <label htmlFor={id}>{words.days}</label>
          <select id={id} className="form-select" value={days} onChange={(event) => { setDays(Number(event.target.value)); }}>
            {spans.map((span) => <option key={span} value={span}>{words.daysOf(span)}</option>)}
          </select>
          {errors.days && <p className="errore">{errors.days}</p>}
        </div>
        {errors.general && <p className="pz-rifiuto pz-su-2" role="alert">{errors.general}</p>}
        <div className="piede">
          <Button look="outline" onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" busy={busy}>{words.doCreate}</Button>
        </div>
      </form>
    </Dialog>
  );
}
