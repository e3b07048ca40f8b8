import { useRef, useState } from "react";
import { announce } from "../../live/announcer";
import { slugOf } from "../../router/paths";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { usePollLive } from "../live";
import type { PollShown } from "../types";
import { download, save, type Progress } from "./download";
import { useResultsWords } from "./words";

const formats = [
  { ending: "csv", name: "CSV", header: 1 },
  { ending: "json", name: "JSON", header: 0 },
  { ending: "blt", name: "BLT", header: 1 },
] as const;

type Format = (typeof formats)[number];

/** The ballots as files, for who sees the results. A long one tells how far it has come. */
export default function Export({ poll }: { poll: PollShown }) {
  const words = useResultsWords();
  const { results } = usePollLive();
  const [under, setUnder] = useState<{ format: Format; progress: Progress }>();
  const [failed, setFailed] = useState(false);
  const stop = useRef<AbortController>(undefined);
  if (!results) return null;
  const ranked = poll.voting.questions.some((question) => question.kind === "RANKED" || question.kind === "STV");
  const fetchFile = async (format: Format) => {
    stop.current = new AbortController();
    setFailed(false);
    setUnder({ format, progress: { done: 0, all: 0 } });
    announce(words.downloading(0, 0));
    const got = await download(`/export/polls/${poll.number}.${format.ending}`, format.header, (progress) => { setUnder({ format, progress }); }, stop.current.signal);
    setUnder(undefined);
    if ("failed" in got) { setFailed(got.failed !== "AbortError"); return; }
    save(got.blob, `${poll.number}-${slugOf(poll.title)}.${format.ending}`);
    tell(words.downloaded(got.rows));
  };
  return (
    <div>
      <h2>{words.export}</h2>
      <p className="pz-meta">{words.exportNote} {poll.voting.showsVoters ? words.exportNames : words.exportNoNames}</p>
      {under ? (
        <div className="pz-scarico">
          <progress aria-label={words.download(under.format.name)} {...(under.progress.all > 0 ? { max: under.progress.all, value: under.progress.done } : {})} />
          <p className="pz-meta pz-num">{words.downloading(under.progress.done, under.progress.all)}</p>
          <Button look="outline" small onClick={() => { stop.current?.abort(); }}>{words.downloadCancel}</Button>
        </div>
      ) : (
        <p className="pz-riga stretta pz-su-2">
          {formats.filter((format) => format.ending !== "blt" || ranked).map((format) => <Button key={format.ending} look="outline" small aria-label={words.download(format.name)} onClick={() => void fetchFile(format)}>{format.name}</Button>)}
        </p>
      )}
      {failed && <p className="errore" role="alert">{words.downloadFailed}</p>}
    </div>
  );
}
