import { useCallback, useMemo, useState } from "react";
import { useClient } from "urql";
import { readReceipt } from "../../poll/secret/receipt";
import { keepReceipt } from "../../poll/secret/shelf";
import { useFrame } from "../../reading/frame";
import { ballotKey, readJson, write } from "../../thread/keep";
import { guestRoot } from "../live/pass";
import { Outbox } from "./outbox";
import { Speech } from "../live/speech";

/** What a phone keeps of one person in one assembly. A member's lies with what he else wrote, and goes when he signs out. */
export function usePhoneStore(number: number, pass: string | undefined) {
  const client = useClient();
  const { viewer } = useFrame();
  const member = viewer?.member.id ?? "visitor";
  const root = pass === undefined ? `${ballotKey(member, `assembly-${number}`)}/` : guestRoot(number, pass);
  const outbox = useMemo(() => new Outbox({
    client, root,
    onReceipt: (text) => {
      const receipt = readReceipt(text);
      if (receipt && pass === undefined) keepReceipt(member, receipt.poll, text);
    },
  }), [client, root, member, pass]);
  const [speech] = useState(() => new Speech());
  const seenKey = `${root}visible`;
  const [visible, setVisible] = useState(() => readJson(localStorage, seenKey, false));
  const choose = useCallback((on: boolean) => {
    setVisible(on);
    write(localStorage, seenKey, JSON.stringify(on));
  }, [seenKey]);
  return { outbox, speech, visible, setVisible: choose };
}
