import { Fragment } from "react";
import { exactDate } from "../../i18n/dates";
import { useLanguage } from "../../i18n/words";
import { usePaths } from "../../router/usePaths";
import type { AssemblyAboutFragment } from "../gen/graphql";
import { useKeptWords } from "./words";

type Item = AssemblyAboutFragment["state"]["items"][number];
type Props = { assembly: Pick<AssemblyAboutFragment, "piazza" | "isRehearsal" | "minutes">; item: Item; concealed: boolean };

/** That a vote was secret, where it stood when the minutes were published, and the way to its public record. */
export function Secrecy({ assembly: { piazza, isRehearsal, minutes }, item, concealed }: Props) {
  const words = useKeptWords();
  const language = useLanguage();
  const paths = usePaths();
  const seal = minutes?.seals.find(({ itemId }) => itemId === item.id);
  const at = seal?.sealedAt ?? seal?.lostAt;
  const record = `${paths.entry({ kind: "POLL", number: item.pollNumber, title: item.title, piazza })}?vista=registro`;
  const leads = !concealed && !isRehearsal;
  const unsealed = !minutes ? words.secret : minutes.publishedAt === null ? words.soon : leads ? words.later : words.laterAlone;
  return (
    <div className="pz-su-2" data-secret="">
      <p>{at ? <>{seal?.lostAt ? words.lost : words.sealed} <time dateTime={at}>{exactDate(new Date(at), language)}</time></> : unsealed}</p>
      {leads && (
        <ul className="pz-meta">
          <li><a href={record}>{words.record}</a></li>
          {seal?.bundleHash && item.results && <li><a href={`/export/polls/${item.pollNumber}/bundle.jsonl`} download>{words.bundle}</a></li>}
        </ul>
      )}
      {seal?.bundleHash && <Hash says={words.hash} hash={seal.bundleHash} />}
      {seal?.head && <Hash says={words.head} hash={seal.head} />}
    </div>
  );
}

/** A long number that a narrow screen may break, and that is copied whole. */
function Hash({ says, hash }: { says: string; hash: string }) {
  return <p className="pz-meta">{says}: <code className="pz-mono">{hash.match(/.{1,8}/g)?.map((part, i) => <Fragment key={i}>{part}<wbr /></Fragment>)}</code></p>;
}
