import { useEffect, useRef, useState } from "react";
import type { EntryTextFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { duration } from "../i18n/dates";
import { Button } from "../ui/Button";
import { Square } from "../ui/square/Square";

type Video = Extract<EntryTextFragment, { __typename: "Video" }>;

/** The site that holds a recording, by its own name. */
export function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, "");
  } catch {
    return address;
  }
}

/** A recording held elsewhere: its host is asked for nothing before the click. */
export function VideoFrame({ video }: { video: Video }) {
  const words = useWords();
  const [playing, setPlaying] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (playing) frame.current?.focus();
  }, [playing]);
  const host = hostOf(video.pageUrl);
  if (playing) {
    return (
      <div className="pz-video">
        <iframe ref={frame} src={video.embedUrl} title={words.video.frame(video.title)} allow="autoplay; fullscreen; picture-in-picture" allowFullScreen referrerPolicy="strict-origin-when-cross-origin" />
      </div>
    );
  }
  return (
    <>
      <div className="pz-video">
        <Square name={`${video.piazza.slug}/${video.number}`} width={960} height={540} />
        <div className="invito">
          <Button onClick={() => { setPlaying(true); }}>{words.video.play}</Button>
          {video.durationSeconds !== null && <span className="pz-meta">{words.video.length} <strong className="pz-num">{duration(video.durationSeconds)}</strong></span>}
        </div>
      </div>
      <p className="pz-meta pz-su-2">{words.video.from(host)} <a href={video.pageUrl} rel="noopener noreferrer">{words.video.page(host)}</a></p>
    </>
  );
}
