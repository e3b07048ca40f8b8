import { useEffect, useState } from "react";
import { useClient } from "urql";
import { CommentPreviewDocument } from "../gen/graphql";
import { ask } from "../graphql/request";
import { useWords } from "../i18n/words";
import { Bones } from "../ui/states";

/** The text as the others will read it: rendered and cleaned by the server, which will do the same when it is sent. */
export function Preview({ source }: { source: string }) {
  const client = useClient();
  const words = useWords().thread;
  const [shown, setShown] = useState<{ source: string; html?: string }>();
  useEffect(() => {
    let left = false;
    const show = (html?: string) => {
      if (!left) setShown(html === undefined ? { source } : { source, html });
    };
    if (source.trim()) ask(client, CommentPreviewDocument, { source }).then((answer) => { show(answer.markdownPreview); }, () => { show(); });
    return () => {
      left = true;
    };
  }, [client, source]);
  if (!source.trim()) return <div className="anteprima pz-meta"><p>{words.previewEmpty}</p></div>;
  if (shown?.source !== source) return <div className="anteprima" aria-busy="true"><Bones width="60%" /></div>;
  if (shown.html === undefined) return <div className="anteprima pz-meta"><p>{words.previewFailed}</p></div>;
  return <div className="anteprima txt" dangerouslySetInnerHTML={{ __html: shown.html }} />;
}
