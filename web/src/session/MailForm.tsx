import { useId } from "react";
import { marks } from "./marks";
import { useSignInWords } from "./words";
import type { Purpose, Way } from "./ways";

type Props = { way: Way; purpose: Purpose; back: string; addresses: readonly string[] | undefined };

/** Asks where to send a link. A plain form: the server answers with a page of its own. */
export function MailForm({ way, purpose, back, addresses }: Props) {
  const words = useSignInWords();
  const id = useId();
  if (!way.isAvailable) {
    return <p className="entra-con" aria-disabled="true">{marks.mail}<span>{way.title}<small>{words.unavailable}</small></span></p>;
  }
  const told = (
    <>
      <input type="hidden" name="return" value={back} />
      <input type="hidden" name="purpose" value={purpose} />
    </>
  );
  if (purpose === "confirm") {
    return (addresses ?? []).map((address) => (
      <form key={address} className="entra-posta" method="post" action={way.path}>
        {told}
        <input type="hidden" name="address" value={address} />
        <button type="submit" className="entra-con">{marks.mail}<span>{words.mailConfirm(address)}<small>{words.mailAgain}</small></span></button>
      </form>
    ));
  }
  return (
    <form className="entra-posta" method="post" action={way.path}>
      {told}
      <label htmlFor={id}>{words.mailLabel}</label>
      <div>
        <input id={id} className="form-control" name="address" type="email" required maxLength={254} autoComplete="email" inputMode="email" placeholder={words.mailExample} aria-describedby={`${id}-hint`} />
        <button type="submit" className="btn btn-outline-primary">{words.mailSend}</button>
      </div>
      <p id={`${id}-hint`} className="pz-meta">{words.mailHint}</p>
    </form>
  );
}
