import { counter } from "../i18n/plural";
import type { Assurance, Electorate, PollPhase } from "./gen/graphql";
import type { Stretch } from "./state";
import type { PollWords } from "./words.it";

const n = counter("en");
const figure = (k: number) => k.toLocaleString("en-GB", { useGrouping: "always" });

function lasting({ days, hours, minutes, seconds }: Stretch): string {
  if (days > 0) return hours > 0 ? `${n(days, "day", "days")} and ${n(hours, "hour", "hours")}` : n(days, "day", "days");
  if (hours > 0) return minutes > 0 ? `${n(hours, "hour", "hours")} and ${n(minutes, "minute", "minutes")}` : n(hours, "hour", "hours");
  if (minutes >= 2) return n(minutes, "minute", "minutes");
  return n(minutes * 60 + seconds, "second", "seconds");
}

const electorate: Record<Electorate, (k: number | null, piazza: string) => string> = {
  SIGNED_IN: () => "Whoever signs in and may read this piazza.",
  MEMBERS: (k, piazza) => (k === null ? `The members of “${piazza}”.` : k === 1 ? `The one member of “${piazza}”.` : `The ${figure(k)} members of “${piazza}”.`),
  LIST: (k) => (k === null ? "Those on the electoral list." : k === 1 ? "The one person on the electoral list." : `The ${figure(k)} people on the electoral list.`),
};

const assurance: Record<Assurance, string> = {
  NONE: "Any way of signing in will do.",
  SOCIAL: "At least a personal account is needed.",
  EMAIL: "A verified e-mail address is needed, or more.",
  SUBSTANTIAL: "A digital identity of level 2, such as SPID or CIE, is needed: so everybody votes once.",
  HIGH: "A digital identity of level 3 is needed: so everybody votes once.",
};

const assuranceName: Record<Assurance, string> = {
  NONE: "Not verified",
  SOCIAL: "Personal account",
  EMAIL: "Verified e-mail",
  SUBSTANTIAL: "Digital identity, level 2",
  HIGH: "Digital identity, level 3",
};

const spoken: Record<PollPhase, string> = {
  WAITING: "The poll is not open yet.",
  OPEN: "The poll is open.",
  CLOSED: "The poll has closed.",
};

/** Why a secret vote stays on its way: it is no question of the network. */
const withoutKey = "Votes cannot be taken here just now: the key of this poll is missing, and those who run the service have to put it back. Nothing is lost: your vote stays on this device and goes by itself as soon as it can. You may also try again later.";

/** What the page of a poll says around its ballots and results. */
export const pollEn: PollWords = {
  around: "Around this poll",
  phase: { WAITING: "Not open yet", OPEN: "Voting now", CLOSED: "Closed" },
  spoken,
  lasting,
  closes: (when, left) => `closes ${when}, in ${left}`,
  closesByHand: "closed by whoever holds it",
  closing: "closing now",
  opens: (when, left) => `opens ${when}, in ${left}`,
  opening: "opening now",
  opensByHand: "opened by whoever holds it",
  opensPublished: "opens when it is published",
  closed: (when) => `closed ${when}`,
  annulled: "Annulled in the assembly: what was voted counts for nothing.",
  soon: (k) => `The poll closes in ${n(k, "second", "seconds")}.`,
  outcomeOf: "The outcome, written by whoever held the vote",
  turnout: (k, of) => (of === null ? `${n(k, "person has", "people have")} voted` : `${figure(k)} of ${figure(of)} have voted`),
  turnoutOf: (k, of) => ({ figure: of === null ? figure(k) : `${figure(k)} of ${figure(of)}`, rest: of === null ? (k === 1 ? "person has voted" : "people have voted") : k === 1 ? "has voted" : "have voted" }),
  quorum: (k, reached) => (reached ? `Quorum ${figure(k)}, reached` : `Quorum ${figure(k)}, not reached yet`),
  quorumMissed: (k) => `Quorum ${figure(k)}, not reached: the poll does not count.`,
  threshold: (k) => `The first option passes with at least ${figure(k)}% of those who answered.`,
  who: "Who may vote",
  electorate,
  assurance,
  assuranceName,
  rules: "How it works",
  attributed: "Votes are public: whoever sees the results sees who voted for what.",
  unnamed: "Results do not say who voted for what. Those who run the service could find out.",
  changeable: "You can change your vote until the poll closes.",
  final: "Votes cannot be changed: check before you send.",
  sees: {
    LIVE: "Results are seen while people vote.",
    AFTER_VOTE: "Who has voted sees the results at once, everybody when the poll closes.",
    AFTER_CLOSE: "Results appear at closing, for everybody at once.",
    STAFF: "Those who hold the poll see the results first, everybody once they are published.",
    STAFF_LIVE: "Those who hold the poll see the results as they come, everybody once they are shown.",
  },
  hidden: {
    LIVE: "Results are seen from the opening.",
    AFTER_VOTE: "You see the results as soon as you have voted, or at closing.",
    AFTER_CLOSE: "Results appear at closing, for everybody at once. Nobody sees them before, not even those who hold the poll.",
    STAFF: "Those who hold the poll have not published the results yet.",
    STAFF_LIVE: "Those who hold the poll have not shown the results yet.",
  },
  listLater: "As soon as they can be seen they come here by themselves: no need to reload the page.",
  voteTitle: "Your vote",
  send: "Send your vote",
  change: "Send the changed vote",
  sending: "sending…",
  unchanged: "You have changed nothing.",
  received: (when) => `Your vote has arrived: ${when}.`,
  receivedNow: "Vote received.",
  edit: "Change your vote",
  keep: "Leave it as it is",
  mine: "How you voted",
  notYet: "Not counted yet",
  waiting: "Your vote has not arrived yet, so it is not counted yet. It goes by itself as soon as the network is back.",
  tryNow: "Try now",
  cancelSending: "Do not send it",
  refused: "The vote was not accepted.",
  kept: "Your answers are safe on this device.",
  stale: "It stayed here for over a day without leaving: check your answers and send it again.",
  missing: (k) => (k === 1 ? "One answer needs another look." : `${figure(k)} answers need another look.`),
  step: (at, of) => `Part ${figure(at)} of ${figure(of)}`,
  firstStep: "To begin with",
  next: "Next",
  back: "Back",
  signIn: "Sign in to vote",
  join: "Join the piazza and vote",
  joinNote: "One click, no form.",
  addOption: "Add an option",
  addOptionHint: "Everybody sees it at once, with your name. It cannot be taken away.",
  optionTitle: "Your option",
  optionAdd: "Add",
  optionAdded: "Option added.",
  cancel: "Cancel",
  owed: { title: "A vote is waiting for you", more: (k) => `${figure(k)} polls are waiting for you`, vote: "Vote", voteIn: (title) => `Vote: ${title}`, others: (k) => (k === 1 ? "And one more." : `And ${figure(k)} more.`), closes: (left) => `closes in ${left}`, open: "no closing time", bell: (k) => `You still owe a vote in ${n(k, "poll", "polls")}` },
  reasons: {
    already_voted: "You have voted, and votes in this poll cannot be changed.",
    assurance_too_low: "The way you signed in is not enough: this poll asks for a stronger proof of who you are.",
    question_missing: "A question is no longer part of the poll. Reload the page.",
    question_not_asked: "One answer is to a question that you are not asked. Reload the page.",
    question_required: "This question needs an answer.",
    question_twice: "A question was answered twice. Reload the page.",
    vote_empty: "Answer at least one question.",
    choice_mark: "The mark is outside the scale.",
    choice_none: "“None of these” is not offered here.",
    choice_none_alone: "“None of these” stands alone.",
    choice_number: "The number is outside the limits, or between two steps.",
    choice_option: "An option is no longer part of the question. Reload the page.",
    choice_over_budget: "It goes beyond what there is to spend.",
    choice_shape: "This is no answer to this question. Reload the page.",
    choice_text: "The answer has 1 to 4,000 characters.",
    choice_too_few: "Something is missing: see how many answers are needed.",
    choice_too_many: "Too many: take some out.",
    choice_twice: "An option is there twice.",
    guest_without_slip: "Guests vote on this who came in with a slip.",
    guests_not_asked: "Guests do not vote on this.",
    join_assembly: "Who is in the assembly votes: come in first.",
    not_member: "The members of the piazza vote.",
    not_on_list: "Those on the electoral list vote, and you are not on it.",
    option_taken: "There is an option of this name already.",
    option_meaning: "The meaning has at most 500 characters.",
    options_enough: "You have added 10 options to this question: leave some to others.",
    options_full: "This question has as many options as it can have.",
    options_not_taken: "This question takes no options from voters.",
    poll_closed: "The poll has closed: this vote was not counted.",
    poll_in_assembly: "This poll is held in an assembly, and is run from there.",
    poll_waiting: "The poll is not open yet.",
    poll_changes: "You have changed your vote so often that it cannot be changed any more: the last one counts.",
    poll_secrecy: "How this poll keeps its votes has changed meanwhile. Reload the page before you vote.",
    poll_key_missing: withoutKey,
    poll_key_folder: withoutKey,
    poll_sealed_elsewhere: "The votes of this poll have been counted already: no more are taken.",
    poll_missing: "This poll is gone, or you may not see it.",
    ballot_reason: "A reason has at most 1,000 characters.",
    ballot_reason_missing: "Write the reason too: this poll asks for it.",
    ballot_reason_unasked: "This poll takes no reasons.",
    option_title: "An option has 1 to 200 characters on one line.",
    option_twice: "This option is there already.",
    closing: "The service is restarting. Try again in a moment.",
    sign_in: "Sign in to vote.",
  },
};
