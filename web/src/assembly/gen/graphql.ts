/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What happens in an assembly. */
export type AssemblyActKind =
  /** A question was annulled, with a reason. */
  | 'ANNULLED'
  /** A question closed. */
  | 'CLOSED'
  /** A new code was drawn. */
  | 'CODE_RENEWED'
  /** It ended. */
  | 'ENDED'
  /** More time was given. */
  | 'EXTENDED'
  /** Guests without a slip come in again. */
  | 'GUESTS_ADMITTED'
  /** The door was shut to guests without a slip. */
  | 'GUESTS_SHUT'
  /** A guest was put out. */
  | 'GUEST_ENDED'
  /** A question that had been shown was changed before it opened: the title is the one that it had. */
  | 'ITEM_CHANGED'
  /** A question that had been shown was taken out of the queue before it opened. */
  | 'ITEM_REMOVED'
  /** A question opened. */
  | 'OPENED'
  /** The title of the assembly, or what it is about, was changed: the reason is the title that it had. */
  | 'RETITLED'
  /** A result was shown. */
  | 'REVEALED'
  /** Something was said to everybody, above what is before them: the reason says what, and nothing where it was taken away. */
  | 'SAID'
  /** A question came before everybody, or none any more. */
  | 'SHOWN'
  /** Slips were made. */
  | 'SLIPS_MADE'
  /** A slip was revoked, or made anew. */
  | 'SLIP_CHANGED'
  /** It began. */
  | 'STARTED'
  /** An act was undone. */
  | 'UNDONE';

/** A question from the floor. */
export type AssemblyAskInput = {
  /** The assembly's id. */
  assemblyId: string;
  /** Repeated with the same key, the request is answered as it was. */
  idempotencyKey?: string | null | undefined;
  /** Whether the asker's name stands beside it. */
  isNamed?: boolean;
  /** What it says, at most 300 characters. */
  text: string;
};

/** An assembly to prepare. */
export type AssemblyCreateInput = {
  /** How surely who counts must be known. */
  assurance?: Assurance | null | undefined;
  /** What it is about, as Markdown. */
  body?: string | null | undefined;
  /** Who counts; the members of the piazza where nothing is said. `LIST` is refused. */
  electorate?: Electorate | null | undefined;
  /** Which guests may come; none where nothing is said. */
  guests?: GuestAdmission | null | undefined;
  /** Repeated with the same key, the request is answered as it was. */
  idempotencyKey?: string | null | undefined;
  /** The piazza. */
  piazzaId: string;
  /** How many of those who count must be present; 0 for no quorum. */
  quorum?: number | null | undefined;
  /** When it begins. */
  startsAt?: string | null | undefined;
  /** Its title, at most 160 characters. */
  title: string;
};

/** With what to come in. */
export type AssemblyEnterInput = {
  /** Six digits; spaces do not count. */
  code?: string | null | undefined;
  /** Repeated with the same key by the same browser, the request is answered as it was; a secret of at least 20 characters. */
  idempotencyKey?: string | null | undefined;
  /** The name that a guest gives, at most 60 characters. Only who holds the assembly reads it, unless he asks a question under it. */
  name?: string | null | undefined;
  /** The secret of a QR code. */
  secret?: string | null | undefined;
  /** A slip's code; it opens the door by itself. */
  slip?: string | null | undefined;
};

/** What somebody has to come in with: one of the three. */
export type AssemblyFindInput = {
  /** Six digits; spaces do not count. */
  code?: string | null | undefined;
  /** The secret of a QR code. */
  secret?: string | null | undefined;
  /** A slip's code. */
  slip?: string | null | undefined;
};

/** What becomes of a question from the floor. */
export type AssemblyFloorSetInput = {
  /** The question's id. */
  questionId: string;
  /** Where it stands from now on. */
  state: FloorState;
};

/** Which guest, by what he asked. */
export type AssemblyGuestEndInput = {
  /** The id of a question from the floor that a guest asked. */
  questionId: string;
};

/** Who comes in. */
export type AssemblyGuestsAdmitInput = {
  /** The assembly's id. */
  assemblyId: string;
  /** Whether guests come in without a slip. */
  isOpen: boolean;
};

/** Which assembly. */
export type AssemblyInput = {
  /** The assembly's id. */
  assemblyId: string;
};

/** What to put into the queue: either a question, or a poll. */
export type AssemblyItemAddInput = {
  /** The assembly's id. */
  assemblyId: string;
  /** Repeated with the same key, the request is answered as it was. */
  idempotencyKey?: string | null | undefined;
  /** A draft of a poll: each of its questions becomes an item, under the poll's rules. The draft stays as it is. */
  pollId?: string | null | undefined;
  /** Where in the queue, from 1; at its end where nothing is said. */
  position?: number | null | undefined;
  /** A question made on the spot. */
  question?: QuestionInput | null | undefined;
  /** How it is held. */
  rules?: AssemblyItemRulesInput | null | undefined;
};

/** What to annul. */
export type AssemblyItemAnnulInput = {
  /** The item's id. */
  itemId: string;
  /** Why, in at most 500 characters; everybody reads it. */
  reason: string;
  /** Whether the same question comes anew into the queue, behind it. */
  repeats?: boolean;
};

/** More time for an item. */
export type AssemblyItemExtendInput = {
  /** Repeated with the same key, the request is answered as it was. */
  idempotencyKey?: string | null | undefined;
  /** The item's id. */
  itemId: string;
  /** How many seconds more, 5 to 3,600; mostly 30. */
  seconds?: number;
};

/** Which item. */
export type AssemblyItemInput = {
  /** The item's id. */
  itemId: string;
};

/** Where to move an item. */
export type AssemblyItemMoveInput = {
  /** The item's id. */
  itemId: string;
  /** Its new place, from 1. */
  position: number;
};

/** How an item is held; null leaves as it is. What the assembly says of who counts holds for all its items. */
export type AssemblyItemRulesInput = {
  /** Which guests may vote, no more than the assembly lets in; as the assembly where nothing is said. */
  guests?: GuestAdmission | null | undefined;
  /** Whether a vote may be changed until it closes. */
  isChangeable?: boolean | null | undefined;
  /** Whether it is confidential; guests do not vote in it then, nor does who holds the assembly see a provisional result. */
  isConfidential?: boolean | null | undefined;
  /** Whether each voter sees the options in an order of his own. */
  isShuffled?: boolean | null | undefined;
  /** How many people must take part for it to count; 0 for no quorum. */
  quorum?: number | null | undefined;
  /** Whether reasons are asked for. */
  reasons?: ReasonRule | null | undefined;
  /** How many seconds it stays open, 10 to 7,200; 0 where it is closed by hand. */
  seconds?: number | null | undefined;
  /** Whether who holds the assembly sees the provisional result; voters are told. */
  showsStaff?: boolean | null | undefined;
  /** Whether whoever sees the results sees who cast which ballot. */
  showsVoters?: boolean | null | undefined;
  /** The percentage of those who answered that the first option needs; 0 for none. */
  threshold?: number | null | undefined;
};

/** Where an item stands. */
export type AssemblyItemState =
  /** It counts for nothing, with a reason. */
  | 'ANNULLED'
  /** No vote is taken any more; what came out is not shown yet. */
  | 'CLOSED'
  /** Votes are taken. */
  | 'OPEN'
  /** What came out is shown. */
  | 'REVEALED'
  /** Not open yet. */
  | 'WAITING';

/** What to change of an item that has not opened. */
export type AssemblyItemUpdateInput = {
  /** The item's id. */
  itemId: string;
  /** Another question in its place. */
  question?: QuestionInput | null | undefined;
  /** How it is held. */
  rules?: AssemblyItemRulesInput | null | undefined;
};

/** What everybody is to read. */
export type AssemblyMessageInput = {
  /** The assembly's id. */
  assemblyId: string;
  /** At most 200 characters; empty takes it away. */
  message: string;
};

/** What was said. */
export type AssemblyMinutesSetInput = {
  /** The assembly's id. */
  assemblyId: string;
  /** Markdown, at most 40,000 bytes. */
  text: string;
};

/** Where an assembly stands. */
export type AssemblyPhase =
  /** It is over: its code opens nothing any more. */
  | 'ENDED'
  /** It is being held: people come in and vote. */
  | 'LIVE'
  /** It is being prepared. */
  | 'PLANNED';

/** A rehearsal. */
export type AssemblyRehearseInput = {
  /** The assembly's id. */
  assemblyId: string;
  /** How many participants to make up, 1 to 500. */
  participants?: number;
};

/** What to bring before everybody. */
export type AssemblyShowInput = {
  /** The assembly's id. */
  assemblyId: string;
  /** The item; null for none. */
  itemId?: string | null | undefined;
};

/** Which slip. */
export type AssemblySlipInput = {
  /** The slip's id. */
  slipId: string;
};

/** How many slips to make. */
export type AssemblySlipsInput = {
  /** The assembly's id. */
  assemblyId: string;
  /** How many, 1 to 500; at most 2,000 an assembly. */
  count: number;
};

/** What to undo. */
export type AssemblyUndoInput = {
  /** The act, as `undo` named it: another one has happened since where that does not fit. */
  act: number;
  /** The assembly's id. */
  assemblyId: string;
};

/** What to change of an assembly; null leaves as it is. */
export type AssemblyUpdateInput = {
  /** The assembly's id. */
  assemblyId: string;
  /** How surely who counts must be known. */
  assurance?: Assurance | null | undefined;
  /** What it is about, as Markdown. */
  body?: string | null | undefined;
  /** Who counts. */
  electorate?: Electorate | null | undefined;
  /** Which guests may come. */
  guests?: GuestAdmission | null | undefined;
  /** Takes the date away: when it begins is not known. `startsAt` is null then. */
  isUndated?: boolean | null | undefined;
  /** How many of those who count must be present; 0 for no quorum. */
  quorum?: number | null | undefined;
  /** When it begins. */
  startsAt?: string | null | undefined;
  /** Its title. */
  title?: string | null | undefined;
};

/** What the viewer wants answered. */
export type AssemblyUpvoteInput = {
  /** Whether he wants it, or no longer. */
  isWanted?: boolean;
  /** The question's id. */
  questionId: string;
};

/** What is voted in an item. */
export type AssemblyVoteInput = {
  /** The answers, one a question. */
  ballots: Array<BallotInput>;
  /** Repeated with the same key, the request is answered as it was. */
  idempotencyKey?: string | null | undefined;
  /** The item's id. */
  itemId: string;
  /** Whether the voter takes the item for a confidential one. Where he is wrong the vote is refused, and nothing is cast. */
  secret?: boolean | null | undefined;
};

/** How surely a person is known, least first. */
export type Assurance =
  /** By an address that was verified. */
  | 'EMAIL'
  /** By a digital identity of level 3. */
  | 'HIGH'
  /** Not at all. */
  | 'NONE'
  /** By an account with a social network. */
  | 'SOCIAL'
  /** By a digital identity of level 2, as SPID and CIE give it. */
  | 'SUBSTANTIAL';

/** An answer to a question. */
export type BallotInput = {
  /** What is chosen. */
  choice: ChoiceInput;
  /** The question's id. */
  question: string;
  /** Why, at most 1,000 characters; where the poll asks for reasons. */
  reason?: string | null | undefined;
};

/** An option chosen in a row. */
export type CellInput = {
  /** The option. */
  option: string;
  /** The row. */
  row: string;
};

/** What is chosen; each kind of question takes a part of it and refuses the others. */
export type ChoiceInput = {
  /** Those chosen in the rows of a matrix. */
  cells?: Array<CellInput> | null | undefined;
  /** Marks, dots, or 2 yes, 1 maybe, 0 no for time slots. */
  marks?: Array<MarkInput> | null | undefined;
  /** True for “none of these”. */
  none?: boolean | null | undefined;
  /** The number, as a decimal. */
  number?: string | null | undefined;
  /** Those chosen; in rankings most liked first. */
  options?: Array<string> | null | undefined;
  /** What is said to a proposal. */
  stance?: Stance | null | undefined;
  /** The text, 1 to 4,000 characters. */
  text?: string | null | undefined;
};

/** Who may vote. */
export type Electorate =
  /** Those on the electoral list. */
  | 'LIST'
  /** The members of the piazza. */
  | 'MEMBERS'
  /** Whoever is signed in and may read the piazza. */
  | 'SIGNED_IN';

/** Whether to put an entry first. */
export type EntryFeatureInput = {
  /** The entry's id. */
  entryId: string;
  /** True to put it first, false to take it from there. */
  featured: boolean;
};

/** Which entry. */
export type EntryInput = {
  /** The entry's id. */
  entryId: string;
};

/** The kinds of entry. */
export type EntryKind =
  /** An article of the blog. */
  | 'ARTICLE'
  /** A piece of news from the editors. */
  | 'NEWS'
  /** A poll. */
  | 'POLL'
  /** A discussion proposed by a member. */
  | 'TOPIC'
  /** A recording hosted elsewhere. */
  | 'VIDEO';

/** Which entry, and why. */
export type EntryReasonInput = {
  /** The entry's id. */
  entryId: string;
  /** The reason, 3 to 500 characters; public for a withdrawal, for the author alone otherwise. */
  reason: string;
};

/** Where an entry stands. */
export type EntryState =
  /** Seen by its author alone. */
  | 'DRAFT'
  /** Seen by whoever may read the piazza. */
  | 'PUBLISHED'
  /** Submitted: seen by its author and the editors. */
  | 'REVIEW'
  /** Taken back: seen by its author and the editors. */
  | 'WITHDRAWN';

/** Where a question from the floor stands. */
export type FloorState =
  /** It was answered. */
  | 'ANSWERED'
  /** It was not let through, or was taken away. */
  | 'REFUSED'
  /** Everybody sees it. */
  | 'SHOWN'
  /** It waits to be let through. */
  | 'WAITING';

/** Which guests may come, or vote. */
export type GuestAdmission =
  /** Anybody who has the assembly's code. What they vote is not verified: the same person may vote twice. */
  | 'ANYONE'
  /** None: who comes is signed in. */
  | 'NONE'
  /** Who has a slip with a code that is good once. */
  | 'SLIPS';

/** A number given to an option. */
export type MarkInput = {
  /** The option. */
  option: string;
  /** The number. */
  value: number;
};

/** How a member stands. */
export type MemberState =
  /** Takes part. */
  | 'ACTIVE'
  /** Has erased his profile; the name is no longer known. */
  | 'ERASED'
  /** May not sign in for now. */
  | 'SUSPENDED';

/** An option of an earlier question, by its places in the lists of this very input. */
export type OnlyIfInput = {
  /** The option's place in it, from 0. */
  option: number;
  /** The question's place, from 0. */
  question: number;
};

/** Which piazza to join. */
export type PiazzaJoinInput = {
  /** The piazza's id. */
  piazzaId: string;
};

/** A new poll. */
export type PollCreateInput = {
  /** The text, Markdown, at most 200,000 bytes. */
  body?: string | null | undefined;
  /** A key of the client's own, 1 to 200 characters: the same key with the same input within 24 hours answers with the same poll. */
  idempotencyKey?: string | null | undefined;
  /** The piazza to ask in. */
  piazzaId: string;
  /** What it asks: 1 to 50 questions. */
  questions: Array<QuestionInput>;
  /** How it is held. */
  rules?: PollRulesInput | null | undefined;
  /** The summary, at most 400 characters. */
  summary?: string | null | undefined;
  /** At most 10 tags of 1 to 40 characters. */
  tags?: Array<string> | null | undefined;
  /** The title, 1 to 160 characters. */
  title: string;
};

/** Which poll to begin with. */
export type PollDuplicateInput = {
  /** A key of the client's own, 1 to 200 characters: the same key with the same input within 24 hours answers with the same poll. */
  idempotencyKey?: string | null | undefined;
  /** The poll's id. */
  pollId: string;
};

/** Who may vote. */
export type PollElectorsSetInput = {
  /** The handles of those on the list, at most 20,000. */
  handles: Array<string>;
  /** The poll's id. */
  pollId: string;
};

/** Which poll. */
export type PollInput = {
  /** The poll's id. */
  pollId: string;
};

/** What an entry of a log is. */
export type PollLogKind =
  /** Commitments of several voters at once, in the order of their bytes. */
  | 'BATCH'
  /** The closing: nothing comes after it. */
  | 'CLOSE'
  /** The opening: what is asked, by its hash. */
  | 'OPEN';

/** How a poll opens. */
export type PollOpening =
  /** By hand. */
  | 'HAND'
  /** At its publication. */
  | 'PUBLISHED'
  /** At a time. */
  | 'TIME';

/** An option to add. */
export type PollOptionAddInput = {
  /** A key of the client's own, 1 to 200 characters: the same key with the same input within 24 hours adds the option once. */
  idempotencyKey?: string | null | undefined;
  /** What choosing it means, at most 500 characters. */
  meaning?: string | null | undefined;
  /** The question's id. */
  questionId: string;
  /** Its name, 1 to 200 characters. */
  title: string;
};

/** What was decided. */
export type PollOutcomeSetInput = {
  /** The text, Markdown, at most 40,000 bytes; empty takes it back. */
  outcome: string;
  /** The poll's id. */
  pollId: string;
};

/** Where a poll stands. */
export type PollPhase =
  /** No vote is taken any more. */
  | 'CLOSED'
  /** Votes are taken. */
  | 'OPEN'
  /** Nobody votes yet. */
  | 'WAITING';

/** How a poll is held. What is left out stays, or is the default of a new poll. */
export type PollRulesInput = {
  /** How surely a voter must be known; not at all by default. */
  assurance?: Assurance | null | undefined;
  /** When it closes by itself. */
  closesAt?: string | null | undefined;
  /** True to close it by hand, without a time. */
  closesByHand?: boolean | null | undefined;
  /** Who may vote; the members by default. */
  electorate?: Electorate | null | undefined;
  /** Whether a vote may be changed until the poll closes; yes by default. */
  isChangeable?: boolean | null | undefined;
  /**
   * Whether it is confidential: nobody is shown who cast which ballot, and once it is sealed nobody can find out; no by default. Such a
   * poll shows its results after the closing, to all or first to its staff, and neither voters nor assurances; it takes no options from voters.
   */
  isConfidential?: boolean | null | undefined;
  /** Whether each voter sees the options in an order of his own; no by default. */
  isShuffled?: boolean | null | undefined;
  /** How it opens; at its publication by default. */
  opening?: PollOpening | null | undefined;
  /** When it opens; needed where it opens at a time, refused elsewhere. */
  opensAt?: string | null | undefined;
  /** How many people must take part for the poll to count; 0 for no quorum, as by default. */
  quorum?: number | null | undefined;
  /** Whether reasons are asked for; no by default. */
  reasons?: ReasonRule | null | undefined;
  /** Who sees results, and when; who has voted by default. */
  resultsVisibility?: ResultsVisibility | null | undefined;
  /** Whether the closed results are shown by assurance as well; no by default. */
  showsAssurance?: boolean | null | undefined;
  /** Whether whoever sees the results sees who cast which ballot; no by default. */
  showsVoters?: boolean | null | undefined;
  /** Whether whoever may vote may add options while it is open; no by default. */
  takesOptions?: boolean | null | undefined;
  /** The percentage of those who answered that the first option needs, 1 to 100; 0 for none, as by default. */
  threshold?: number | null | undefined;
};

/** Where a confidential poll stands on its way. */
export type PollSealState =
  /** The public bundle is written. */
  | 'BUNDLED'
  /** No ballot is taken any more; nothing is counted yet. */
  | 'CLOSED'
  /** The key was destroyed when the poll was sealed, but these data are older than that: an operator has to bring the public bundle. */
  | 'ELSEWHERE'
  /** The key is not where it has to be: an operator has to bring the folder of keys back. */
  | 'KEY_MISSING'
  /** The key was lost before the public bundle was written, and with it the ballots: there is no result. */
  | 'LOST'
  /** Ballots are taken, and kept encrypted. */
  | 'OPEN'
  /** It has not opened. */
  | 'PLANNED'
  /** The encrypted ballots are deleted. */
  | 'REWRITTEN'
  /** The key is destroyed: nobody can find out any more who cast which ballot. */
  | 'SEALED'
  /** The ballots are counted, and the log is closed. */
  | 'TALLIED';

/** Which template to delete. */
export type PollTemplateDeleteInput = {
  /** The template's id. */
  templateId: string;
};

/** A template from elsewhere. */
export type PollTemplateImportInput = {
  /** The template, as `PollTemplate.document` gives it, at most 200,000 bytes. */
  document: string;
  /** The piazza to keep it in. */
  piazzaId: string;
};

/** Which poll's form to keep. */
export type PollTemplateSaveInput = {
  /** The poll's id. */
  pollId: string;
  /** The template's name, 1 to 160 characters, once in a piazza. */
  title: string;
};

/** Which text to take from sight. */
export type PollTextHideInput = {
  /** True takes it from sight, false shows it again. */
  hidden: boolean;
  /** The text's key. */
  key: string;
  /** The question's id. */
  questionId: string;
  /** Why, 3 to 500 characters; public. Needed to take it from sight. */
  reason?: string | null | undefined;
};

/** What to change of a poll. What is left out stays. */
export type PollUpdateInput = {
  /** The text, Markdown, at most 200,000 bytes. */
  body?: string | null | undefined;
  /** The poll's id. */
  pollId: string;
  /** All that it asks, in order: 1 to 50 questions, in place of those that were there. */
  questions?: Array<QuestionInput> | null | undefined;
  /** How it is held. */
  rules?: PollRulesInput | null | undefined;
  /** The summary, at most 400 characters. */
  summary?: string | null | undefined;
  /** At most 10 tags of 1 to 40 characters. */
  tags?: Array<string> | null | undefined;
  /** The title, 1 to 160 characters. */
  title?: string | null | undefined;
  /** The version of its `voting` that the change is based on; refused with CONFLICT when the poll has moved on. Left out: no check. */
  version?: number | null | undefined;
};

/** What the viewer answers. */
export type PollVoteInput = {
  /** One ballot for each question that is answered, or answered anew. */
  ballots: Array<BallotInput>;
  /** A key of the client's own, 1 to 200 characters: the same key with the same input within 24 hours casts once. */
  idempotencyKey?: string | null | undefined;
  /** The poll's id. */
  pollId: string;
  /** Whether the voter takes the poll for a confidential one. Where he is wrong the vote is refused, and nothing is cast. */
  secret?: boolean | null | undefined;
};

/** One thing to ask. */
export type QuestionInput = {
  /** Whether a vote needs an answer to it; yes by default. */
  isRequired?: boolean | null | undefined;
  /** How it asks. */
  kind: QuestionKind;
  /** What bounds an answer. */
  limits?: QuestionLimitsInput | null | undefined;
  /** What helps to answer it, at most 2,000 characters. */
  note?: string | null | undefined;
  /** The option of an earlier question that has to be chosen for this one to be asked; left out, it is always asked. */
  onlyIf?: OnlyIfInput | null | undefined;
  /** What can be chosen, in order: 2 to 200 options; the columns of a matrix. */
  options?: Array<QuestionOptionInput> | null | undefined;
  /** The rows of a matrix, 1 to 50, each 1 to 200 characters. */
  rows?: Array<string> | null | undefined;
  /** The heading that it stands under, at most 160 characters; left out, it goes on under the one before. */
  section?: string | null | undefined;
  /** The question, 1 to 300 characters. */
  title: string;
};

/** The ways of asking. */
export type QuestionKind =
  /** Projects under a ceiling of costs. */
  | 'BUDGET'
  /** Agree, abstain, disagree or block. */
  | 'CONSENT'
  /** Dots to spread over options. */
  | 'DOTS'
  /** One option in each row. */
  | 'MATRIX'
  /** Yes, maybe or no to time slots. */
  | 'MEETING'
  /** Several options. */
  | 'MULTIPLE'
  /** A number. */
  | 'NUMBER'
  /** A text. */
  | 'OPEN'
  /** Options in order of liking: instant run-off, Borda, Condorcet. */
  | 'RANKED'
  /** A mark for each option. */
  | 'SCORE'
  /** One option. */
  | 'SINGLE'
  /** Options in order of liking, for several seats. */
  | 'STV';

/** What bounds an answer. What a kind does not use is left out. */
export type QuestionLimitsInput = {
  /** What projects may cost together; for BUDGET. */
  ceiling?: number | null | undefined;
  /** The least number, as a decimal; for NUMBER. */
  from?: string | null | undefined;
  /** The highest mark, or how many dots there are; for SCORE and DOTS. */
  highest?: number | null | undefined;
  /** The fewest options; for MULTIPLE, RANKED and STV. */
  least?: number | null | undefined;
  /** The most options; for MULTIPLE, RANKED and STV. */
  most?: number | null | undefined;
  /** Whether “none of these” is offered; no by default. */
  none?: boolean | null | undefined;
  /** How many are elected; for STV. */
  seats?: number | null | undefined;
  /** The distance between two numbers, as a decimal; for NUMBER. */
  step?: string | null | undefined;
  /** The greatest number, as a decimal; for NUMBER. */
  to?: string | null | undefined;
};

/** What can be chosen. */
export type QuestionOptionInput = {
  /** What a project costs, in whole units; for BUDGET. */
  cost?: number | null | undefined;
  /** When a time slot ends; for MEETING. */
  endsAt?: string | null | undefined;
  /** What choosing it means, at most 500 characters. */
  meaning?: string | null | undefined;
  /** When a time slot begins; for MEETING. */
  startsAt?: string | null | undefined;
  /** Its name, 1 to 200 characters, another one for each option of the question. */
  title: string;
};

/** Whether reasons are asked for. */
export type ReasonRule =
  /** No. */
  | 'NONE'
  /** Who wants gives one. */
  | 'OPTIONAL'
  /** Each ballot needs one. */
  | 'REQUIRED';

/** Who sees results, and when. */
export type ResultsVisibility =
  /** Whoever may read the poll, after its closing; nobody before, not even who holds it. */
  | 'AFTER_CLOSE'
  /** Who has voted, at once; whoever may read the poll, after its closing. */
  | 'AFTER_VOTE'
  /** Whoever may read the poll, from its opening. */
  | 'LIVE'
  /** Who holds the poll, after its closing; others once they are published. */
  | 'STAFF'
  /** Who holds the poll, from its opening; others once they are published. */
  | 'STAFF_LIVE';

/** What a member may do in a piazza. Each role includes those before it. */
export type Role =
  /** Also runs the piazza itself. */
  | 'ADMINISTRATOR'
  /** Also publishes, and reviews what members submit. */
  | 'EDITOR'
  /** Reads, comments, reacts, proposes topics, writes drafts and submits them for review. */
  | 'MEMBER'
  /** Also hides and restores comments and withdraws entries. */
  | 'MODERATOR';

/** What was said to a proposal. */
export type Stance =
  /** Neither. */
  | 'ABSTAIN'
  /** For it. */
  | 'AGREE'
  /** Against it, and standing in its way. */
  | 'BLOCK'
  /** Against it, without standing in its way. */
  | 'DISAGREE';

/** What became of what was missed while away. */
export type StreamState =
  /** No cursor was given: the stream begins here. */
  | 'FRESH'
  /** Everything after the cursor follows. */
  | 'RECOVERED'
  /** The cursor can no longer be followed: read the page again, then go on from this cursor. */
  | 'RESET';

/** Texts that ballots carry. */
export type TextKind =
  /** Answers to an open question. */
  | 'ANSWERS'
  /** Reasons. */
  | 'REASONS';

/** What tells equals apart, in the order in which it is asked. */
export type TieRule =
  /** Fewer votes in the latest earlier round in which they differ. */
  | 'EARLIER_ROUND'
  /** A number drawn from all ballots together, which anyone can work out again. */
  | 'LOT'
  /** Fewer first places on the ballots, then fewer second places, and so on. */
  | 'PLACES';

/** Classes of refusal. */
export type UserErrorCode =
  /** The object changed meanwhile, or the same idempotency key came with another input. */
  | 'CONFLICT'
  /** The viewer may see the object but may not do this to it. */
  | 'FORBIDDEN'
  /** The input breaks a rule that its field describes. */
  | 'INVALID'
  /** The object does not exist, or the viewer may not see it. */
  | 'NOT_FOUND';

/** The hosts whose players may be embedded. */
export type VideoProvider =
  /** An instance of PeerTube. */
  | 'PEERTUBE'
  /** vimeo.com */
  | 'VIMEO'
  /** youtube-nocookie.com */
  | 'YOUTUBE';

/** Who may read a space. */
export type Visibility =
  /** Its members only; for others it does not exist. */
  | 'MEMBERS'
  /** Anyone, without signing in. */
  | 'PUBLIC';

export type ConsoleHeadFragment = { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, piazza: { id: string, slug: string, title: string, memberCount: number } };

export type ConsoleAssemblyFragment = { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
          | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        >, guests: { voters: number, isVerified: boolean, questions: Array<
            | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
          | { __typename: 'DotsResult', question: string, voters: number }
          | { __typename: 'FundingResult', question: string, voters: number }
          | { __typename: 'GridResult', question: string, voters: number }
          | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
          | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
          | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
          | { __typename: 'ScoresResult', question: string, voters: number }
          | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
          | { __typename: 'SlotsResult', question: string, voters: number }
          | { __typename: 'StancesResult', question: string, voters: number }
          | { __typename: 'WordsResult', question: string, voters: number }
        > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } };

export type ConsolePageQueryVariables = Exact<{
  number: number;
}>;


export type ConsolePageQuery = { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, floor: { version: number, waiting: number, questions: Array<{ id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string }> }, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
            | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          >, guests: { voters: number, isVerified: boolean, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
            | { __typename: 'DotsResult', question: string, voters: number }
            | { __typename: 'FundingResult', question: string, voters: number }
            | { __typename: 'GridResult', question: string, voters: number }
            | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
            | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
            | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
            | { __typename: 'ScoresResult', question: string, voters: number }
            | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
            | { __typename: 'SlotsResult', question: string, voters: number }
            | { __typename: 'StancesResult', question: string, voters: number }
            | { __typename: 'WordsResult', question: string, voters: number }
          > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null };

export type ConsoleCourseQueryVariables = Exact<{
  number: number;
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleCourseQuery = { assembly: { id: string, acts: { nodes: Array<{ number: number, kind: AssemblyActKind, at: string, itemId: string | null, position: number | null, title: string | null, present: number | null, amount: number | null, reason: string, isUndone: boolean, actor: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type ConsoleActFragment = { number: number, kind: AssemblyActKind, at: string, itemId: string | null, position: number | null, title: string | null, present: number | null, amount: number | null, reason: string, isUndone: boolean, actor: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null };

export type ConsoleDraftsQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
}>;


export type ConsoleDraftsQuery = { piazza: { id: string, desk: { nodes: Array<
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      > } } | null };

export type ConsoleStartMutationVariables = Exact<{
  input: AssemblyInput;
}>;


export type ConsoleStartMutation = { assemblyStart: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleEndMutationVariables = Exact<{
  input: AssemblyInput;
}>;


export type ConsoleEndMutation = { assemblyEnd: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleRehearseMutationVariables = Exact<{
  input: AssemblyRehearseInput;
}>;


export type ConsoleRehearseMutation = { assemblyRehearse: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleDeleteMutationVariables = Exact<{
  input: AssemblyInput;
}>;


export type ConsoleDeleteMutation = { assemblyDelete: { assemblyId: string | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleItemAddMutationVariables = Exact<{
  input: AssemblyItemAddInput;
}>;


export type ConsoleItemAddMutation = { assemblyItemAdd: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleItemUpdateMutationVariables = Exact<{
  input: AssemblyItemUpdateInput;
}>;


export type ConsoleItemUpdateMutation = { assemblyItemUpdate: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleItemRemoveMutationVariables = Exact<{
  input: AssemblyItemInput;
}>;


export type ConsoleItemRemoveMutation = { assemblyItemRemove: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleItemMoveMutationVariables = Exact<{
  input: AssemblyItemMoveInput;
}>;


export type ConsoleItemMoveMutation = { assemblyItemMove: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleShowMutationVariables = Exact<{
  input: AssemblyShowInput;
}>;


export type ConsoleShowMutation = { assemblyShow: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleOpenMutationVariables = Exact<{
  input: AssemblyItemInput;
}>;


export type ConsoleOpenMutation = { assemblyItemOpen: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleExtendMutationVariables = Exact<{
  input: AssemblyItemExtendInput;
}>;


export type ConsoleExtendMutation = { assemblyItemExtend: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleCloseMutationVariables = Exact<{
  input: AssemblyItemInput;
}>;


export type ConsoleCloseMutation = { assemblyItemClose: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleRevealMutationVariables = Exact<{
  input: AssemblyItemInput;
}>;


export type ConsoleRevealMutation = { assemblyItemReveal: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleAnnulMutationVariables = Exact<{
  input: AssemblyItemAnnulInput;
}>;


export type ConsoleAnnulMutation = { assemblyItemAnnul: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleUndoMutationVariables = Exact<{
  input: AssemblyUndoInput;
}>;


export type ConsoleUndoMutation = { assemblyUndo: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleMessageMutationVariables = Exact<{
  input: AssemblyMessageInput;
}>;


export type ConsoleMessageMutation = { assemblyMessageSet: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleCodeRenewMutationVariables = Exact<{
  input: AssemblyInput;
}>;


export type ConsoleCodeRenewMutation = { assemblyCodeRenew: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleScreenMutationVariables = Exact<{
  input: AssemblyInput;
}>;


export type ConsoleScreenMutation = { assemblyScreenCreate: { link: string | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleScreensEndMutationVariables = Exact<{
  input: AssemblyInput;
}>;


export type ConsoleScreensEndMutation = { assemblyScreensEnd: { assembly: { id: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleFloorSetMutationVariables = Exact<{
  input: AssemblyFloorSetInput;
}>;


export type ConsoleFloorSetMutation = { assemblyFloorSet: { question: { id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleGuestEndMutationVariables = Exact<{
  input: AssemblyGuestEndInput;
}>;


export type ConsoleGuestEndMutation = { assemblyGuestEnd: { question: { id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleGuestsAdmitMutationVariables = Exact<{
  input: AssemblyGuestsAdmitInput;
}>;


export type ConsoleGuestsAdmitMutation = { assemblyGuestsAdmit: { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number }
              | { __typename: 'FundingResult', question: string, voters: number }
              | { __typename: 'GridResult', question: string, voters: number }
              | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
              | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
              | { __typename: 'ScoresResult', question: string, voters: number }
              | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
              | { __typename: 'SlotsResult', question: string, voters: number }
              | { __typename: 'StancesResult', question: string, voters: number }
              | { __typename: 'WordsResult', question: string, voters: number }
            > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsoleStateFragment = { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
        | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      >, guests: { voters: number, isVerified: boolean, questions: Array<
          | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
        | { __typename: 'DotsResult', question: string, voters: number }
        | { __typename: 'FundingResult', question: string, voters: number }
        | { __typename: 'GridResult', question: string, voters: number }
        | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
        | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
        | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
        | { __typename: 'ScoresResult', question: string, voters: number }
        | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
        | { __typename: 'SlotsResult', question: string, voters: number }
        | { __typename: 'StancesResult', question: string, voters: number }
        | { __typename: 'WordsResult', question: string, voters: number }
      > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null };

export type ConsoleLineFragment = { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
      | { __typename: 'DotsResult', question: string, voters: number }
      | { __typename: 'FundingResult', question: string, voters: number }
      | { __typename: 'GridResult', question: string, voters: number }
      | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
      | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
      | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
      | { __typename: 'ScoresResult', question: string, voters: number }
      | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
      | { __typename: 'SlotsResult', question: string, voters: number }
      | { __typename: 'StancesResult', question: string, voters: number }
      | { __typename: 'WordsResult', question: string, voters: number }
    > } | null };

export type ConsoleCurrentFragment = { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
      | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    >, guests: { voters: number, isVerified: boolean, questions: Array<
        | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } };

export type ConsoleItemFragment = { id: string, position: number, state: AssemblyItemState, pollId: string, pollNumber: number, title: string, seconds: number | null, openedAt: string | null, closesAt: string | null, closedAt: string | null, revealedAt: string | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, sealState: PollSealState | null, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
      | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    >, guests: { voters: number, isVerified: boolean, questions: Array<
        | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      > } | null } | null };

export type ConsoleQuestionsQueryVariables = Exact<{
  number: number;
}>;


export type ConsoleQuestionsQuery = { assembly: { id: string, state: { version: number, items: Array<{ id: string, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }> }> } } | null };

export type ConsoleTurnoutFragment = { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null };

export type ConsolePresenceFragment = { entitled: number, inHall: number, remote: number, guests: number, watching: number, electors: number | null, quorum: number | null, quorumReached: boolean | null, members: Array<{ id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }> };

export type ConsoleFloorFragment = { version: number, waiting: number, questions: Array<{ id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string }> };

export type ConsoleStateWatchSubscriptionVariables = Exact<{
  id: string;
}>;


export type ConsoleStateWatchSubscription = { assembly: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, pollNumber: number, openedAt: string | null, closedAt: string | null, revealedAt: string | null, sealState: PollSealState | null, questions: Array<{ id: string, kind: QuestionKind, title: string, section: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
          | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'FundingResult', question: string, voters: number, spent: number, ceiling: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'NumbersResult', median: string | null, question: string, voters: number, mean: string | null, least: string | null, greatest: string | null, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'OptionCounts', none: number, question: string, voters: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number, seats: number, quota: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SlotsResult', question: string, voters: number, best: Array<string>, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        >, guests: { voters: number, isVerified: boolean, questions: Array<
            | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          > } | null } | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } } | null, items: Array<{ id: string, position: number, state: AssemblyItemState, pollId: string, title: string, seconds: number | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, closesAt: string | null, questions: Array<{ id: string, kind: QuestionKind, title: string, options: Array<{ id: string, title: string }> }>, results: { questions: Array<
          | { __typename: 'DotsResult', question: string, voters: number }
          | { __typename: 'FundingResult', question: string, voters: number }
          | { __typename: 'GridResult', question: string, voters: number }
          | { __typename: 'NumbersResult', median: string | null, question: string, voters: number }
          | { __typename: 'OptionCounts', none: number, question: string, voters: number, options: Array<{ option: string, votes: number }> }
          | { __typename: 'RankingResult', winner: string | null, question: string, voters: number }
          | { __typename: 'ScoresResult', question: string, voters: number }
          | { __typename: 'SeatsResult', elected: Array<string>, question: string, voters: number }
          | { __typename: 'SlotsResult', question: string, voters: number }
          | { __typename: 'StancesResult', question: string, voters: number }
          | { __typename: 'WordsResult', question: string, voters: number }
        > } | null }>, entrance: { code: string | null, address: string, link: string } | null, undo: { act: number, kind: AssemblyActKind, until: string | null } | null } };

export type ConsoleFloorWatchSubscriptionVariables = Exact<{
  id: string;
}>;


export type ConsoleFloorWatchSubscription = { assemblyFloor: { version: number, waiting: number, questions: Array<{ id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string }> } };

export type JoinFindMutationVariables = Exact<{
  input: AssemblyFindInput;
}>;


export type JoinFindMutation = { assemblyFind: { title: string | null, piazza: string | null, guests: GuestAdmission | null, refusal: { code: UserErrorCode, reason: string, message: string, field: Array<string> | null } | null, uncounted: { code: UserErrorCode, reason: string, message: string, field: Array<string> | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type JoinEnterMutationVariables = Exact<{
  input: AssemblyEnterInput;
}>;


export type JoinEnterMutation = { assemblyEnter: { number: number | null, pass: string | null, participation: { joinedAt: string, isInHall: boolean, isEntitled: boolean, isGuest: boolean, hasSlip: boolean, name: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type AssemblyLineFragment = { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, viewerCanRun: boolean, piazza: { id: string, slug: string, title: string }, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number }, minutes: { publishedAt: string | null, entitled: number, guests: number } | null };

export type AssembliesPageQueryVariables = Exact<{
  slug: string;
  first: number;
  after?: string | null | undefined;
}>;


export type AssembliesPageQuery = { piazza: { id: string, cursor: string, assemblies: { totalCount: number, nodes: Array<{ id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, viewerCanRun: boolean, piazza: { id: string, slug: string, title: string }, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number }, minutes: { publishedAt: string | null, entitled: number, guests: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type HallStateFragment = { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, pollNumber: number, title: string, seconds: number | null, openedAt: string | null, closesAt: string | null, closedAt: string | null, revealedAt: string | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, sealState: PollSealState | null, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
        | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      >, guests: { voters: number, isVerified: boolean, questions: Array<
          | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        > } | null } | null } | null, items: Array<{ openedAt: string | null }>, entrance: { code: string | null, address: string, link: string } | null };

export type HallHeadFragment = { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, quorum: number | null };

export type HallPageQueryVariables = Exact<{
  number: number;
}>;


export type HallPageQuery = { assembly: { viewerCanJoin: boolean, viewerCanRun: boolean, id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, quorum: number | null, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, pollNumber: number, title: string, seconds: number | null, openedAt: string | null, closesAt: string | null, closedAt: string | null, revealedAt: string | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, sealState: PollSealState | null, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
            | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          >, guests: { voters: number, isVerified: boolean, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            > } | null } | null } | null, items: Array<{ openedAt: string | null }>, entrance: { code: string | null, address: string, link: string } | null }, viewerParticipation: { joinedAt: string, isInHall: boolean, isEntitled: boolean, isGuest: boolean, hasSlip: boolean, name: string } | null, viewerJoinRefusal: { code: UserErrorCode, reason: string, message: string, field: Array<string> | null } | null } | null };

export type HallParticipationFragment = { joinedAt: string, isInHall: boolean, isEntitled: boolean, isGuest: boolean, hasSlip: boolean, name: string };

export type HallStateWatchSubscriptionVariables = Exact<{
  id: string;
  visible: boolean;
}>;


export type HallStateWatchSubscription = { assembly: { version: number, now: string, phase: AssemblyPhase, itemCount: number, message: string, current: { id: string, position: number, state: AssemblyItemState, pollId: string, pollNumber: number, title: string, seconds: number | null, openedAt: string | null, closesAt: string | null, closedAt: string | null, revealedAt: string | null, annulledReason: string | null, guests: GuestAdmission, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsVoters: boolean, isConfidential: boolean, sealState: PollSealState | null, reasons: ReasonRule, isShuffled: boolean, quorum: number | null, threshold: number | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
          | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        >, guests: { voters: number, isVerified: boolean, questions: Array<
            | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          > } | null } | null } | null, items: Array<{ openedAt: string | null }>, entrance: { code: string | null, address: string, link: string } | null } };

export type HallTurnoutWatchSubscriptionVariables = Exact<{
  id: string;
}>;


export type HallTurnoutWatchSubscription = { assemblyTurnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } };

export type HallPresenceWatchSubscriptionVariables = Exact<{
  id: string;
}>;


export type HallPresenceWatchSubscription = { assemblyPresence: { entitled: number, inHall: number, remote: number, guests: number, watching: number, electors: number | null, quorum: number | null, quorumReached: boolean | null, members: Array<{ id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }> } };

export type AssemblyAboutFragment = { body: string, bodyHtml: string, viewerCanJoin: boolean, id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, viewerJoinRefusal: { code: UserErrorCode, reason: string, message: string, field: Array<string> | null } | null, viewerParticipation: { joinedAt: string, isInHall: boolean, isEntitled: boolean, isGuest: boolean } | null, minutes: { text: string, html: string, publishedAt: string | null, entitled: number, guests: number, seals: Array<{ itemId: string, sealedAt: string | null, lostAt: string | null, bundleHash: string | null, head: string | null }> } | null, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, items: Array<{ id: string, position: number, state: AssemblyItemState, pollNumber: number, title: string, isConfidential: boolean, openedAt: string | null, annulledReason: string | null, withdrawnReason: string | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
          | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        >, guests: { voters: number, isVerified: boolean, questions: Array<
            | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          > } | null } | null }>, current: { id: string, position: number, state: AssemblyItemState } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } };

export type AssemblyPageQueryVariables = Exact<{
  number: number;
}>;


export type AssemblyPageQuery = { assembly: { body: string, bodyHtml: string, viewerCanJoin: boolean, id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, viewerJoinRefusal: { code: UserErrorCode, reason: string, message: string, field: Array<string> | null } | null, viewerParticipation: { joinedAt: string, isInHall: boolean, isEntitled: boolean, isGuest: boolean } | null, minutes: { text: string, html: string, publishedAt: string | null, entitled: number, guests: number, seals: Array<{ itemId: string, sealedAt: string | null, lostAt: string | null, bundleHash: string | null, head: string | null }> } | null, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, items: Array<{ id: string, position: number, state: AssemblyItemState, pollNumber: number, title: string, isConfidential: boolean, openedAt: string | null, annulledReason: string | null, withdrawnReason: string | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
            | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          >, guests: { voters: number, isVerified: boolean, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            > } | null } | null }>, current: { id: string, position: number, state: AssemblyItemState } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null };

export type AssemblyCoursePageQueryVariables = Exact<{
  number: number;
  first: number;
  after?: string | null | undefined;
}>;


export type AssemblyCoursePageQuery = { assembly: { id: string, acts: { totalCount: number, nodes: Array<{ number: number, kind: AssemblyActKind, at: string, itemId: string | null, position: number | null, title: string | null, present: number | null, amount: number | null, reason: string, isUndone: boolean, actor: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type AssemblyFloorPageQueryVariables = Exact<{
  number: number;
}>;


export type AssemblyFloorPageQuery = { assembly: { id: string, floor: { version: number, questions: Array<{ id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number }> } } | null };

export type AssemblyJoinPageMutationVariables = Exact<{
  input: AssemblyInput;
}>;


export type AssemblyJoinPageMutation = { assemblyJoin: { assembly: { body: string, bodyHtml: string, viewerCanJoin: boolean, id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, viewerJoinRefusal: { code: UserErrorCode, reason: string, message: string, field: Array<string> | null } | null, viewerParticipation: { joinedAt: string, isInHall: boolean, isEntitled: boolean, isGuest: boolean } | null, minutes: { text: string, html: string, publishedAt: string | null, entitled: number, guests: number, seals: Array<{ itemId: string, sealedAt: string | null, lostAt: string | null, bundleHash: string | null, head: string | null }> } | null, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, items: Array<{ id: string, position: number, state: AssemblyItemState, pollNumber: number, title: string, isConfidential: boolean, openedAt: string | null, annulledReason: string | null, withdrawnReason: string | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null }>, current: { id: string, position: number, state: AssemblyItemState } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type AssemblyMinutesSetMutationVariables = Exact<{
  input: AssemblyMinutesSetInput;
}>;


export type AssemblyMinutesSetMutation = { assemblyMinutesSet: { assembly: { id: string, minutes: { text: string, html: string, publishedAt: string | null, entitled: number, guests: number, seals: Array<{ itemId: string, sealedAt: string | null, lostAt: string | null, bundleHash: string | null, head: string | null }> } | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type AssemblyMinutesPublishMutationVariables = Exact<{
  input: AssemblyInput;
}>;


export type AssemblyMinutesPublishMutation = { assemblyMinutesPublish: { assembly: { body: string, bodyHtml: string, viewerCanJoin: boolean, id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, viewerJoinRefusal: { code: UserErrorCode, reason: string, message: string, field: Array<string> | null } | null, viewerParticipation: { joinedAt: string, isInHall: boolean, isEntitled: boolean, isGuest: boolean } | null, minutes: { text: string, html: string, publishedAt: string | null, entitled: number, guests: number, seals: Array<{ itemId: string, sealedAt: string | null, lostAt: string | null, bundleHash: string | null, head: string | null }> } | null, state: { version: number, now: string, phase: AssemblyPhase, itemCount: number, items: Array<{ id: string, position: number, state: AssemblyItemState, pollNumber: number, title: string, isConfidential: boolean, openedAt: string | null, annulledReason: string | null, withdrawnReason: string | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            >, guests: { voters: number, isVerified: boolean, questions: Array<
                | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
                | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              > } | null } | null }>, current: { id: string, position: number, state: AssemblyItemState } | null }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type AboutStateFragment = { version: number, now: string, phase: AssemblyPhase, itemCount: number, current: { id: string, position: number, state: AssemblyItemState } | null };

export type AboutItemFragment = { id: string, position: number, state: AssemblyItemState, pollNumber: number, title: string, isConfidential: boolean, openedAt: string | null, annulledReason: string | null, withdrawnReason: string | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
      | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    >, guests: { voters: number, isVerified: boolean, questions: Array<
        | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      > } | null } | null };

export type AssemblyPageWatchSubscriptionVariables = Exact<{
  id: string;
}>;


export type AssemblyPageWatchSubscription = { assembly: { version: number, now: string, phase: AssemblyPhase, itemCount: number, current: { id: string, position: number, state: AssemblyItemState } | null } };

export type PhoneBallotsQueryVariables = Exact<{
  number: number;
  item: string;
}>;


export type PhoneBallotsQuery = { assembly: { id: string, viewerBallots: Array<{ question: string, reason: string, castAt: string, version: number, choice: { options: Array<string>, stance: Stance | null, number: string | null, text: string | null, none: boolean, marks: Array<{ option: string, value: number }>, cells: Array<{ row: string, option: string }> } }> } | null };

export type PhoneReceiptQueryVariables = Exact<{
  number: number;
  item: string;
}>;


export type PhoneReceiptQuery = { assembly: { id: string, viewerReceipt: string | null } | null };

export type PhoneJoinMutationVariables = Exact<{
  input: AssemblyInput;
}>;


export type PhoneJoinMutation = { assemblyJoin: { assembly: { id: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PhoneVoteMutationVariables = Exact<{
  input: AssemblyVoteInput;
}>;


export type PhoneVoteMutation = { assemblyVote: { receipt: string | null, ballots: Array<{ question: string, reason: string, castAt: string, version: number, choice: { options: Array<string>, stance: Stance | null, number: string | null, text: string | null, none: boolean, marks: Array<{ option: string, value: number }>, cells: Array<{ row: string, option: string }> } }> | null, turnout: { version: number, itemId: string | null, voters: number, entitled: number, guests: number, quorumReached: boolean | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PhoneFloorFragment = { version: number, viewerVotes: Array<string>, questions: Array<{ id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string }>, viewerQuestions: Array<{ id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string }> };

export type PhoneFloorWatchSubscriptionVariables = Exact<{
  id: string;
}>;


export type PhoneFloorWatchSubscription = { assemblyFloor: { version: number, viewerVotes: Array<string>, questions: Array<{ id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string }>, viewerQuestions: Array<{ id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string }> } };

export type PhoneAskMutationVariables = Exact<{
  input: AssemblyAskInput;
}>;


export type PhoneAskMutation = { assemblyAsk: { question: { id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PhoneUpvoteMutationVariables = Exact<{
  input: AssemblyUpvoteInput;
}>;


export type PhoneUpvoteMutation = { assemblyUpvote: { question: { id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number, askedAt: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PhonePiazzaQueryVariables = Exact<{
  number: number;
}>;


export type PhonePiazzaQuery = { assembly: { id: string, piazza: { id: string, slug: string, title: string } } | null };

export type AssemblyToChangeQueryVariables = Exact<{
  number: number;
}>;


export type AssemblyToChangeQuery = { assembly: { body: string, id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null };

export type AssemblyFormFragment = { body: string, id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase }, piazza: { id: string, slug: string, title: string, memberCount: number } };

export type AssemblyCreateMutationVariables = Exact<{
  input: AssemblyCreateInput;
}>;


export type AssemblyCreateMutation = { assemblyCreate: { assembly: { body: string, id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type AssemblyUpdateMutationVariables = Exact<{
  input: AssemblyUpdateInput;
}>;


export type AssemblyUpdateMutation = { assemblyUpdate: { assembly: { body: string, id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, state: { version: number, now: string, phase: AssemblyPhase }, piazza: { id: string, slug: string, title: string, memberCount: number } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type HallFloorWatchSubscriptionVariables = Exact<{
  id: string;
}>;


export type HallFloorWatchSubscription = { assemblyFloor: { version: number, questions: Array<{ id: string, text: string, name: string, isGuest: boolean, state: FloorState, votes: number }> } };

export type SlipLineFragment = { id: string, number: number, createdAt: string, usedAt: string | null, name: string, revokedAt: string | null };

export type AssemblySlipsQueryVariables = Exact<{
  number: number;
  first: number;
  after?: string | null | undefined;
}>;


export type AssemblySlipsQuery = { assembly: { id: string, number: number, title: string, startsAt: string | null, startedAt: string | null, endedAt: string | null, isRehearsal: boolean, electorate: Electorate, assurance: Assurance, guests: GuestAdmission, isShutToGuests: boolean, quorum: number | null, version: number, viewerCanRun: boolean, slips: { totalCount: number, nodes: Array<{ id: string, number: number, createdAt: string, usedAt: string | null, name: string, revokedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, piazza: { id: string, slug: string, title: string, memberCount: number } } | null };

export type SlipsCreateMutationVariables = Exact<{
  input: AssemblySlipsInput;
}>;


export type SlipsCreateMutation = { assemblySlipsCreate: { slips: Array<{ code: string | null, link: string | null, slip: { id: string, number: number, createdAt: string, usedAt: string | null, name: string, revokedAt: string | null } }> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type SlipRevokeMutationVariables = Exact<{
  input: AssemblySlipInput;
}>;


export type SlipRevokeMutation = { assemblySlipRevoke: { slips: Array<{ code: string | null, link: string | null, slip: { id: string, number: number, createdAt: string, usedAt: string | null, name: string, revokedAt: string | null } }> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type SlipReissueMutationVariables = Exact<{
  input: AssemblySlipInput;
}>;


export type SlipReissueMutation = { assemblySlipReissue: { slips: Array<{ code: string | null, link: string | null, slip: { id: string, number: number, createdAt: string, usedAt: string | null, name: string, revokedAt: string | null } }> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

type EntryText_Article_Fragment = { __typename: 'Article', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryText_News_Fragment = { __typename: 'News', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryText_Poll_Fragment = { __typename: 'Poll', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryText_Topic_Fragment = { __typename: 'Topic', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryText_Video_Fragment = { __typename: 'Video', provider: VideoProvider, embedUrl: string, pageUrl: string, bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

export type EntryTextFragment =
  | EntryText_Article_Fragment
  | EntryText_News_Fragment
  | EntryText_Poll_Fragment
  | EntryText_Topic_Fragment
  | EntryText_Video_Fragment
;

export type EntryPageQueryVariables = Exact<{
  number: number;
}>;


export type EntryPageQuery = { entry:
    | { __typename: 'Article', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'News', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Poll', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Topic', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Video', provider: VideoProvider, embedUrl: string, pageUrl: string, bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
   | null };

export type EntryNeighboursQueryVariables = Exact<{
  slug: string;
  kind: EntryKind;
}>;


export type EntryNeighboursQuery = { piazza: { id: string, entries: { nodes: Array<
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      > } } | null };

export type EntryWithdrawMutationVariables = Exact<{
  input: EntryReasonInput;
}>;


export type EntryWithdrawMutation = { entryWithdraw: { entry:
      | { __typename: 'Article', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'News', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Poll', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Video', provider: VideoProvider, embedUrl: string, pageUrl: string, bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type EntryFeatureMutationVariables = Exact<{
  input: EntryFeatureInput;
}>;


export type EntryFeatureMutation = { entryFeature: { entry:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PiazzaNoticesSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PiazzaNoticesSubscription = { piazza:
    | { __typename: 'AssemblyChanged', cursor: string, assembly: { id: string, piazza: { id: string, liveAssembly: { id: string, number: number, title: string } | null } } }
    | { __typename: 'EntryChanged', cursor: string, entry:
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
       }
    | { __typename: 'EntryPublished', cursor: string, entry:
        | { id: string, kind: EntryKind, title: string }
        | { id: string, kind: EntryKind, title: string }
        | { id: string, kind: EntryKind, title: string }
        | { id: string, kind: EntryKind, title: string }
        | { id: string, kind: EntryKind, title: string }
       }
    | { __typename: 'EntryWithdrawn', cursor: string, entryId: string }
    | { __typename: 'PollChanged', cursor: string, poll: { id: string, kind: EntryKind, title: string, summary: string, voting: { phase: PollPhase, closesAt: string | null, closedAt: string | null, version: number } } }
    | { __typename: 'PollClosed', cursor: string, poll: { id: string, kind: EntryKind, title: string, voting: { phase: PollPhase, closesAt: string | null, closedAt: string | null } } }
    | { __typename: 'PollOpened', cursor: string, poll: { id: string, kind: EntryKind, title: string } }
    | { __typename: 'StreamJoined', cursor: string, state: StreamState }
   };

export type PollFormFragment = { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, voting: { phase: PollPhase, opening: PollOpening, opensAt: string | null, closesAt: string | null, electorate: Electorate, assurance: Assurance, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsAssurance: boolean, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, takesOptions: boolean, isShuffled: boolean, quorum: number | null, threshold: number | null, version: number, viewerCanRun: boolean, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

export type PollToEditQueryVariables = Exact<{
  number: number;
}>;


export type PollToEditQuery = { entry:
    | { __typename: 'Article', id: string }
    | { __typename: 'News', id: string }
    | { __typename: 'Poll', id: string, summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, voting: { phase: PollPhase, opening: PollOpening, opensAt: string | null, closesAt: string | null, electorate: Electorate, assurance: Assurance, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsAssurance: boolean, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, takesOptions: boolean, isShuffled: boolean, quorum: number | null, threshold: number | null, version: number, viewerCanRun: boolean, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Video', id: string }
   | null };

export type PollTemplatesQueryVariables = Exact<{
  slug: string;
}>;


export type PollTemplatesQuery = { piazza: { id: string, pollTemplates: Array<{ id: string | null, key: string | null, title: string, document: string }> } | null };

export type PollCreateMutationVariables = Exact<{
  input: PollCreateInput;
}>;


export type PollCreateMutation = { pollCreate: { poll: { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, voting: { phase: PollPhase, opening: PollOpening, opensAt: string | null, closesAt: string | null, electorate: Electorate, assurance: Assurance, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsAssurance: boolean, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, takesOptions: boolean, isShuffled: boolean, quorum: number | null, threshold: number | null, version: number, viewerCanRun: boolean, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollUpdateMutationVariables = Exact<{
  input: PollUpdateInput;
}>;


export type PollUpdateMutation = { pollUpdate: { poll: { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, voting: { phase: PollPhase, opening: PollOpening, opensAt: string | null, closesAt: string | null, electorate: Electorate, assurance: Assurance, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsAssurance: boolean, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, takesOptions: boolean, isShuffled: boolean, quorum: number | null, threshold: number | null, version: number, viewerCanRun: boolean, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollPublishMutationVariables = Exact<{
  input: EntryInput;
}>;


export type PollPublishMutation = { entryPublish: { entry:
      | { __typename: 'Article', id: string }
      | { __typename: 'News', id: string }
      | { __typename: 'Poll', id: string, summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, voting: { phase: PollPhase, opening: PollOpening, opensAt: string | null, closesAt: string | null, electorate: Electorate, assurance: Assurance, isChangeable: boolean, resultsVisibility: ResultsVisibility, showsAssurance: boolean, showsVoters: boolean, isConfidential: boolean, reasons: ReasonRule, takesOptions: boolean, isShuffled: boolean, quorum: number | null, threshold: number | null, version: number, viewerCanRun: boolean, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', id: string }
      | { __typename: 'Video', id: string }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollDiscardMutationVariables = Exact<{
  input: EntryInput;
}>;


export type PollDiscardMutation = { entryDelete: { entryId: string | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollTemplateImportMutationVariables = Exact<{
  input: PollTemplateImportInput;
}>;


export type PollTemplateImportMutation = { pollTemplateImport: { template: { id: string | null, key: string | null, title: string, document: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollTemplateDeleteMutationVariables = Exact<{
  input: PollTemplateDeleteInput;
}>;


export type PollTemplateDeleteMutation = { pollTemplateDelete: { templateId: string | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollRowFragment = { __typename: 'Poll', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, voting: { phase: PollPhase, opening: PollOpening, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, quorum: number | null, outcome: string, viewerCanVote: boolean, secrecy: { state: PollSealState } | null, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } }, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

export type PollsQueryVariables = Exact<{
  slug: string;
  tag?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type PollsQuery = { piazza: { id: string, cursor: string, entries: { totalCount: number, nodes: Array<
        | { __typename: 'Article', id: string }
        | { __typename: 'News', id: string }
        | { __typename: 'Poll', id: string, summary: string, tags: Array<string>, language: string, readingMinutes: number, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, voting: { phase: PollPhase, opening: PollOpening, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, quorum: number | null, outcome: string, viewerCanVote: boolean, secrecy: { state: PollSealState } | null, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } }, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string }
        | { __typename: 'Video', id: string }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PollsStillOwedQueryVariables = Exact<{
  first: number;
}>;


export type PollsStillOwedQuery = { pollsOwed: { nodes: Array<
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
    > } };

export type PollPageQueryVariables = Exact<{
  number: number;
}>;


export type PollPageQuery = { entry:
    | { __typename: 'Article', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'News', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Poll', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, voting: { phase: PollPhase, now: string, opening: PollOpening, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, annulledReason: string | null, electorate: Electorate, assurance: Assurance, isChangeable: boolean, resultsVisibility: ResultsVisibility, resultsPublishedAt: string | null, showsAssurance: boolean, showsVoters: boolean, reasons: ReasonRule, takesOptions: boolean, isShuffled: boolean, quorum: number | null, threshold: number | null, outcome: string, outcomeHtml: string, version: number, isConfidential: boolean, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, secrecy: { state: PollSealState, seal: string, logLength: number, head: string | null, commitmentCount: number, ballotCount: number | null, bundleHash: string | null, bundleSize: number | null, logUrl: string, bundleUrl: string } | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
            | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          >, guests: { voters: number, isVerified: boolean, questions: Array<
              | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
              | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
            > } | null } | null, viewerBallots: Array<{ question: string, reason: string, castAt: string, version: number, choice: { options: Array<string>, stance: Stance | null, number: string | null, text: string | null, none: boolean, marks: Array<{ option: string, value: number }>, cells: Array<{ row: string, option: string }> } }>, viewerVoteRefusal: { code: UserErrorCode, reason: string, message: string, field: Array<string> | null } | null }, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Topic', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Video', provider: VideoProvider, embedUrl: string, pageUrl: string, bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
   | null };

export type PollQuestionFragment = { id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } };

export type PollVotingFragment = { phase: PollPhase, now: string, opening: PollOpening, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, annulledReason: string | null, electorate: Electorate, assurance: Assurance, isChangeable: boolean, resultsVisibility: ResultsVisibility, resultsPublishedAt: string | null, showsAssurance: boolean, showsVoters: boolean, reasons: ReasonRule, takesOptions: boolean, isShuffled: boolean, quorum: number | null, threshold: number | null, outcome: string, outcomeHtml: string, version: number, isConfidential: boolean, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, secrecy: { state: PollSealState, seal: string, logLength: number, head: string | null, commitmentCount: number, ballotCount: number | null, bundleHash: string | null, bundleSize: number | null, logUrl: string, bundleUrl: string } | null, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }>, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string }, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
      | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    >, guests: { voters: number, isVerified: boolean, questions: Array<
        | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      > } | null } | null, viewerBallots: Array<{ question: string, reason: string, castAt: string, version: number, choice: { options: Array<string>, stance: Stance | null, number: string | null, text: string | null, none: boolean, marks: Array<{ option: string, value: number }>, cells: Array<{ row: string, option: string }> } }>, viewerVoteRefusal: { code: UserErrorCode, reason: string, message: string, field: Array<string> | null } | null };

export type PollSealFragment = { state: PollSealState, seal: string, logLength: number, head: string | null, commitmentCount: number, ballotCount: number | null, bundleHash: string | null, bundleSize: number | null, logUrl: string, bundleUrl: string };

export type PollTurnoutStateFragment = { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string };

export type PollChoiceFragment = { options: Array<string>, stance: Stance | null, number: string | null, text: string | null, none: boolean, marks: Array<{ option: string, value: number }>, cells: Array<{ row: string, option: string }> };

export type PollBallotFragment = { question: string, reason: string, castAt: string, version: number, choice: { options: Array<string>, stance: Stance | null, number: string | null, text: string | null, none: boolean, marks: Array<{ option: string, value: number }>, cells: Array<{ row: string, option: string }> } };

export type PollResultsShownFragment = { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
    | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
  >, guests: { voters: number, isVerified: boolean, questions: Array<
      | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
    > } | null };

type PollOutcome_DotsResult_Fragment = { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_FundingResult_Fragment = { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_GridResult_Fragment = { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_NumbersResult_Fragment = { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_OptionCounts_Fragment = { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_RankingResult_Fragment = { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_ScoresResult_Fragment = { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_SeatsResult_Fragment = { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_SlotsResult_Fragment = { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_StancesResult_Fragment = { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

type PollOutcome_WordsResult_Fragment = { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null };

export type PollOutcomeFragment =
  | PollOutcome_DotsResult_Fragment
  | PollOutcome_FundingResult_Fragment
  | PollOutcome_GridResult_Fragment
  | PollOutcome_NumbersResult_Fragment
  | PollOutcome_OptionCounts_Fragment
  | PollOutcome_RankingResult_Fragment
  | PollOutcome_ScoresResult_Fragment
  | PollOutcome_SeatsResult_Fragment
  | PollOutcome_SlotsResult_Fragment
  | PollOutcome_StancesResult_Fragment
  | PollOutcome_WordsResult_Fragment
;

export type PollRoundFragment = { exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null };

export type PollTurnoutWatchSubscriptionVariables = Exact<{
  id: string;
}>;


export type PollTurnoutWatchSubscription = { pollTurnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } };

export type PollResultsWatchSubscriptionVariables = Exact<{
  id: string;
}>;


export type PollResultsWatchSubscription = { pollResults: { version: number, phase: PollPhase, results: { version: number, voters: number, isFinal: boolean, quorumReached: boolean | null, questions: Array<
        | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
      >, guests: { voters: number, isVerified: boolean, questions: Array<
          | { __typename: 'DotsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, dots: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'FundingResult', spent: number, ceiling: number, question: string, voters: number, none: number, thresholdReached: boolean | null, projects: Array<{ option: string, votes: number, cost: number, isFunded: boolean }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'GridResult', question: string, voters: number, none: number, thresholdReached: boolean | null, cells: Array<{ row: string, option: string, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'NumbersResult', mean: string | null, median: string | null, least: string | null, greatest: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, bins: Array<{ from: string, to: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'OptionCounts', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, votes: number, share: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'RankingResult', winner: string | null, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, points: Array<{ option: string, points: number }>, condorcet: { winner: string | null, strongest: Array<string>, duels: Array<{ over: string, under: string, for: number, against: number }> }, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'ScoresResult', question: string, voters: number, none: number, thresholdReached: boolean | null, options: Array<{ option: string, people: number, mean: number | null, median: number | null, given: Array<number> }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SeatsResult', seats: number, quota: number, elected: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, rounds: Array<{ exhausted: number, elected: Array<string>, eliminated: string | null, belowQuota: boolean, counts: Array<{ option: string, votes: number }>, transfers: { from: string, exhausted: number, to: Array<{ option: string, votes: number }> } | null, tie: { between: Array<string>, rule: TieRule } | null }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'SlotsResult', best: Array<string>, question: string, voters: number, none: number, thresholdReached: boolean | null, slots: Array<{ option: string, yes: number, maybe: number, no: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'StancesResult', question: string, voters: number, none: number, thresholdReached: boolean | null, counts: Array<{ stance: Stance, votes: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
          | { __typename: 'WordsResult', question: string, voters: number, none: number, thresholdReached: boolean | null, words: Array<{ word: string, people: number }>, byAssurance: Array<{ assurance: Assurance, voters: number | null, votes: Array<number | null> | null }> | null }
        > } | null } | null } };

export type PollToldSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PollToldSubscription = { piazza:
    | { __typename: 'AssemblyChanged', cursor: string }
    | { __typename: 'EntryChanged', cursor: string, entry:
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
       }
    | { __typename: 'EntryPublished', cursor: string }
    | { __typename: 'EntryWithdrawn', cursor: string, entryId: string }
    | { __typename: 'PollChanged', cursor: string, poll: { id: string } }
    | { __typename: 'PollClosed', cursor: string, poll: { id: string } }
    | { __typename: 'PollOpened', cursor: string, poll: { id: string } }
    | { __typename: 'StreamJoined', cursor: string, state: StreamState }
   };

export type PollVoteMutationVariables = Exact<{
  input: PollVoteInput;
}>;


export type PollVoteMutation = { pollVote: { receipt: string | null, ballots: Array<{ question: string, reason: string, castAt: string, version: number, choice: { options: Array<string>, stance: Stance | null, number: string | null, text: string | null, none: boolean, marks: Array<{ option: string, value: number }>, cells: Array<{ row: string, option: string }> } }> | null, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollOptionAddMutationVariables = Exact<{
  input: PollOptionAddInput;
}>;


export type PollOptionAddMutation = { pollOptionAdd: { poll: { id: string, voting: { version: number, questions: Array<{ id: string, kind: QuestionKind, section: string, title: string, note: string, onlyIf: string | null, isRequired: boolean, options: Array<{ id: string, title: string, meaning: string, cost: number, startsAt: string | null, endsAt: string | null, addedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, rows: Array<{ id: string, title: string }>, limits: { least: number | null, most: number | null, seats: number | null, highest: number | null, ceiling: number | null, from: string | null, to: string | null, step: string | null, none: boolean } }> } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollBallotsQueryVariables = Exact<{
  number: number;
  question: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PollBallotsQuery = { entry:
    | { __typename: 'Article', id: string }
    | { __typename: 'News', id: string }
    | { __typename: 'Poll', id: string, voting: { ballots: { totalCount: number, nodes: Array<{ question: string, reason: string, castAt: string, version: number, voter: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, choice: { options: Array<string>, stance: Stance | null, number: string | null, text: string | null, none: boolean, marks: Array<{ option: string, value: number }>, cells: Array<{ row: string, option: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Video', id: string }
   | null };

export type PollTextsQueryVariables = Exact<{
  number: number;
  question: string;
  of: TextKind;
  first: number;
  after?: string | null | undefined;
}>;


export type PollTextsQuery = { entry:
    | { __typename: 'Article', id: string }
    | { __typename: 'News', id: string }
    | { __typename: 'Poll', id: string, voting: { texts: { totalCount: number, nodes: Array<{ text: string, people: number, stance: Stance | null, key: string, hiddenReason: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Video', id: string }
   | null };

export type PollsOwedQueryVariables = Exact<{
  first: number;
}>;


export type PollsOwedQuery = { pollsOwed: { totalCount: number, nodes: Array<
      | { __typename: 'Article', id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string, title: string } }
      | { __typename: 'News', id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string, title: string } }
      | { __typename: 'Poll', id: string, number: number, kind: EntryKind, title: string, voting: { closesAt: string | null, now: string }, piazza: { id: string, slug: string, title: string } }
      | { __typename: 'Topic', id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string, title: string } }
      | { __typename: 'Video', id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string, title: string } }
    > } };

export type PollStandFragment = { id: string, state: EntryState, updatedAt: string, voting: { phase: PollPhase, now: string, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, resultsPublishedAt: string | null, outcome: string, outcomeHtml: string, version: number, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } } };

export type PollElectorsQueryVariables = Exact<{
  number: number;
  first: number;
  after?: string | null | undefined;
}>;


export type PollElectorsQuery = { entry:
    | { __typename: 'Article', id: string }
    | { __typename: 'News', id: string }
    | { __typename: 'Poll', id: string, voting: { electors: { totalCount: number, nodes: Array<{ id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Video', id: string }
   | null };

export type PollDocumentQueryVariables = Exact<{
  number: number;
}>;


export type PollDocumentQuery = { entry:
    | { __typename: 'Article', id: string }
    | { __typename: 'News', id: string }
    | { __typename: 'Poll', title: string, id: string, voting: { document: string | null } }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Video', id: string }
   | null };

export type PollOpenMutationVariables = Exact<{
  input: PollInput;
}>;


export type PollOpenMutation = { pollOpen: { poll: { id: string, state: EntryState, updatedAt: string, voting: { phase: PollPhase, now: string, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, resultsPublishedAt: string | null, outcome: string, outcomeHtml: string, version: number, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollCloseMutationVariables = Exact<{
  input: PollInput;
}>;


export type PollCloseMutation = { pollClose: { poll: { id: string, state: EntryState, updatedAt: string, voting: { phase: PollPhase, now: string, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, resultsPublishedAt: string | null, outcome: string, outcomeHtml: string, version: number, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollClosingMoveMutationVariables = Exact<{
  input: PollUpdateInput;
}>;


export type PollClosingMoveMutation = { pollUpdate: { poll: { id: string, state: EntryState, updatedAt: string, voting: { phase: PollPhase, now: string, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, resultsPublishedAt: string | null, outcome: string, outcomeHtml: string, version: number, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollResultsPublishMutationVariables = Exact<{
  input: PollInput;
}>;


export type PollResultsPublishMutation = { pollResultsPublish: { poll: { id: string, state: EntryState, updatedAt: string, voting: { phase: PollPhase, now: string, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, resultsPublishedAt: string | null, outcome: string, outcomeHtml: string, version: number, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollOutcomeSetMutationVariables = Exact<{
  input: PollOutcomeSetInput;
}>;


export type PollOutcomeSetMutation = { pollOutcomeSet: { poll: { id: string, state: EntryState, updatedAt: string, voting: { phase: PollPhase, now: string, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, resultsPublishedAt: string | null, outcome: string, outcomeHtml: string, version: number, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollRemindMutationVariables = Exact<{
  input: PollInput;
}>;


export type PollRemindMutation = { pollRemind: { people: number | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollElectorsSetMutationVariables = Exact<{
  input: PollElectorsSetInput;
}>;


export type PollElectorsSetMutation = { pollElectorsSet: { unknown: Array<string>, poll: { id: string, state: EntryState, updatedAt: string, voting: { phase: PollPhase, now: string, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, resultsPublishedAt: string | null, outcome: string, outcomeHtml: string, version: number, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollTextHideMutationVariables = Exact<{
  input: PollTextHideInput;
}>;


export type PollTextHideMutation = { pollTextHide: { poll: { id: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollDuplicateMutationVariables = Exact<{
  input: PollDuplicateInput;
}>;


export type PollDuplicateMutation = { pollDuplicate: { poll: { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollTemplateSaveMutationVariables = Exact<{
  input: PollTemplateSaveInput;
}>;


export type PollTemplateSaveMutation = { pollTemplateSave: { template: { id: string | null, key: string | null, title: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollWithdrawMutationVariables = Exact<{
  input: EntryReasonInput;
}>;


export type PollWithdrawMutation = { entryWithdraw: { entry:
      | { __typename: 'Article', id: string, state: EntryState, withdrawnReason: string | null, viewerCanWithdraw: boolean, viewerCanUpdate: boolean }
      | { __typename: 'News', id: string, state: EntryState, withdrawnReason: string | null, viewerCanWithdraw: boolean, viewerCanUpdate: boolean }
      | { __typename: 'Poll', id: string, state: EntryState, withdrawnReason: string | null, viewerCanWithdraw: boolean, viewerCanUpdate: boolean, updatedAt: string, voting: { phase: PollPhase, now: string, opensAt: string | null, closesAt: string | null, openedAt: string | null, closedAt: string | null, resultsPublishedAt: string | null, outcome: string, outcomeHtml: string, version: number, viewerCanVote: boolean, viewerCanSeeResults: boolean, viewerCanRun: boolean, turnout: { version: number, voters: number, electors: number | null, quorumReached: boolean | null, phase: PollPhase, closesAt: string | null, now: string } } }
      | { __typename: 'Topic', id: string, state: EntryState, withdrawnReason: string | null, viewerCanWithdraw: boolean, viewerCanUpdate: boolean }
      | { __typename: 'Video', id: string, state: EntryState, withdrawnReason: string | null, viewerCanWithdraw: boolean, viewerCanUpdate: boolean }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PollReceiptQueryVariables = Exact<{
  number: number;
}>;


export type PollReceiptQuery = { entry:
    | { __typename: 'Article', id: string }
    | { __typename: 'News', id: string }
    | { __typename: 'Poll', id: string, voting: { viewerReceipt: string | null } }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Video', id: string }
   | null };

export type PollSealNowQueryVariables = Exact<{
  number: number;
}>;


export type PollSealNowQuery = { entry:
    | { __typename: 'Article', id: string }
    | { __typename: 'News', id: string }
    | { __typename: 'Poll', id: string, voting: { phase: PollPhase, viewerCanSeeResults: boolean, secrecy: { state: PollSealState, seal: string, logLength: number, head: string | null, commitmentCount: number, ballotCount: number | null, bundleHash: string | null, bundleSize: number | null, logUrl: string, bundleUrl: string } | null } }
    | { __typename: 'Topic', id: string }
    | { __typename: 'Video', id: string }
   | null };

export type PollLogQueryVariables = Exact<{
  pollId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PollLogQuery = { pollLog: { totalCount: number, nodes: Array<{ number: number, kind: PollLogKind, head: string, commitmentCount: number, keyId: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

type EntryLine_Article_Fragment = { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryLine_News_Fragment = { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryLine_Poll_Fragment = { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryLine_Topic_Fragment = { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryLine_Video_Fragment = { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

export type EntryLineFragment =
  | EntryLine_Article_Fragment
  | EntryLine_News_Fragment
  | EntryLine_Poll_Fragment
  | EntryLine_Topic_Fragment
  | EntryLine_Video_Fragment
;

type EntryCard_Article_Fragment = { __typename: 'Article', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryCard_News_Fragment = { __typename: 'News', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryCard_Poll_Fragment = { __typename: 'Poll', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryCard_Topic_Fragment = { __typename: 'Topic', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryCard_Video_Fragment = { __typename: 'Video', durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

export type EntryCardFragment =
  | EntryCard_Article_Fragment
  | EntryCard_News_Fragment
  | EntryCard_Poll_Fragment
  | EntryCard_Topic_Fragment
  | EntryCard_Video_Fragment
;

export type PersonLineFragment = { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState };

export type PiazzaHeadFragment = { id: string, slug: string, title: string, description: string, owner: string, visibility: Visibility, memberCount: number, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanLeave: boolean, viewerCanPropose: boolean, viewerCanEdit: boolean, viewerCanModerate: boolean, sections: Array<{ code: string, title: string, kind: EntryKind | null }> };

export type FrameQueryVariables = Exact<{
  slug: string;
  inside: boolean;
}>;


export type FrameQuery = { viewer: { isAdministrator: boolean, isWithheld: boolean, owedConsent: { version: number } | null, member: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, memberships: Array<{ role: Role, piazza: { id: string, slug: string, title: string } }> } | null, piazza?: { id: string, slug: string, title: string, description: string, owner: string, visibility: Visibility, memberCount: number, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanLeave: boolean, viewerCanPropose: boolean, viewerCanEdit: boolean, viewerCanModerate: boolean, sections: Array<{ code: string, title: string, kind: EntryKind | null }> } | null };

export type PiazzaJoinMutationVariables = Exact<{
  input: PiazzaJoinInput;
}>;


export type PiazzaJoinMutation = { piazzaJoin: { piazza: { id: string, slug: string, title: string, description: string, owner: string, visibility: Visibility, memberCount: number, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanLeave: boolean, viewerCanPropose: boolean, viewerCanEdit: boolean, viewerCanModerate: boolean, sections: Array<{ code: string, title: string, kind: EntryKind | null }> } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type RefusalFragment = { code: UserErrorCode, reason: string, message: string, field: Array<string> | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ConsoleHeadFragmentDoc = new TypedDocumentString(`
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
    `, {"fragmentName":"ConsoleHead"}) as unknown as TypedDocumentString<ConsoleHeadFragment, unknown>;
export const ConsoleLineFragmentDoc = new TypedDocumentString(`
    fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
    `, {"fragmentName":"ConsoleLine"}) as unknown as TypedDocumentString<ConsoleLineFragment, unknown>;
export const PersonLineFragmentDoc = new TypedDocumentString(`
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
    `, {"fragmentName":"PersonLine"}) as unknown as TypedDocumentString<PersonLineFragment, unknown>;
export const PollQuestionFragmentDoc = new TypedDocumentString(`
    fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"PollQuestion"}) as unknown as TypedDocumentString<PollQuestionFragment, unknown>;
export const ConsoleTurnoutFragmentDoc = new TypedDocumentString(`
    fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
    `, {"fragmentName":"ConsoleTurnout"}) as unknown as TypedDocumentString<ConsoleTurnoutFragment, unknown>;
export const PollRoundFragmentDoc = new TypedDocumentString(`
    fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
    `, {"fragmentName":"PollRound"}) as unknown as TypedDocumentString<PollRoundFragment, unknown>;
export const PollOutcomeFragmentDoc = new TypedDocumentString(`
    fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
    fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}`, {"fragmentName":"PollOutcome"}) as unknown as TypedDocumentString<PollOutcomeFragment, unknown>;
export const PollResultsShownFragmentDoc = new TypedDocumentString(`
    fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
    fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}`, {"fragmentName":"PollResultsShown"}) as unknown as TypedDocumentString<PollResultsShownFragment, unknown>;
export const ConsoleItemFragmentDoc = new TypedDocumentString(`
    fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
    fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"ConsoleItem"}) as unknown as TypedDocumentString<ConsoleItemFragment, unknown>;
export const ConsoleCurrentFragmentDoc = new TypedDocumentString(`
    fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
    fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"ConsoleCurrent"}) as unknown as TypedDocumentString<ConsoleCurrentFragment, unknown>;
export const ConsoleStateFragmentDoc = new TypedDocumentString(`
    fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
    fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"ConsoleState"}) as unknown as TypedDocumentString<ConsoleStateFragment, unknown>;
export const ConsoleAssemblyFragmentDoc = new TypedDocumentString(`
    fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"ConsoleAssembly"}) as unknown as TypedDocumentString<ConsoleAssemblyFragment, unknown>;
export const ConsoleActFragmentDoc = new TypedDocumentString(`
    fragment ConsoleAct on AssemblyAct {
  number
  kind
  at
  actor {
    ...PersonLine
  }
  itemId
  position
  title
  present
  amount
  reason
  isUndone
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"ConsoleAct"}) as unknown as TypedDocumentString<ConsoleActFragment, unknown>;
export const ConsolePresenceFragmentDoc = new TypedDocumentString(`
    fragment ConsolePresence on AssemblyPresence {
  entitled
  inHall
  remote
  guests
  watching
  electors
  quorum
  quorumReached
  members {
    ...PersonLine
  }
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"ConsolePresence"}) as unknown as TypedDocumentString<ConsolePresenceFragment, unknown>;
export const ConsoleFloorFragmentDoc = new TypedDocumentString(`
    fragment ConsoleFloor on AssemblyFloor {
  version
  waiting
  questions {
    id
    text
    name
    isGuest
    state
    votes
    askedAt
  }
}
    `, {"fragmentName":"ConsoleFloor"}) as unknown as TypedDocumentString<ConsoleFloorFragment, unknown>;
export const AssemblyLineFragmentDoc = new TypedDocumentString(`
    fragment AssemblyLine on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  viewerCanRun
  piazza {
    id
    slug
    title
  }
  state {
    version
    now
    phase
    itemCount
  }
  minutes {
    publishedAt
    entitled
    guests
  }
}
    `, {"fragmentName":"AssemblyLine"}) as unknown as TypedDocumentString<AssemblyLineFragment, unknown>;
export const HallStateFragmentDoc = new TypedDocumentString(`
    fragment HallState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleItem
  }
  items {
    openedAt
  }
  entrance {
    code
    address
    link
  }
  message
}
    fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"HallState"}) as unknown as TypedDocumentString<HallStateFragment, unknown>;
export const HallHeadFragmentDoc = new TypedDocumentString(`
    fragment HallHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  quorum
}
    `, {"fragmentName":"HallHead"}) as unknown as TypedDocumentString<HallHeadFragment, unknown>;
export const HallParticipationFragmentDoc = new TypedDocumentString(`
    fragment HallParticipation on AssemblyParticipation {
  joinedAt
  isInHall
  isEntitled
  isGuest
  hasSlip
  name
}
    `, {"fragmentName":"HallParticipation"}) as unknown as TypedDocumentString<HallParticipationFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  code
  reason
  message
  field
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const AboutStateFragmentDoc = new TypedDocumentString(`
    fragment AboutState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    id
    position
    state
  }
}
    `, {"fragmentName":"AboutState"}) as unknown as TypedDocumentString<AboutStateFragment, unknown>;
export const AboutItemFragmentDoc = new TypedDocumentString(`
    fragment AboutItem on AssemblyItem {
  id
  position
  state
  pollNumber
  title
  isConfidential
  openedAt
  annulledReason
  withdrawnReason
  questions {
    ...PollQuestion
  }
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
    fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"AboutItem"}) as unknown as TypedDocumentString<AboutItemFragment, unknown>;
export const AssemblyAboutFragmentDoc = new TypedDocumentString(`
    fragment AssemblyAbout on Assembly {
  ...ConsoleHead
  body
  bodyHtml
  viewerCanJoin
  viewerJoinRefusal {
    ...Refusal
  }
  viewerParticipation {
    joinedAt
    isInHall
    isEntitled
    isGuest
  }
  minutes {
    text
    html
    publishedAt
    entitled
    guests
    seals {
      itemId
      sealedAt
      lostAt
      bundleHash
      head
    }
  }
  state {
    ...AboutState
    items {
      ...AboutItem
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment AboutState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    id
    position
    state
  }
}
fragment AboutItem on AssemblyItem {
  id
  position
  state
  pollNumber
  title
  isConfidential
  openedAt
  annulledReason
  withdrawnReason
  questions {
    ...PollQuestion
  }
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`, {"fragmentName":"AssemblyAbout"}) as unknown as TypedDocumentString<AssemblyAboutFragment, unknown>;
export const PhoneFloorFragmentDoc = new TypedDocumentString(`
    fragment PhoneFloor on AssemblyFloor {
  version
  questions {
    id
    text
    name
    isGuest
    state
    votes
    askedAt
  }
  viewerVotes
  viewerQuestions {
    id
    text
    name
    isGuest
    state
    votes
    askedAt
  }
}
    `, {"fragmentName":"PhoneFloor"}) as unknown as TypedDocumentString<PhoneFloorFragment, unknown>;
export const AssemblyFormFragmentDoc = new TypedDocumentString(`
    fragment AssemblyForm on Assembly {
  ...ConsoleHead
  body
  state {
    version
    now
    phase
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}`, {"fragmentName":"AssemblyForm"}) as unknown as TypedDocumentString<AssemblyFormFragment, unknown>;
export const SlipLineFragmentDoc = new TypedDocumentString(`
    fragment SlipLine on Slip {
  id
  number
  createdAt
  usedAt
  name
  revokedAt
}
    `, {"fragmentName":"SlipLine"}) as unknown as TypedDocumentString<SlipLineFragment, unknown>;
export const EntryLineFragmentDoc = new TypedDocumentString(`
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
    `, {"fragmentName":"EntryLine"}) as unknown as TypedDocumentString<EntryLineFragment, unknown>;
export const EntryCardFragmentDoc = new TypedDocumentString(`
    fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"EntryCard"}) as unknown as TypedDocumentString<EntryCardFragment, unknown>;
export const EntryTextFragmentDoc = new TypedDocumentString(`
    fragment EntryText on Entry {
  ...EntryCard
  bodyHtml
  version
  reviewNote
  withdrawnReason
  importedRecord {
    id
    source
    kind
    json
  }
  viewerCanUpdate
  viewerCanReview
  viewerCanWithdraw
  ... on Video {
    provider
    embedUrl
    pageUrl
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"EntryText"}) as unknown as TypedDocumentString<EntryTextFragment, unknown>;
export const PollFormFragmentDoc = new TypedDocumentString(`
    fragment PollForm on Poll {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  voting {
    phase
    opening
    opensAt
    closesAt
    electorate
    assurance
    isChangeable
    resultsVisibility
    showsAssurance
    showsVoters
    isConfidential
    reasons
    takesOptions
    isShuffled
    quorum
    threshold
    version
    viewerCanRun
    questions {
      ...PollQuestion
    }
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
  }
}
    fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"PollForm"}) as unknown as TypedDocumentString<PollFormFragment, unknown>;
export const PollRowFragmentDoc = new TypedDocumentString(`
    fragment PollRow on Poll {
  ...EntryCard
  voting {
    phase
    opening
    opensAt
    closesAt
    openedAt
    closedAt
    quorum
    outcome
    secrecy {
      state
    }
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"PollRow"}) as unknown as TypedDocumentString<PollRowFragment, unknown>;
export const PollSealFragmentDoc = new TypedDocumentString(`
    fragment PollSeal on PollSecrecy {
  state
  seal
  logLength
  head
  commitmentCount
  ballotCount
  bundleHash
  bundleSize
  logUrl
  bundleUrl
}
    `, {"fragmentName":"PollSeal"}) as unknown as TypedDocumentString<PollSealFragment, unknown>;
export const PollTurnoutStateFragmentDoc = new TypedDocumentString(`
    fragment PollTurnoutState on PollTurnout {
  version
  voters
  electors
  quorumReached
  phase
  closesAt
  now
}
    `, {"fragmentName":"PollTurnoutState"}) as unknown as TypedDocumentString<PollTurnoutStateFragment, unknown>;
export const PollChoiceFragmentDoc = new TypedDocumentString(`
    fragment PollChoice on Choice {
  options
  marks {
    option
    value
  }
  cells {
    row
    option
  }
  stance
  number
  text
  none
}
    `, {"fragmentName":"PollChoice"}) as unknown as TypedDocumentString<PollChoiceFragment, unknown>;
export const PollBallotFragmentDoc = new TypedDocumentString(`
    fragment PollBallot on Ballot {
  question
  choice {
    ...PollChoice
  }
  reason
  castAt
  version
}
    fragment PollChoice on Choice {
  options
  marks {
    option
    value
  }
  cells {
    row
    option
  }
  stance
  number
  text
  none
}`, {"fragmentName":"PollBallot"}) as unknown as TypedDocumentString<PollBallotFragment, unknown>;
export const PollVotingFragmentDoc = new TypedDocumentString(`
    fragment PollVoting on Voting {
  phase
  now
  opening
  opensAt
  closesAt
  openedAt
  closedAt
  annulledReason
  electorate
  assurance
  isChangeable
  resultsVisibility
  resultsPublishedAt
  showsAssurance
  showsVoters
  reasons
  takesOptions
  isShuffled
  quorum
  threshold
  outcome
  outcomeHtml
  version
  isConfidential
  secrecy {
    ...PollSeal
  }
  questions {
    ...PollQuestion
  }
  turnout {
    ...PollTurnoutState
  }
  results {
    ...PollResultsShown
  }
  viewerBallots {
    ...PollBallot
  }
  viewerCanVote
  viewerVoteRefusal {
    ...Refusal
  }
  viewerCanSeeResults
  viewerCanRun
}
    fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollSeal on PollSecrecy {
  state
  seal
  logLength
  head
  commitmentCount
  ballotCount
  bundleHash
  bundleSize
  logUrl
  bundleUrl
}
fragment PollTurnoutState on PollTurnout {
  version
  voters
  electors
  quorumReached
  phase
  closesAt
  now
}
fragment PollChoice on Choice {
  options
  marks {
    option
    value
  }
  cells {
    row
    option
  }
  stance
  number
  text
  none
}
fragment PollBallot on Ballot {
  question
  choice {
    ...PollChoice
  }
  reason
  castAt
  version
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`, {"fragmentName":"PollVoting"}) as unknown as TypedDocumentString<PollVotingFragment, unknown>;
export const PollStandFragmentDoc = new TypedDocumentString(`
    fragment PollStand on Poll {
  id
  state
  updatedAt
  voting {
    phase
    now
    opensAt
    closesAt
    openedAt
    closedAt
    resultsPublishedAt
    outcome
    outcomeHtml
    version
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
    viewerCanSeeResults
    viewerCanRun
  }
}
    `, {"fragmentName":"PollStand"}) as unknown as TypedDocumentString<PollStandFragment, unknown>;
export const PiazzaHeadFragmentDoc = new TypedDocumentString(`
    fragment PiazzaHead on Piazza {
  id
  slug
  title
  description
  owner
  visibility
  memberCount
  sections {
    code
    title
    kind
  }
  viewerRole
  viewerCanJoin
  viewerCanLeave
  viewerCanPropose
  viewerCanEdit
  viewerCanModerate
}
    `, {"fragmentName":"PiazzaHead"}) as unknown as TypedDocumentString<PiazzaHeadFragment, unknown>;
export const ConsolePageDocument = new TypedDocumentString(`
    query ConsolePage($number: Int!) {
  assembly(number: $number) {
    ...ConsoleAssembly
    floor {
      ...ConsoleFloor
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment ConsoleFloor on AssemblyFloor {
  version
  waiting
  questions {
    id
    text
    name
    isGuest
    state
    votes
    askedAt
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<ConsolePageQuery, ConsolePageQueryVariables>;
export const ConsoleCourseDocument = new TypedDocumentString(`
    query ConsoleCourse($number: Int!, $first: Int!, $after: String) {
  assembly(number: $number) {
    id
    acts(first: $first, after: $after) {
      nodes {
        ...ConsoleAct
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ConsoleAct on AssemblyAct {
  number
  kind
  at
  actor {
    ...PersonLine
  }
  itemId
  position
  title
  present
  amount
  reason
  isUndone
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<ConsoleCourseQuery, ConsoleCourseQueryVariables>;
export const ConsoleDraftsDocument = new TypedDocumentString(`
    query ConsoleDrafts($slug: String!, $after: String) {
  piazza(slug: $slug) {
    id
    desk(first: 50, after: $after, states: [DRAFT]) {
      nodes {
        __typename
        ...EntryLine
      }
    }
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}`) as unknown as TypedDocumentString<ConsoleDraftsQuery, ConsoleDraftsQueryVariables>;
export const ConsoleStartDocument = new TypedDocumentString(`
    mutation ConsoleStart($input: AssemblyInput!) {
  assemblyStart(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleStartMutation, ConsoleStartMutationVariables>;
export const ConsoleEndDocument = new TypedDocumentString(`
    mutation ConsoleEnd($input: AssemblyInput!) {
  assemblyEnd(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleEndMutation, ConsoleEndMutationVariables>;
export const ConsoleRehearseDocument = new TypedDocumentString(`
    mutation ConsoleRehearse($input: AssemblyRehearseInput!) {
  assemblyRehearse(input: $input) {
    assembly {
      ...ConsoleHead
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleRehearseMutation, ConsoleRehearseMutationVariables>;
export const ConsoleDeleteDocument = new TypedDocumentString(`
    mutation ConsoleDelete($input: AssemblyInput!) {
  assemblyDelete(input: $input) {
    assemblyId
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleDeleteMutation, ConsoleDeleteMutationVariables>;
export const ConsoleItemAddDocument = new TypedDocumentString(`
    mutation ConsoleItemAdd($input: AssemblyItemAddInput!) {
  assemblyItemAdd(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleItemAddMutation, ConsoleItemAddMutationVariables>;
export const ConsoleItemUpdateDocument = new TypedDocumentString(`
    mutation ConsoleItemUpdate($input: AssemblyItemUpdateInput!) {
  assemblyItemUpdate(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleItemUpdateMutation, ConsoleItemUpdateMutationVariables>;
export const ConsoleItemRemoveDocument = new TypedDocumentString(`
    mutation ConsoleItemRemove($input: AssemblyItemInput!) {
  assemblyItemRemove(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleItemRemoveMutation, ConsoleItemRemoveMutationVariables>;
export const ConsoleItemMoveDocument = new TypedDocumentString(`
    mutation ConsoleItemMove($input: AssemblyItemMoveInput!) {
  assemblyItemMove(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleItemMoveMutation, ConsoleItemMoveMutationVariables>;
export const ConsoleShowDocument = new TypedDocumentString(`
    mutation ConsoleShow($input: AssemblyShowInput!) {
  assemblyShow(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleShowMutation, ConsoleShowMutationVariables>;
export const ConsoleOpenDocument = new TypedDocumentString(`
    mutation ConsoleOpen($input: AssemblyItemInput!) {
  assemblyItemOpen(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleOpenMutation, ConsoleOpenMutationVariables>;
export const ConsoleExtendDocument = new TypedDocumentString(`
    mutation ConsoleExtend($input: AssemblyItemExtendInput!) {
  assemblyItemExtend(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleExtendMutation, ConsoleExtendMutationVariables>;
export const ConsoleCloseDocument = new TypedDocumentString(`
    mutation ConsoleClose($input: AssemblyItemInput!) {
  assemblyItemClose(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleCloseMutation, ConsoleCloseMutationVariables>;
export const ConsoleRevealDocument = new TypedDocumentString(`
    mutation ConsoleReveal($input: AssemblyItemInput!) {
  assemblyItemReveal(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleRevealMutation, ConsoleRevealMutationVariables>;
export const ConsoleAnnulDocument = new TypedDocumentString(`
    mutation ConsoleAnnul($input: AssemblyItemAnnulInput!) {
  assemblyItemAnnul(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleAnnulMutation, ConsoleAnnulMutationVariables>;
export const ConsoleUndoDocument = new TypedDocumentString(`
    mutation ConsoleUndo($input: AssemblyUndoInput!) {
  assemblyUndo(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleUndoMutation, ConsoleUndoMutationVariables>;
export const ConsoleMessageDocument = new TypedDocumentString(`
    mutation ConsoleMessage($input: AssemblyMessageInput!) {
  assemblyMessageSet(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleMessageMutation, ConsoleMessageMutationVariables>;
export const ConsoleCodeRenewDocument = new TypedDocumentString(`
    mutation ConsoleCodeRenew($input: AssemblyInput!) {
  assemblyCodeRenew(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleCodeRenewMutation, ConsoleCodeRenewMutationVariables>;
export const ConsoleScreenDocument = new TypedDocumentString(`
    mutation ConsoleScreen($input: AssemblyInput!) {
  assemblyScreenCreate(input: $input) {
    link
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleScreenMutation, ConsoleScreenMutationVariables>;
export const ConsoleScreensEndDocument = new TypedDocumentString(`
    mutation ConsoleScreensEnd($input: AssemblyInput!) {
  assemblyScreensEnd(input: $input) {
    assembly {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleScreensEndMutation, ConsoleScreensEndMutationVariables>;
export const ConsoleFloorSetDocument = new TypedDocumentString(`
    mutation ConsoleFloorSet($input: AssemblyFloorSetInput!) {
  assemblyFloorSet(input: $input) {
    question {
      id
      text
      name
      isGuest
      state
      votes
      askedAt
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleFloorSetMutation, ConsoleFloorSetMutationVariables>;
export const ConsoleGuestEndDocument = new TypedDocumentString(`
    mutation ConsoleGuestEnd($input: AssemblyGuestEndInput!) {
  assemblyGuestEnd(input: $input) {
    question {
      id
      text
      name
      isGuest
      state
      votes
      askedAt
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleGuestEndMutation, ConsoleGuestEndMutationVariables>;
export const ConsoleGuestsAdmitDocument = new TypedDocumentString(`
    mutation ConsoleGuestsAdmit($input: AssemblyGuestsAdmitInput!) {
  assemblyGuestsAdmit(input: $input) {
    assembly {
      ...ConsoleAssembly
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleAssembly on Assembly {
  ...ConsoleHead
  state {
    ...ConsoleState
  }
}
fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ConsoleGuestsAdmitMutation, ConsoleGuestsAdmitMutationVariables>;
export const ConsoleQuestionsDocument = new TypedDocumentString(`
    query ConsoleQuestions($number: Int!) {
  assembly(number: $number) {
    id
    state {
      version
      items {
        id
        questions {
          ...PollQuestion
        }
      }
    }
  }
}
    fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<ConsoleQuestionsQuery, ConsoleQuestionsQueryVariables>;
export const ConsoleStateWatchDocument = new TypedDocumentString(`
    subscription ConsoleStateWatch($id: ID!) {
  assembly(id: $id) {
    ...ConsoleState
  }
}
    fragment ConsoleState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleCurrent
  }
  items {
    ...ConsoleLine
  }
  entrance {
    code
    address
    link
  }
  undo {
    act
    kind
    until
  }
  message
}
fragment ConsoleLine on AssemblyItem {
  id
  position
  state
  pollId
  title
  questions {
    id
    kind
    title
    options {
      id
      title
    }
  }
  seconds
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  reasons
  isShuffled
  quorum
  threshold
  closesAt
  results {
    questions {
      __typename
      question
      voters
      ... on OptionCounts {
        none
        options {
          option
          votes
        }
      }
      ... on RankingResult {
        winner
      }
      ... on SeatsResult {
        elected
      }
      ... on NumbersResult {
        median
      }
    }
  }
}
fragment ConsoleCurrent on AssemblyItem {
  ...ConsoleLine
  ...ConsoleItem
}
fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<ConsoleStateWatchSubscription, ConsoleStateWatchSubscriptionVariables>;
export const ConsoleFloorWatchDocument = new TypedDocumentString(`
    subscription ConsoleFloorWatch($id: ID!) {
  assemblyFloor(id: $id) {
    ...ConsoleFloor
  }
}
    fragment ConsoleFloor on AssemblyFloor {
  version
  waiting
  questions {
    id
    text
    name
    isGuest
    state
    votes
    askedAt
  }
}`) as unknown as TypedDocumentString<ConsoleFloorWatchSubscription, ConsoleFloorWatchSubscriptionVariables>;
export const JoinFindDocument = new TypedDocumentString(`
    mutation JoinFind($input: AssemblyFindInput!) {
  assemblyFind(input: $input) {
    title
    piazza
    guests
    refusal {
      ...Refusal
    }
    uncounted {
      ...Refusal
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<JoinFindMutation, JoinFindMutationVariables>;
export const JoinEnterDocument = new TypedDocumentString(`
    mutation JoinEnter($input: AssemblyEnterInput!) {
  assemblyEnter(input: $input) {
    number
    pass
    participation {
      ...HallParticipation
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment HallParticipation on AssemblyParticipation {
  joinedAt
  isInHall
  isEntitled
  isGuest
  hasSlip
  name
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<JoinEnterMutation, JoinEnterMutationVariables>;
export const AssembliesPageDocument = new TypedDocumentString(`
    query AssembliesPage($slug: String!, $first: Int!, $after: String) {
  piazza(slug: $slug) {
    id
    cursor
    assemblies(first: $first, after: $after) {
      totalCount
      nodes {
        ...AssemblyLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment AssemblyLine on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  viewerCanRun
  piazza {
    id
    slug
    title
  }
  state {
    version
    now
    phase
    itemCount
  }
  minutes {
    publishedAt
    entitled
    guests
  }
}`) as unknown as TypedDocumentString<AssembliesPageQuery, AssembliesPageQueryVariables>;
export const HallPageDocument = new TypedDocumentString(`
    query HallPage($number: Int!) {
  assembly(number: $number) {
    ...HallHead
    state {
      ...HallState
    }
    viewerParticipation {
      ...HallParticipation
    }
    viewerCanJoin
    viewerJoinRefusal {
      ...Refusal
    }
    viewerCanRun
  }
}
    fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment HallState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleItem
  }
  items {
    openedAt
  }
  entrance {
    code
    address
    link
  }
  message
}
fragment HallHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  quorum
}
fragment HallParticipation on AssemblyParticipation {
  joinedAt
  isInHall
  isEntitled
  isGuest
  hasSlip
  name
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<HallPageQuery, HallPageQueryVariables>;
export const HallStateWatchDocument = new TypedDocumentString(`
    subscription HallStateWatch($id: ID!, $visible: Boolean!) {
  assembly(id: $id, visible: $visible) {
    ...HallState
  }
}
    fragment ConsoleItem on AssemblyItem {
  id
  position
  state
  pollId
  pollNumber
  title
  questions {
    ...PollQuestion
  }
  seconds
  openedAt
  closesAt
  closedAt
  revealedAt
  annulledReason
  guests
  isChangeable
  resultsVisibility
  showsVoters
  isConfidential
  sealState
  reasons
  isShuffled
  quorum
  threshold
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment HallState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    ...ConsoleItem
  }
  items {
    openedAt
  }
  entrance {
    code
    address
    link
  }
  message
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<HallStateWatchSubscription, HallStateWatchSubscriptionVariables>;
export const HallTurnoutWatchDocument = new TypedDocumentString(`
    subscription HallTurnoutWatch($id: ID!) {
  assemblyTurnout(id: $id) {
    ...ConsoleTurnout
  }
}
    fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}`) as unknown as TypedDocumentString<HallTurnoutWatchSubscription, HallTurnoutWatchSubscriptionVariables>;
export const HallPresenceWatchDocument = new TypedDocumentString(`
    subscription HallPresenceWatch($id: ID!) {
  assemblyPresence(id: $id) {
    ...ConsolePresence
  }
}
    fragment ConsolePresence on AssemblyPresence {
  entitled
  inHall
  remote
  guests
  watching
  electors
  quorum
  quorumReached
  members {
    ...PersonLine
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<HallPresenceWatchSubscription, HallPresenceWatchSubscriptionVariables>;
export const AssemblyPageDocument = new TypedDocumentString(`
    query AssemblyPage($number: Int!) {
  assembly(number: $number) {
    ...AssemblyAbout
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment AssemblyAbout on Assembly {
  ...ConsoleHead
  body
  bodyHtml
  viewerCanJoin
  viewerJoinRefusal {
    ...Refusal
  }
  viewerParticipation {
    joinedAt
    isInHall
    isEntitled
    isGuest
  }
  minutes {
    text
    html
    publishedAt
    entitled
    guests
    seals {
      itemId
      sealedAt
      lostAt
      bundleHash
      head
    }
  }
  state {
    ...AboutState
    items {
      ...AboutItem
    }
  }
}
fragment AboutState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    id
    position
    state
  }
}
fragment AboutItem on AssemblyItem {
  id
  position
  state
  pollNumber
  title
  isConfidential
  openedAt
  annulledReason
  withdrawnReason
  questions {
    ...PollQuestion
  }
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<AssemblyPageQuery, AssemblyPageQueryVariables>;
export const AssemblyCoursePageDocument = new TypedDocumentString(`
    query AssemblyCoursePage($number: Int!, $first: Int!, $after: String) {
  assembly(number: $number) {
    id
    acts(first: $first, after: $after) {
      totalCount
      nodes {
        ...ConsoleAct
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ConsoleAct on AssemblyAct {
  number
  kind
  at
  actor {
    ...PersonLine
  }
  itemId
  position
  title
  present
  amount
  reason
  isUndone
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<AssemblyCoursePageQuery, AssemblyCoursePageQueryVariables>;
export const AssemblyFloorPageDocument = new TypedDocumentString(`
    query AssemblyFloorPage($number: Int!) {
  assembly(number: $number) {
    id
    floor {
      version
      questions {
        id
        text
        name
        isGuest
        state
        votes
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AssemblyFloorPageQuery, AssemblyFloorPageQueryVariables>;
export const AssemblyJoinPageDocument = new TypedDocumentString(`
    mutation AssemblyJoinPage($input: AssemblyInput!) {
  assemblyJoin(input: $input) {
    assembly {
      ...AssemblyAbout
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment AssemblyAbout on Assembly {
  ...ConsoleHead
  body
  bodyHtml
  viewerCanJoin
  viewerJoinRefusal {
    ...Refusal
  }
  viewerParticipation {
    joinedAt
    isInHall
    isEntitled
    isGuest
  }
  minutes {
    text
    html
    publishedAt
    entitled
    guests
    seals {
      itemId
      sealedAt
      lostAt
      bundleHash
      head
    }
  }
  state {
    ...AboutState
    items {
      ...AboutItem
    }
  }
}
fragment AboutState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    id
    position
    state
  }
}
fragment AboutItem on AssemblyItem {
  id
  position
  state
  pollNumber
  title
  isConfidential
  openedAt
  annulledReason
  withdrawnReason
  questions {
    ...PollQuestion
  }
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<AssemblyJoinPageMutation, AssemblyJoinPageMutationVariables>;
export const AssemblyMinutesSetDocument = new TypedDocumentString(`
    mutation AssemblyMinutesSet($input: AssemblyMinutesSetInput!) {
  assemblyMinutesSet(input: $input) {
    assembly {
      id
      minutes {
        text
        html
        publishedAt
        entitled
        guests
        seals {
          itemId
          sealedAt
          lostAt
          bundleHash
          head
        }
      }
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<AssemblyMinutesSetMutation, AssemblyMinutesSetMutationVariables>;
export const AssemblyMinutesPublishDocument = new TypedDocumentString(`
    mutation AssemblyMinutesPublish($input: AssemblyInput!) {
  assemblyMinutesPublish(input: $input) {
    assembly {
      ...AssemblyAbout
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment AssemblyAbout on Assembly {
  ...ConsoleHead
  body
  bodyHtml
  viewerCanJoin
  viewerJoinRefusal {
    ...Refusal
  }
  viewerParticipation {
    joinedAt
    isInHall
    isEntitled
    isGuest
  }
  minutes {
    text
    html
    publishedAt
    entitled
    guests
    seals {
      itemId
      sealedAt
      lostAt
      bundleHash
      head
    }
  }
  state {
    ...AboutState
    items {
      ...AboutItem
    }
  }
}
fragment AboutState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    id
    position
    state
  }
}
fragment AboutItem on AssemblyItem {
  id
  position
  state
  pollNumber
  title
  isConfidential
  openedAt
  annulledReason
  withdrawnReason
  questions {
    ...PollQuestion
  }
  turnout {
    ...ConsoleTurnout
  }
  results {
    ...PollResultsShown
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<AssemblyMinutesPublishMutation, AssemblyMinutesPublishMutationVariables>;
export const AssemblyPageWatchDocument = new TypedDocumentString(`
    subscription AssemblyPageWatch($id: ID!) {
  assembly(id: $id) {
    ...AboutState
  }
}
    fragment AboutState on AssemblyState {
  version
  now
  phase
  itemCount
  current {
    id
    position
    state
  }
}`) as unknown as TypedDocumentString<AssemblyPageWatchSubscription, AssemblyPageWatchSubscriptionVariables>;
export const PhoneBallotsDocument = new TypedDocumentString(`
    query PhoneBallots($number: Int!, $item: ID!) {
  assembly(number: $number) {
    id
    viewerBallots(item: $item) {
      ...PollBallot
    }
  }
}
    fragment PollChoice on Choice {
  options
  marks {
    option
    value
  }
  cells {
    row
    option
  }
  stance
  number
  text
  none
}
fragment PollBallot on Ballot {
  question
  choice {
    ...PollChoice
  }
  reason
  castAt
  version
}`) as unknown as TypedDocumentString<PhoneBallotsQuery, PhoneBallotsQueryVariables>;
export const PhoneReceiptDocument = new TypedDocumentString(`
    query PhoneReceipt($number: Int!, $item: ID!) {
  assembly(number: $number) {
    id
    viewerReceipt(item: $item)
  }
}
    `) as unknown as TypedDocumentString<PhoneReceiptQuery, PhoneReceiptQueryVariables>;
export const PhoneJoinDocument = new TypedDocumentString(`
    mutation PhoneJoin($input: AssemblyInput!) {
  assemblyJoin(input: $input) {
    assembly {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PhoneJoinMutation, PhoneJoinMutationVariables>;
export const PhoneVoteDocument = new TypedDocumentString(`
    mutation PhoneVote($input: AssemblyVoteInput!) {
  assemblyVote(input: $input) {
    ballots {
      ...PollBallot
    }
    turnout {
      ...ConsoleTurnout
    }
    receipt
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleTurnout on AssemblyTurnout {
  version
  itemId
  voters
  entitled
  guests
  quorumReached
}
fragment PollChoice on Choice {
  options
  marks {
    option
    value
  }
  cells {
    row
    option
  }
  stance
  number
  text
  none
}
fragment PollBallot on Ballot {
  question
  choice {
    ...PollChoice
  }
  reason
  castAt
  version
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PhoneVoteMutation, PhoneVoteMutationVariables>;
export const PhoneFloorWatchDocument = new TypedDocumentString(`
    subscription PhoneFloorWatch($id: ID!) {
  assemblyFloor(id: $id) {
    ...PhoneFloor
  }
}
    fragment PhoneFloor on AssemblyFloor {
  version
  questions {
    id
    text
    name
    isGuest
    state
    votes
    askedAt
  }
  viewerVotes
  viewerQuestions {
    id
    text
    name
    isGuest
    state
    votes
    askedAt
  }
}`) as unknown as TypedDocumentString<PhoneFloorWatchSubscription, PhoneFloorWatchSubscriptionVariables>;
export const PhoneAskDocument = new TypedDocumentString(`
    mutation PhoneAsk($input: AssemblyAskInput!) {
  assemblyAsk(input: $input) {
    question {
      id
      text
      name
      isGuest
      state
      votes
      askedAt
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PhoneAskMutation, PhoneAskMutationVariables>;
export const PhoneUpvoteDocument = new TypedDocumentString(`
    mutation PhoneUpvote($input: AssemblyUpvoteInput!) {
  assemblyUpvote(input: $input) {
    question {
      id
      text
      name
      isGuest
      state
      votes
      askedAt
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PhoneUpvoteMutation, PhoneUpvoteMutationVariables>;
export const PhonePiazzaDocument = new TypedDocumentString(`
    query PhonePiazza($number: Int!) {
  assembly(number: $number) {
    id
    piazza {
      id
      slug
      title
    }
  }
}
    `) as unknown as TypedDocumentString<PhonePiazzaQuery, PhonePiazzaQueryVariables>;
export const AssemblyToChangeDocument = new TypedDocumentString(`
    query AssemblyToChange($number: Int!) {
  assembly(number: $number) {
    ...AssemblyForm
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment AssemblyForm on Assembly {
  ...ConsoleHead
  body
  state {
    version
    now
    phase
  }
}`) as unknown as TypedDocumentString<AssemblyToChangeQuery, AssemblyToChangeQueryVariables>;
export const AssemblyCreateDocument = new TypedDocumentString(`
    mutation AssemblyCreate($input: AssemblyCreateInput!) {
  assemblyCreate(input: $input) {
    assembly {
      ...AssemblyForm
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment AssemblyForm on Assembly {
  ...ConsoleHead
  body
  state {
    version
    now
    phase
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<AssemblyCreateMutation, AssemblyCreateMutationVariables>;
export const AssemblyUpdateDocument = new TypedDocumentString(`
    mutation AssemblyUpdate($input: AssemblyUpdateInput!) {
  assemblyUpdate(input: $input) {
    assembly {
      ...AssemblyForm
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment AssemblyForm on Assembly {
  ...ConsoleHead
  body
  state {
    version
    now
    phase
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<AssemblyUpdateMutation, AssemblyUpdateMutationVariables>;
export const HallFloorWatchDocument = new TypedDocumentString(`
    subscription HallFloorWatch($id: ID!) {
  assemblyFloor(id: $id) {
    version
    questions {
      id
      text
      name
      isGuest
      state
      votes
    }
  }
}
    `) as unknown as TypedDocumentString<HallFloorWatchSubscription, HallFloorWatchSubscriptionVariables>;
export const AssemblySlipsDocument = new TypedDocumentString(`
    query AssemblySlips($number: Int!, $first: Int!, $after: String) {
  assembly(number: $number) {
    ...ConsoleHead
    slips(first: $first, after: $after) {
      totalCount
      nodes {
        ...SlipLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ConsoleHead on Assembly {
  id
  number
  title
  startsAt
  startedAt
  endedAt
  isRehearsal
  electorate
  assurance
  guests
  isShutToGuests
  quorum
  version
  viewerCanRun
  piazza {
    id
    slug
    title
    memberCount
  }
}
fragment SlipLine on Slip {
  id
  number
  createdAt
  usedAt
  name
  revokedAt
}`) as unknown as TypedDocumentString<AssemblySlipsQuery, AssemblySlipsQueryVariables>;
export const SlipsCreateDocument = new TypedDocumentString(`
    mutation SlipsCreate($input: AssemblySlipsInput!) {
  assemblySlipsCreate(input: $input) {
    slips {
      code
      link
      slip {
        ...SlipLine
      }
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SlipLine on Slip {
  id
  number
  createdAt
  usedAt
  name
  revokedAt
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<SlipsCreateMutation, SlipsCreateMutationVariables>;
export const SlipRevokeDocument = new TypedDocumentString(`
    mutation SlipRevoke($input: AssemblySlipInput!) {
  assemblySlipRevoke(input: $input) {
    slips {
      code
      link
      slip {
        ...SlipLine
      }
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SlipLine on Slip {
  id
  number
  createdAt
  usedAt
  name
  revokedAt
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<SlipRevokeMutation, SlipRevokeMutationVariables>;
export const SlipReissueDocument = new TypedDocumentString(`
    mutation SlipReissue($input: AssemblySlipInput!) {
  assemblySlipReissue(input: $input) {
    slips {
      code
      link
      slip {
        ...SlipLine
      }
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SlipLine on Slip {
  id
  number
  createdAt
  usedAt
  name
  revokedAt
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<SlipReissueMutation, SlipReissueMutationVariables>;
export const EntryPageDocument = new TypedDocumentString(`
    query EntryPage($number: Int!) {
  entry(number: $number) {
    ...EntryText
  }
}
    fragment EntryText on Entry {
  ...EntryCard
  bodyHtml
  version
  reviewNote
  withdrawnReason
  importedRecord {
    id
    source
    kind
    json
  }
  viewerCanUpdate
  viewerCanReview
  viewerCanWithdraw
  ... on Video {
    provider
    embedUrl
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<EntryPageQuery, EntryPageQueryVariables>;
export const EntryNeighboursDocument = new TypedDocumentString(`
    query EntryNeighbours($slug: String!, $kind: EntryKind!) {
  piazza(slug: $slug) {
    id
    entries(first: 5, kinds: [$kind]) {
      nodes {
        ...EntryLine
      }
    }
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}`) as unknown as TypedDocumentString<EntryNeighboursQuery, EntryNeighboursQueryVariables>;
export const EntryWithdrawDocument = new TypedDocumentString(`
    mutation EntryWithdraw($input: EntryReasonInput!) {
  entryWithdraw(input: $input) {
    entry {
      ...EntryText
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment EntryText on Entry {
  ...EntryCard
  bodyHtml
  version
  reviewNote
  withdrawnReason
  importedRecord {
    id
    source
    kind
    json
  }
  viewerCanUpdate
  viewerCanReview
  viewerCanWithdraw
  ... on Video {
    provider
    embedUrl
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntryWithdrawMutation, EntryWithdrawMutationVariables>;
export const EntryFeatureDocument = new TypedDocumentString(`
    mutation EntryFeature($input: EntryFeatureInput!) {
  entryFeature(input: $input) {
    entry {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntryFeatureMutation, EntryFeatureMutationVariables>;
export const PiazzaNoticesDocument = new TypedDocumentString(`
    subscription PiazzaNotices($id: ID!, $after: String) {
  piazza(id: $id, after: $after) {
    __typename
    ... on StreamJoined {
      cursor
      state
    }
    ... on EntryPublished {
      cursor
      entry {
        id
        kind
        title
      }
    }
    ... on EntryChanged {
      cursor
      entry {
        id
        kind
        title
        summary
        version
      }
    }
    ... on EntryWithdrawn {
      cursor
      entryId
    }
    ... on PollOpened {
      cursor
      poll {
        id
        kind
        title
      }
    }
    ... on PollClosed {
      cursor
      poll {
        id
        kind
        title
        voting {
          phase
          closesAt
          closedAt
        }
      }
    }
    ... on PollChanged {
      cursor
      poll {
        id
        kind
        title
        summary
        voting {
          phase
          closesAt
          closedAt
          version
        }
      }
    }
    ... on AssemblyChanged {
      cursor
      assembly {
        id
        piazza {
          id
          liveAssembly {
            id
            number
            title
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PiazzaNoticesSubscription, PiazzaNoticesSubscriptionVariables>;
export const PollToEditDocument = new TypedDocumentString(`
    query PollToEdit($number: Int!) {
  entry(number: $number) {
    __typename
    id
    ...PollForm
  }
}
    fragment PollForm on Poll {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  voting {
    phase
    opening
    opensAt
    closesAt
    electorate
    assurance
    isChangeable
    resultsVisibility
    showsAssurance
    showsVoters
    isConfidential
    reasons
    takesOptions
    isShuffled
    quorum
    threshold
    version
    viewerCanRun
    questions {
      ...PollQuestion
    }
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<PollToEditQuery, PollToEditQueryVariables>;
export const PollTemplatesDocument = new TypedDocumentString(`
    query PollTemplates($slug: String!) {
  piazza(slug: $slug) {
    id
    pollTemplates {
      id
      key
      title
      document
    }
  }
}
    `) as unknown as TypedDocumentString<PollTemplatesQuery, PollTemplatesQueryVariables>;
export const PollCreateDocument = new TypedDocumentString(`
    mutation PollCreate($input: PollCreateInput!) {
  pollCreate(input: $input) {
    poll {
      ...PollForm
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollForm on Poll {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  voting {
    phase
    opening
    opensAt
    closesAt
    electorate
    assurance
    isChangeable
    resultsVisibility
    showsAssurance
    showsVoters
    isConfidential
    reasons
    takesOptions
    isShuffled
    quorum
    threshold
    version
    viewerCanRun
    questions {
      ...PollQuestion
    }
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollCreateMutation, PollCreateMutationVariables>;
export const PollUpdateDocument = new TypedDocumentString(`
    mutation PollUpdate($input: PollUpdateInput!) {
  pollUpdate(input: $input) {
    poll {
      ...PollForm
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollForm on Poll {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  voting {
    phase
    opening
    opensAt
    closesAt
    electorate
    assurance
    isChangeable
    resultsVisibility
    showsAssurance
    showsVoters
    isConfidential
    reasons
    takesOptions
    isShuffled
    quorum
    threshold
    version
    viewerCanRun
    questions {
      ...PollQuestion
    }
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollUpdateMutation, PollUpdateMutationVariables>;
export const PollPublishDocument = new TypedDocumentString(`
    mutation PollPublish($input: EntryInput!) {
  entryPublish(input: $input) {
    entry {
      __typename
      id
      ...PollForm
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollForm on Poll {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  voting {
    phase
    opening
    opensAt
    closesAt
    electorate
    assurance
    isChangeable
    resultsVisibility
    showsAssurance
    showsVoters
    isConfidential
    reasons
    takesOptions
    isShuffled
    quorum
    threshold
    version
    viewerCanRun
    questions {
      ...PollQuestion
    }
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollPublishMutation, PollPublishMutationVariables>;
export const PollDiscardDocument = new TypedDocumentString(`
    mutation PollDiscard($input: EntryInput!) {
  entryDelete(input: $input) {
    entryId
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollDiscardMutation, PollDiscardMutationVariables>;
export const PollTemplateImportDocument = new TypedDocumentString(`
    mutation PollTemplateImport($input: PollTemplateImportInput!) {
  pollTemplateImport(input: $input) {
    template {
      id
      key
      title
      document
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollTemplateImportMutation, PollTemplateImportMutationVariables>;
export const PollTemplateDeleteDocument = new TypedDocumentString(`
    mutation PollTemplateDelete($input: PollTemplateDeleteInput!) {
  pollTemplateDelete(input: $input) {
    templateId
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollTemplateDeleteMutation, PollTemplateDeleteMutationVariables>;
export const PollsDocument = new TypedDocumentString(`
    query Polls($slug: String!, $tag: String, $first: Int!, $after: String) {
  piazza(slug: $slug) {
    id
    cursor
    entries(first: $first, after: $after, kinds: [POLL], tag: $tag) {
      totalCount
      nodes {
        __typename
        id
        ...PollRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PollRow on Poll {
  ...EntryCard
  voting {
    phase
    opening
    opensAt
    closesAt
    openedAt
    closedAt
    quorum
    outcome
    secrecy {
      state
    }
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<PollsQuery, PollsQueryVariables>;
export const PollsStillOwedDocument = new TypedDocumentString(`
    query PollsStillOwed($first: Int!) {
  pollsOwed(first: $first) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<PollsStillOwedQuery, PollsStillOwedQueryVariables>;
export const PollPageDocument = new TypedDocumentString(`
    query PollPage($number: Int!) {
  entry(number: $number) {
    ...EntryText
    ... on Poll {
      voting {
        ...PollVoting
      }
    }
  }
}
    fragment EntryText on Entry {
  ...EntryCard
  bodyHtml
  version
  reviewNote
  withdrawnReason
  importedRecord {
    id
    source
    kind
    json
  }
  viewerCanUpdate
  viewerCanReview
  viewerCanWithdraw
  ... on Video {
    provider
    embedUrl
    pageUrl
  }
}
fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PollVoting on Voting {
  phase
  now
  opening
  opensAt
  closesAt
  openedAt
  closedAt
  annulledReason
  electorate
  assurance
  isChangeable
  resultsVisibility
  resultsPublishedAt
  showsAssurance
  showsVoters
  reasons
  takesOptions
  isShuffled
  quorum
  threshold
  outcome
  outcomeHtml
  version
  isConfidential
  secrecy {
    ...PollSeal
  }
  questions {
    ...PollQuestion
  }
  turnout {
    ...PollTurnoutState
  }
  results {
    ...PollResultsShown
  }
  viewerBallots {
    ...PollBallot
  }
  viewerCanVote
  viewerVoteRefusal {
    ...Refusal
  }
  viewerCanSeeResults
  viewerCanRun
}
fragment PollSeal on PollSecrecy {
  state
  seal
  logLength
  head
  commitmentCount
  ballotCount
  bundleHash
  bundleSize
  logUrl
  bundleUrl
}
fragment PollTurnoutState on PollTurnout {
  version
  voters
  electors
  quorumReached
  phase
  closesAt
  now
}
fragment PollChoice on Choice {
  options
  marks {
    option
    value
  }
  cells {
    row
    option
  }
  stance
  number
  text
  none
}
fragment PollBallot on Ballot {
  question
  choice {
    ...PollChoice
  }
  reason
  castAt
  version
}
fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollPageQuery, PollPageQueryVariables>;
export const PollTurnoutWatchDocument = new TypedDocumentString(`
    subscription PollTurnoutWatch($id: ID!) {
  pollTurnout(id: $id) {
    ...PollTurnoutState
  }
}
    fragment PollTurnoutState on PollTurnout {
  version
  voters
  electors
  quorumReached
  phase
  closesAt
  now
}`) as unknown as TypedDocumentString<PollTurnoutWatchSubscription, PollTurnoutWatchSubscriptionVariables>;
export const PollResultsWatchDocument = new TypedDocumentString(`
    subscription PollResultsWatch($id: ID!) {
  pollResults(id: $id) {
    version
    phase
    results {
      ...PollResultsShown
    }
  }
}
    fragment PollResultsShown on PollResults {
  version
  voters
  isFinal
  quorumReached
  questions {
    ...PollOutcome
  }
  guests {
    voters
    isVerified
    questions {
      ...PollOutcome
    }
  }
}
fragment PollOutcome on QuestionResult {
  __typename
  question
  voters
  none
  thresholdReached
  byAssurance {
    assurance
    voters
    votes
  }
  ... on OptionCounts {
    options {
      option
      votes
      share
    }
  }
  ... on RankingResult {
    winner
    rounds {
      ...PollRound
    }
    points {
      option
      points
    }
    condorcet {
      winner
      strongest
      duels {
        over
        under
        for
        against
      }
    }
  }
  ... on SeatsResult {
    seats
    quota
    elected
    rounds {
      ...PollRound
    }
  }
  ... on ScoresResult {
    options {
      option
      people
      mean
      median
      given
    }
  }
  ... on DotsResult {
    options {
      option
      people
      dots
    }
  }
  ... on FundingResult {
    projects {
      option
      votes
      cost
      isFunded
    }
    spent
    ceiling
  }
  ... on StancesResult {
    counts {
      stance
      votes
    }
  }
  ... on SlotsResult {
    slots {
      option
      yes
      maybe
      no
    }
    best
  }
  ... on NumbersResult {
    mean
    median
    least
    greatest
    bins {
      from
      to
      people
    }
  }
  ... on WordsResult {
    words {
      word
      people
    }
  }
  ... on GridResult {
    cells {
      row
      option
      votes
    }
  }
}
fragment PollRound on Round {
  counts {
    option
    votes
  }
  exhausted
  elected
  eliminated
  belowQuota
  transfers {
    from
    to {
      option
      votes
    }
    exhausted
  }
  tie {
    between
    rule
  }
}`) as unknown as TypedDocumentString<PollResultsWatchSubscription, PollResultsWatchSubscriptionVariables>;
export const PollToldDocument = new TypedDocumentString(`
    subscription PollTold($id: ID!, $after: String) {
  piazza(id: $id, after: $after) {
    __typename
    ... on StreamJoined {
      cursor
      state
    }
    ... on EntryPublished {
      cursor
    }
    ... on EntryChanged {
      cursor
      entry {
        id
      }
    }
    ... on EntryWithdrawn {
      cursor
      entryId
    }
    ... on PollOpened {
      cursor
      poll {
        id
      }
    }
    ... on PollClosed {
      cursor
      poll {
        id
      }
    }
    ... on PollChanged {
      cursor
      poll {
        id
      }
    }
    ... on AssemblyChanged {
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<PollToldSubscription, PollToldSubscriptionVariables>;
export const PollVoteDocument = new TypedDocumentString(`
    mutation PollVote($input: PollVoteInput!) {
  pollVote(input: $input) {
    ballots {
      ...PollBallot
    }
    turnout {
      ...PollTurnoutState
    }
    receipt
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollTurnoutState on PollTurnout {
  version
  voters
  electors
  quorumReached
  phase
  closesAt
  now
}
fragment PollChoice on Choice {
  options
  marks {
    option
    value
  }
  cells {
    row
    option
  }
  stance
  number
  text
  none
}
fragment PollBallot on Ballot {
  question
  choice {
    ...PollChoice
  }
  reason
  castAt
  version
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollVoteMutation, PollVoteMutationVariables>;
export const PollOptionAddDocument = new TypedDocumentString(`
    mutation PollOptionAdd($input: PollOptionAddInput!) {
  pollOptionAdd(input: $input) {
    poll {
      id
      voting {
        version
        questions {
          ...PollQuestion
        }
      }
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollQuestion on Question {
  id
  kind
  section
  title
  note
  options {
    id
    title
    meaning
    cost
    startsAt
    endsAt
    addedBy {
      ...PersonLine
    }
  }
  rows {
    id
    title
  }
  limits {
    least
    most
    seats
    highest
    ceiling
    from
    to
    step
    none
  }
  onlyIf
  isRequired
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollOptionAddMutation, PollOptionAddMutationVariables>;
export const PollBallotsDocument = new TypedDocumentString(`
    query PollBallots($number: Int!, $question: ID!, $first: Int!, $after: String) {
  entry(number: $number) {
    __typename
    id
    ... on Poll {
      voting {
        ballots(question: $question, first: $first, after: $after) {
          totalCount
          nodes {
            ...PollBallot
            voter {
              ...PersonLine
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
}
    fragment PollChoice on Choice {
  options
  marks {
    option
    value
  }
  cells {
    row
    option
  }
  stance
  number
  text
  none
}
fragment PollBallot on Ballot {
  question
  choice {
    ...PollChoice
  }
  reason
  castAt
  version
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<PollBallotsQuery, PollBallotsQueryVariables>;
export const PollTextsDocument = new TypedDocumentString(`
    query PollTexts($number: Int!, $question: ID!, $of: TextKind!, $first: Int!, $after: String) {
  entry(number: $number) {
    __typename
    id
    ... on Poll {
      voting {
        texts(question: $question, of: $of, first: $first, after: $after) {
          totalCount
          nodes {
            text
            people
            stance
            key
            hiddenReason
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PollTextsQuery, PollTextsQueryVariables>;
export const PollsOwedDocument = new TypedDocumentString(`
    query PollsOwed($first: Int!) {
  pollsOwed(first: $first) {
    totalCount
    nodes {
      id
      number
      kind
      title
      piazza {
        id
        slug
        title
      }
      __typename
      ... on Poll {
        voting {
          closesAt
          now
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PollsOwedQuery, PollsOwedQueryVariables>;
export const PollElectorsDocument = new TypedDocumentString(`
    query PollElectors($number: Int!, $first: Int!, $after: String) {
  entry(number: $number) {
    __typename
    id
    ... on Poll {
      voting {
        electors(first: $first, after: $after) {
          totalCount
          nodes {
            ...PersonLine
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<PollElectorsQuery, PollElectorsQueryVariables>;
export const PollDocumentDocument = new TypedDocumentString(`
    query PollDocument($number: Int!) {
  entry(number: $number) {
    __typename
    id
    ... on Poll {
      title
      voting {
        document
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PollDocumentQuery, PollDocumentQueryVariables>;
export const PollOpenDocument = new TypedDocumentString(`
    mutation PollOpen($input: PollInput!) {
  pollOpen(input: $input) {
    poll {
      ...PollStand
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollStand on Poll {
  id
  state
  updatedAt
  voting {
    phase
    now
    opensAt
    closesAt
    openedAt
    closedAt
    resultsPublishedAt
    outcome
    outcomeHtml
    version
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
    viewerCanSeeResults
    viewerCanRun
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollOpenMutation, PollOpenMutationVariables>;
export const PollCloseDocument = new TypedDocumentString(`
    mutation PollClose($input: PollInput!) {
  pollClose(input: $input) {
    poll {
      ...PollStand
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollStand on Poll {
  id
  state
  updatedAt
  voting {
    phase
    now
    opensAt
    closesAt
    openedAt
    closedAt
    resultsPublishedAt
    outcome
    outcomeHtml
    version
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
    viewerCanSeeResults
    viewerCanRun
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollCloseMutation, PollCloseMutationVariables>;
export const PollClosingMoveDocument = new TypedDocumentString(`
    mutation PollClosingMove($input: PollUpdateInput!) {
  pollUpdate(input: $input) {
    poll {
      ...PollStand
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollStand on Poll {
  id
  state
  updatedAt
  voting {
    phase
    now
    opensAt
    closesAt
    openedAt
    closedAt
    resultsPublishedAt
    outcome
    outcomeHtml
    version
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
    viewerCanSeeResults
    viewerCanRun
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollClosingMoveMutation, PollClosingMoveMutationVariables>;
export const PollResultsPublishDocument = new TypedDocumentString(`
    mutation PollResultsPublish($input: PollInput!) {
  pollResultsPublish(input: $input) {
    poll {
      ...PollStand
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollStand on Poll {
  id
  state
  updatedAt
  voting {
    phase
    now
    opensAt
    closesAt
    openedAt
    closedAt
    resultsPublishedAt
    outcome
    outcomeHtml
    version
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
    viewerCanSeeResults
    viewerCanRun
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollResultsPublishMutation, PollResultsPublishMutationVariables>;
export const PollOutcomeSetDocument = new TypedDocumentString(`
    mutation PollOutcomeSet($input: PollOutcomeSetInput!) {
  pollOutcomeSet(input: $input) {
    poll {
      ...PollStand
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollStand on Poll {
  id
  state
  updatedAt
  voting {
    phase
    now
    opensAt
    closesAt
    openedAt
    closedAt
    resultsPublishedAt
    outcome
    outcomeHtml
    version
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
    viewerCanSeeResults
    viewerCanRun
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollOutcomeSetMutation, PollOutcomeSetMutationVariables>;
export const PollRemindDocument = new TypedDocumentString(`
    mutation PollRemind($input: PollInput!) {
  pollRemind(input: $input) {
    people
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollRemindMutation, PollRemindMutationVariables>;
export const PollElectorsSetDocument = new TypedDocumentString(`
    mutation PollElectorsSet($input: PollElectorsSetInput!) {
  pollElectorsSet(input: $input) {
    poll {
      ...PollStand
    }
    unknown
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollStand on Poll {
  id
  state
  updatedAt
  voting {
    phase
    now
    opensAt
    closesAt
    openedAt
    closedAt
    resultsPublishedAt
    outcome
    outcomeHtml
    version
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
    viewerCanSeeResults
    viewerCanRun
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollElectorsSetMutation, PollElectorsSetMutationVariables>;
export const PollTextHideDocument = new TypedDocumentString(`
    mutation PollTextHide($input: PollTextHideInput!) {
  pollTextHide(input: $input) {
    poll {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollTextHideMutation, PollTextHideMutationVariables>;
export const PollDuplicateDocument = new TypedDocumentString(`
    mutation PollDuplicate($input: PollDuplicateInput!) {
  pollDuplicate(input: $input) {
    poll {
      ...EntryLine
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollDuplicateMutation, PollDuplicateMutationVariables>;
export const PollTemplateSaveDocument = new TypedDocumentString(`
    mutation PollTemplateSave($input: PollTemplateSaveInput!) {
  pollTemplateSave(input: $input) {
    template {
      id
      key
      title
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollTemplateSaveMutation, PollTemplateSaveMutationVariables>;
export const PollWithdrawDocument = new TypedDocumentString(`
    mutation PollWithdraw($input: EntryReasonInput!) {
  entryWithdraw(input: $input) {
    entry {
      __typename
      id
      state
      withdrawnReason
      viewerCanWithdraw
      viewerCanUpdate
      ...PollStand
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PollStand on Poll {
  id
  state
  updatedAt
  voting {
    phase
    now
    opensAt
    closesAt
    openedAt
    closedAt
    resultsPublishedAt
    outcome
    outcomeHtml
    version
    turnout {
      version
      voters
      electors
      quorumReached
      phase
      closesAt
      now
    }
    viewerCanVote
    viewerCanSeeResults
    viewerCanRun
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PollWithdrawMutation, PollWithdrawMutationVariables>;
export const PollReceiptDocument = new TypedDocumentString(`
    query PollReceipt($number: Int!) {
  entry(number: $number) {
    __typename
    id
    ... on Poll {
      voting {
        viewerReceipt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PollReceiptQuery, PollReceiptQueryVariables>;
export const PollSealNowDocument = new TypedDocumentString(`
    query PollSealNow($number: Int!) {
  entry(number: $number) {
    __typename
    id
    ... on Poll {
      voting {
        phase
        viewerCanSeeResults
        secrecy {
          ...PollSeal
        }
      }
    }
  }
}
    fragment PollSeal on PollSecrecy {
  state
  seal
  logLength
  head
  commitmentCount
  ballotCount
  bundleHash
  bundleSize
  logUrl
  bundleUrl
}`) as unknown as TypedDocumentString<PollSealNowQuery, PollSealNowQueryVariables>;
export const PollLogDocument = new TypedDocumentString(`
    query PollLog($pollId: ID!, $first: Int!, $after: String) {
  pollLog(pollId: $pollId, first: $first, after: $after) {
    totalCount
    nodes {
      number
      kind
      head
      commitmentCount
      keyId
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PollLogQuery, PollLogQueryVariables>;
export const FrameDocument = new TypedDocumentString(`
    query Frame($slug: String!, $inside: Boolean!) {
  viewer {
    isAdministrator
    isWithheld
    owedConsent {
      version
    }
    member {
      ...PersonLine
    }
    memberships {
      role
      piazza {
        id
        slug
        title
      }
    }
  }
  piazza(slug: $slug) @include(if: $inside) {
    ...PiazzaHead
  }
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment PiazzaHead on Piazza {
  id
  slug
  title
  description
  owner
  visibility
  memberCount
  sections {
    code
    title
    kind
  }
  viewerRole
  viewerCanJoin
  viewerCanLeave
  viewerCanPropose
  viewerCanEdit
  viewerCanModerate
}`) as unknown as TypedDocumentString<FrameQuery, FrameQueryVariables>;
export const PiazzaJoinDocument = new TypedDocumentString(`
    mutation PiazzaJoin($input: PiazzaJoinInput!) {
  piazzaJoin(input: $input) {
    piazza {
      ...PiazzaHead
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PiazzaHead on Piazza {
  id
  slug
  title
  description
  owner
  visibility
  memberCount
  sections {
    code
    title
    kind
  }
  viewerRole
  viewerCanJoin
  viewerCanLeave
  viewerCanPropose
  viewerCanEdit
  viewerCanModerate
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PiazzaJoinMutation, PiazzaJoinMutationVariables>;