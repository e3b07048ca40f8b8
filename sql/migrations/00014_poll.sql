-- +goose Up
alter table entry drop constraint entry_kind,
    add constraint entry_kind check (kind in ('news', 'article', 'topic', 'video', 'poll'));

-- How a poll is held. phase is what has been written down: whether a cast counts is decided in the cast itself, by the
-- clock read after the lock on this row, against opens_at and closes_at. Who casts holds the row for share, who changes
-- it or its questions for update.
create table poll (
    entry_id        bigint primary key references entry on delete cascade,
    phase           text not null default 'waiting' constraint poll_phase check (phase in ('waiting', 'open', 'closed')),
    opening         text not null default 'published' constraint poll_opening check (opening in ('published', 'time', 'hand')),
    opens_at        timestamptz,
    closes_at       timestamptz,
    opened_at       timestamptz,
    closed_at       timestamptz,
    electorate      text not null default 'members' constraint poll_electorate check (electorate in ('signed_in', 'members', 'list')),
    assurance       text not null default 'none' constraint poll_assurance check (assurance in ('none', 'social', 'email', 'substantial', 'high')),
    changeable      boolean not null default true,
    results         text not null default 'after_vote'
                    constraint poll_results check (results in ('live', 'after_vote', 'after_close', 'staff')),
    results_published_at timestamptz,
    -- Closed results are shown by assurance as well.
    by_assurance    boolean not null default false,
    -- Whoever sees the results sees who cast which ballot.
    voters_shown    boolean not null default false,
    reasons         text not null default 'none' constraint poll_reasons check (reasons in ('none', 'optional', 'required')),
    -- Whoever may vote may add options while it is open.
    options_open    boolean not null default false,
    shuffled        boolean not null default false,
    quorum          integer constraint poll_quorum check (quorum > 0),
    -- Percent of those who answered that the first option needs.
    threshold       integer constraint poll_threshold check (threshold between 1 and 100),
    outcome         text not null default '' constraint poll_outcome check (octet_length(outcome) <= 40000),
    outcome_html    text not null default '',
    reminded_at     timestamptz,
    -- How many stand on the electoral list, which is not counted anew by whoever reads the poll.
    electors        integer not null default 0,
    -- Grows with each change of this row or of the questions.
    version         bigint not null default 1,
    constraint poll_opens check ((opening = 'time') = (opens_at is not null)),
    constraint poll_times check (opens_at is null or closes_at is null or opens_at < closes_at),
    constraint poll_opened check (phase = 'waiting' or opened_at is not null),
    constraint poll_closed check ((phase = 'closed') = (closed_at is not null))
);
create index poll_closing on poll (closes_at) where phase <> 'closed';
create index poll_waiting on poll (opens_at) where phase = 'waiting';

-- What has been counted, written last by each batch of ballots: the poll's own row is never written by who votes.
create table poll_tally (
    entry_id        bigint primary key references poll on delete cascade,
    -- Grows with each batch of ballots and each change of what the results show: of two results the greater is true.
    version         bigint not null default 0,
    voters          integer not null default 0,
    -- Grows when somebody votes for the first time and with the phase, never with a changed vote.
    turnout_version bigint not null default 0
);

create table poll_question (
    id        bigint generated always as identity primary key,
    entry_id  bigint not null references poll on delete cascade,
    position  smallint not null,
    section   text not null default '' constraint poll_question_section check (char_length(section) <= 160),
    kind      text not null,
    title     text not null constraint poll_question_title check (char_length(title) between 1 and 300),
    note      text not null default '' constraint poll_question_note check (char_length(note) <= 2000),
    limits    jsonb not null default '{}',
    -- Asked only of who chose this option of an earlier question.
    only_if   bigint,
    required  boolean not null default true
);
create index poll_question_poll on poll_question (entry_id, position, id);

create table poll_option (
    id          bigint generated always as identity primary key,
    question_id bigint not null references poll_question on delete cascade,
    position    smallint not null,
    title       text not null constraint poll_option_title check (char_length(title) between 1 and 200),
    meaning     text not null default '' constraint poll_option_meaning check (char_length(meaning) <= 500),
    cost        bigint not null default 0,
    starts_at   timestamptz,
    ends_at     timestamptz,
    added_by    bigint references member
);
create index poll_option_question on poll_option (question_id, position, id);
alter table poll_question add constraint poll_question_only_if foreign key (only_if) references poll_option on delete set null;

-- The rows of a matrix, whose columns are the options.
create table poll_row (
    id          bigint generated always as identity primary key,
    question_id bigint not null references poll_question on delete cascade,
    position    smallint not null,
    title       text not null constraint poll_row_title check (char_length(title) between 1 and 200)
);
create index poll_row_question on poll_row (question_id, position, id);

-- Who may vote where the electorate is a list.
create table poll_elector (
    entry_id  bigint not null references poll on delete cascade,
    person_id bigint not null references person,
    member_id bigint not null references member,
    primary key (entry_id, person_id)
);

-- Forms of polls to begin with, of a piazza.
create table poll_template (
    id         bigint generated always as identity primary key,
    space_id   bigint not null references space,
    title      text not null constraint poll_template_title check (char_length(title) between 1 and 160),
    document   jsonb not null,
    created_by bigint not null references member,
    created_at timestamptz not null,
    constraint poll_template_once unique (space_id, title)
);

-- Who has voted, one row a poll and person: locked by each cast, so that what it reads of his ballots holds.
--
-- Neither this table nor the ballots have foreign keys. Who casts holds the poll's row, and with it its questions; only drafts
-- are ever deleted, and nobody votes in them; persons and members are never deleted once they could sign in. So the checks
-- could find nothing, and would lock a row of person, member and question for each vote.
create table ballot_voter (
    entry_id  bigint not null,
    person_id bigint not null,
    -- The account that cast last, and how surely it was known then; cast_at is when that was first so.
    member_id bigint not null,
    assurance text not null,
    version   integer not null default 1,
    first_at  timestamptz not null,
    cast_at   timestamptz not null,
    primary key (entry_id, person_id)
) with (fillfactor = 70);
create index ballot_voter_person on ballot_voter (person_id);
-- Who voted what is listed in this order. first_at never changes, so that a changed vote costs this index nothing.
create index ballot_voter_newest on ballot_voter (entry_id, first_at desc, person_id desc);

-- One ballot a question and person. A choice has one form for one meaning: equal choices are equal.
create table ballot (
    question_id bigint not null,
    person_id   bigint not null,
    choice      jsonb not null,
    reason      text not null default '' constraint ballot_reason check (char_length(reason) <= 1000),
    version     integer not null default 1,
    cast_at     timestamptz not null,
    primary key (question_id, person_id)
) with (fillfactor = 70);

-- What a closed poll came to, as counted at its closing; a recount has to give the same.
create table ballot_result (
    question_id bigint primary key references poll_question on delete cascade,
    result      jsonb not null,
    counted_at  timestamptz not null
);

-- Texts of ballots (answers to open questions, reasons) that a moderator has taken from sight, by their SHA-256, so that
-- nobody has to know whose they are.
create table ballot_hidden_text (
    question_id bigint not null references poll_question on delete cascade,
    text_hash   bytea not null,
    reason      text not null,
    hidden_by   bigint not null references member,
    hidden_at   timestamptz not null,
    primary key (question_id, text_hash)
);

-- +goose Down
drop table ballot_hidden_text, ballot_result, ballot, ballot_voter, poll_template, poll_elector, poll_row;
alter table poll_question drop constraint poll_question_only_if;
drop table poll_option, poll_question, poll_tally, poll;
delete from entry where kind = 'poll';
alter table entry drop constraint entry_kind,
    add constraint entry_kind check (kind in ('news', 'article', 'topic', 'video'));
