import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../i18n/words";
import { heedRefusal } from "../live/confirm";
import { bytes } from "../status/figures";
import { Button } from "../ui/Button";
import { tell } from "../ui/Notices";
import { ArchiveFailure, fetchArchive, keep, type Progress } from "./archive";
import { useProof } from "./proof";
import { Part } from "./Room";
import { useAccountRefusal, useAccountWords } from "./words";

/** Everything of one's own in one file, with how far it has come. */
export function ArchivePart({ mustConfirm }: { mustConfirm: boolean }) {
  const { privacy: words } = useAccountWords();
  const say = useAccountRefusal();
  const { before } = useProof(mustConfirm);
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<string>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => { running.current?.abort(); }, []);

  const download = async () => {
    const line = new AbortController();
    running.current = line;
    setError(undefined);
    setProgress({ loaded: 0, total: 0 });
    try {
      keep(await fetchArchive(line.signal, setProgress), words.archiveName);
      tell(words.archiveDone);
    } catch (failure) {
      if (line.signal.aborted) tell(words.archiveStopped);
      else if (failure instanceof ArchiveFailure) {
        heedRefusal(failure.reason);
        setError(say(failure));
      } else setError(say({ code: "UNAVAILABLE", reason: "archive_cut" }));
    }
    setProgress(undefined);
  };

  return (
    <Part id="archivio" title={words.archive} note={words.archiveText}>
      {progress ? (
        <Running progress={progress} onStop={() => { running.current?.abort(); }} />
      ) : (
        <p className="pz-su-3"><Button look="outline" onClick={() => { before(() => void download()); }}>{words.archiveDo}</Button></p>
      )}
      {error && <p className="pz-rifiuto pz-su-2" role="alert">{error}</p>}
    </Part>
  );
}

function Running({ progress, onStop }: { progress: Progress; onStop: () => void }) {
  const { privacy: words } = useAccountWords();
  const language = useLanguage();
  const { loaded, total } = progress;
  const known = total > 0;
  return (
    <div className="pz-scarica pz-su-3">
      <p id="archivio-va">{words.archiveBusy}</p>
      <progress aria-labelledby="archivio-va" {...(known ? { max: total, value: loaded } : {})} />
      <p className="pz-meta pz-num pz-riga pz-fra">
        <span>{known && words.archiveOf(bytes(loaded, language), bytes(total, language))}</span>
        <Button look="plain" small onClick={onStop}>{words.archiveStop}</Button>
      </p>
    </div>
  );
}
