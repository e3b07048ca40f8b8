import { PiazzaJoinDocument } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useFrame } from "../reading/frame";
import { useChange } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Button } from "../ui/Button";
import { tell } from "../ui/Notices";

/** Joins the piazza of the page: one press, no form. */
export function JoinButton() {
  const words = useWords();
  const { piazza, retry } = useFrame();
  const { change, busy } = useChange(PiazzaJoinDocument);
  const say = useRefusals();
  if (!piazza) return null;
  const join = async () => {
    const { refused } = await change({ input: { piazzaId: piazza.id } });
    if (refused) tell(say(refused).general ?? words.state.error);
    else {
      tell(words.piazza.joined);
      retry();
    }
  };
  return <Button look="outline" busy={busy} onClick={() => void join()}>{words.piazza.join}</Button>;
}
