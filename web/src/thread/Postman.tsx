import { useEffect } from "react";
import { useClient } from "urql";
import { forgetMember } from "./keep";
import { postOf } from "./post";

/** Carries what a member wrote while offline from whichever page he is on, and drops it when he signs out. */
export default function Postman({ memberId }: { memberId: string }) {
  const client = useClient();
  useEffect(() => {
    postOf(client, memberId);
    const forget = () => { forgetMember(memberId); };
    addEventListener("piazza:signout", forget);
    return () => { removeEventListener("piazza:signout", forget); };
  }, [client, memberId]);
  return null;
}
