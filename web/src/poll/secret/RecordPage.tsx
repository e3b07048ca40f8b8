import { useLanguage } from "../../i18n/words";
import { usePaths } from "../../router/usePaths";
import { Icon } from "../../ui/Icon";
import type { PollSealFragment } from "../gen/graphql";
import type { PollShown } from "../types";
import { verifyUrl } from "./fetch";
import { LogTable } from "./LogTable";
import { grouped } from "./receipt";
import { moving } from "./SealState";
import { Title } from "./Title";
import { useSealing } from "./useSealing";
import { useSecretWords } from "./words";

/** The public record of a secret poll: where it stands in words, its documents, and the history of its log. */
export default function RecordPage({ poll, onChange }: { poll: PollShown; onChange: () => void }) {
  const words = useSecretWords();
  const paths = usePaths();
  const seal = useSealing(poll, onChange);
  return (
    <article className="pz-wrap pz-articolo pz-registro-voto">
      <p><a href={paths.entry(poll)}>← {words.receipt.back}</a></p>
      <Title>{words.public.title}</Title>
      <p className="pz-lead">{poll.title}</p>
      <p className="pz-su-2">{words.public.lead}</p>
      {seal && (
        <>
          <div className="fianco">
            <Standing seal={seal} />
            <Documents seal={seal} receipt={`${paths.entry(poll)}?vista=ricevuta`} />
          </div>
          <LogTable key={poll.id} pollId={poll.id} length={seal.logLength} />
        </>
      )}
    </article>
  );
}

function Standing({ seal }: { seal: PollSealFragment }) {
  const { public: words, states } = useSecretWords();
  const { name, means } = states[seal.state];
  const over = seal.state === "SEALED" || moving.includes(seal.state);
  const unopened = seal.ballotCount === null ? 0 : seal.commitmentCount - seal.ballotCount;
  return (
    <section aria-labelledby="a-che-punto" data-seal={seal.state}>
      <h2 id="a-che-punto">{words.state}</h2>
      <p><strong>{name}</strong></p>
      <p>{means}</p>
      <p className="pz-meta pz-num">{words.counts(seal.commitmentCount, seal.ballotCount)} {unopened > 0 && words.unopened(unopened)}</p>
      {over && <Steps state={seal.state} />}
    </section>
  );
}

const steps = ["CLOSED", "TALLIED", "BUNDLED", "REWRITTEN", "SEALED"] as const;

function Steps({ state }: { state: PollSealFragment["state"] }) {
  const { public: words } = useSecretWords();
  const at = steps.findIndex((step) => step === state);
  return (
    <ol className="passi" aria-label={words.steps}>
      {steps.map((step, i) => (
        <li key={step} className={i <= at ? "fatto" : undefined}>
          {i <= at && <Icon name="check" />} {words.stepNames[step]} <span className="pz-meta">({i <= at ? words.stepDone : i === at + 1 ? words.stepNow : words.stepNext})</span>
        </li>
      ))}
    </ol>
  );
}

function Documents({ seal, receipt }: { seal: PollSealFragment; receipt: string }) {
  const { public: words, check } = useSecretWords();
  const language = useLanguage();
  return (
    <section aria-labelledby="documenti">
      <h2 id="documenti">{words.files}</h2>
      <dl className="documenti">
        <div>
          <dt>{seal.bundleHash === null ? words.bundleName : <a href={seal.bundleUrl} download>{words.bundle}</a>}</dt>
          <dd>{seal.bundleHash !== null ? words.bundleNote : seal.state === "LOST" ? words.bundleNever : words.bundleLater}{seal.bundleHash !== null && <span className="pz-mono impronta"><span className="pz-meta">{words.hash}</span> <code data-bundle>{grouped(seal.bundleHash)}</code></span>}</dd>
        </div>
        <div>
          <dt><a href={seal.logUrl} download>{words.log}</a></dt>
          <dd>{words.logNote}</dd>
        </div>
        <div>
          <dt><a href={verifyUrl(language)} data-reload="">{words.verify}</a></dt>
          <dd>{words.verifyNote}</dd>
        </div>
        {seal.state !== "LOST" && (
          <div>
            <dt>{seal.bundleHash === null ? words.voters : <a href={`${verifyUrl(language)}#votanti`} data-reload="">{words.voters}</a>}</dt>
            <dd>{seal.bundleHash === null ? words.votersLater : words.votersNote}</dd>
          </div>
        )}
        <div>
          <dt><a href={receipt}>{check.any}</a></dt>
          <dd>{words.checkReceiptNote}</dd>
        </div>
      </dl>
    </section>
  );
}
