import { useState, type ComponentType } from "react";
import { useClient } from "urql";
import { useWords } from "../../i18n/words";
import { ReasonDialog } from "../../layout/ReasonDialog";
import { ask } from "../../graphql/request";
import { useChange } from "../../reading/read";
import { navigate } from "../../router/location";
import { slugOf } from "../../router/paths";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu, MenuItem } from "../../ui/Menu";
import { tell } from "../../ui/Notices";
import { PollDocumentDocument, PollDuplicateDocument, PollWithdrawDocument } from "../gen/graphql";
import { usePollLive } from "../live";
import type { PollOfPage } from "../PollPage";
import { CloseAct, MoveAct, OpenAct, OutcomeAct, PublishAct, RemindAct, TemplateAct, type ActProps } from "./Acts";
import { ElectorsAct } from "./ElectorsAct";
import { usePollRefusal, useRunWords } from "./words";

const acts = { open: OpenAct, close: CloseAct, move: MoveAct, remind: RemindAct, publish: PublishAct, outcome: OutcomeAct, template: TemplateAct, electors: ElectorsAct } satisfies Record<string, ComponentType<ActProps>>;

type Act = keyof typeof acts;

/** What a poll can be made to do where it stands, the most wanted first. */
function offered(poll: PollOfPage, phase: PollOfPage["voting"]["phase"]): Act[] {
  const { voting } = poll;
  const offers: [Act, boolean][] = [
    ["open", phase === "WAITING" && poll.state === "PUBLISHED"],
    ["publish", phase === "CLOSED" && voting.resultsVisibility === "STAFF" && voting.resultsPublishedAt === null],
    ["outcome", phase === "CLOSED"],
    ["remind", phase === "OPEN" && poll.state === "PUBLISHED"],
    ["move", phase !== "CLOSED"],
    ["electors", phase !== "CLOSED" && voting.electorate === "LIST"],
    ["close", phase === "OPEN"],
  ];
  return offers.filter(([, on]) => on).map(([act]) => act);
}

/** The controls of a poll, for who holds it. */
export default function RunPanel({ poll, onChange }: { poll: PollOfPage; onChange: () => void }) {
  const words = useRunWords();
  const paths = usePaths();
  const { phase, turnout } = usePollLive();
  const [doing, setDoing] = useState<Act | "withdraw">();
  const titles: Record<Act, string> = {
    open: words.open, close: words.close, move: words.move, remind: words.remind, publish: words.publishResults,
    outcome: poll.voting.outcome.trim() === "" ? words.outcome : words.outcomeChange, template: words.template, electors: words.electors,
  };
  const Doing = doing && doing !== "withdraw" ? acts[doing] : undefined;
  const close = () => { setDoing(undefined); };
  const changeable = poll.viewerCanUpdate && phase !== "CLOSED" && turnout.voters === 0;
  return (
    <section className="pz-conduci" aria-labelledby="conduci">
      <h2 id="conduci">{words.title}</h2>
      {poll.state === "DRAFT" && <p className="pz-meta">{words.draft}</p>}
      <div className="comandi">
        {changeable && <a className={poll.state === "DRAFT" ? "btn btn-primary btn-sm" : "btn btn-outline-primary btn-sm"} href={paths.edit(poll.piazza.slug, poll.number)}><Icon name="pencil" /> {words.edit}</a>}
        {offered(poll, phase).map((act, at) => <Button key={act} small look={at === 0 && (act === "open" || act === "publish" || act === "outcome") ? "primary" : act === "close" ? "danger" : "outline"} onClick={() => { setDoing(act); }}>{titles[act]}…</Button>)}
        <More poll={poll} onTemplate={() => { setDoing("template"); }} onWithdraw={() => { setDoing("withdraw"); }} />
      </div>
      {Doing && <Doing poll={poll} onClose={close} onDone={onChange} />}
      {doing === "withdraw" && <Withdraw poll={poll} onClose={close} onDone={onChange} />}
    </section>
  );
}

function More({ poll, onTemplate, onWithdraw }: { poll: PollOfPage; onTemplate: () => void; onWithdraw: () => void }) {
  const words = useRunWords();
  const paths = usePaths();
  const client = useClient();
  const { state } = useWords();
  const refusal = usePollRefusal();
  const { change } = useChange(PollDuplicateDocument);
  const duplicate = async () => {
    const { done, refused } = await change({ input: { pollId: poll.id, idempotencyKey: crypto.randomUUID() } });
    if (refused || !done.poll) { tell(refused ? refusal(refused) : state.error); return; }
    tell(words.duplicated);
    navigate(paths.edit(poll.piazza.slug, done.poll.number));
  };
  const exported = async () => {
    const { entry } = await ask(client, PollDocumentDocument, { number: poll.number });
    const document = entry?.__typename === "Poll" ? entry.voting.document : null;
    if (document) save(`${slugOf(poll.title) || "votazione"}.json`, document);
    else tell(state.error);
  };
  return (
    <Menu label={words.moreOf} button={<>{words.more} <Icon name="moreItems" /></>} buttonClass="btn btn-piano btn-sm">
      <MenuItem note={words.duplicateNote} onSelect={() => void duplicate()}>{words.duplicate}</MenuItem>
      <MenuItem note={words.templateNote} onSelect={onTemplate}>{words.template}</MenuItem>
      <MenuItem note={words.documentNote} onSelect={() => { exported().catch(() => { tell(state.error); }); }}>{words.document}</MenuItem>
      {poll.viewerCanWithdraw && <MenuItem note={words.withdrawNote} onSelect={onWithdraw}>{words.withdraw}…</MenuItem>}
    </Menu>
  );
}

/** Hands a file to the browser. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(address);
}

function Withdraw({ poll, onClose, onDone }: ActProps) {
  const words = useRunWords();
  const { change } = useChange(PollWithdrawDocument);
  return (
    <ReasonDialog
      title={words.withdrawTitle} note={words.withdrawText} hint={words.reasonHint} action={words.withdraw} onClose={onClose}
      onReason={async (reason) => {
        const { refused } = await change({ input: { entryId: poll.id, reason } });
        if (!refused) { tell(words.withdrawn); onDone(); }
        return refused;
      }}
    />
  );
}
