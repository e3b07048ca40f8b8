import type { MouseEvent } from "react";
import { confirmWanted } from "../live/confirm";
import { usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";
import { useAccountWords } from "./words";

/** Lets through who has proved of late who he is; whoever has not is asked to first, before he has filled in anything. */
export function useProof(must: boolean) {
  return {
    before: (act: () => void) => {
      if (must) confirmWanted.set(true);
      else act();
    },
    onLink: (event: MouseEvent) => {
      if (!must) return;
      event.preventDefault();
      confirmWanted.set(true);
    },
  };
}

/** Says beforehand that a proof will be asked for. */
export function ProofNote({ must }: { must: boolean }) {
  const { prove } = useAccountWords();
  const paths = usePaths();
  const { pathname } = usePlace();
  if (!must) return null;
  return (
    <div className="pz-avviso pz-su-4">
      <p>{prove.note}</p>
      <p className="pz-su-1"><a href={paths.confirm(pathname)}>{prove.go}</a></p>
    </div>
  );
}
