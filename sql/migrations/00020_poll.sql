-- +goose Up
alter table entry drop constraint entry_kind,
    add constraint entry_kind check (kind in ('news', 'article', 'topic', 'video', 'poll'));

-- How a poll is held. phase is what has been decided: whether a cast at this moment counts is decided in the cast itself, by the clock
-- read after the lock on this row, against opens_at and closes_at.
create table poll (
    entry_id        bigint primary key references entry on delete cascade,
    phase           text not null default 'waiting' constraint poll_phase check (phase in ('waiting', 'open', 'closed')),
    opens_at        timestamptz,
    closes_at       timestamptz,
    opened_at       timestamptz,
    closed_at       timestamptz,
    electorate      text not null default 'members' constraint poll_electorate check (electorate in ('signed_in', 'members', 'list')),
    assurance       text not null default 'none' constraint poll_assurance check (assurance in ('none', 'social', 'email', 'substantial', 'high')),
    changeable      boolean not null default true,
    results         text not null default 'after_vote'
                    constraint poll_results check (results in ('live', 'after_vote', 'after_close', 'staff')),
    published_at    timestamptz,
    by_assurance    boolean not null default false,
    voters_shown    boolean not null default false,
    reasons         text not null default 'none' constraint poll_reasons check (reasons in ('none', 'optional', 'required')),
    options_open    boolean not null default false,
    shuffled        boolean not null default false,
    quorum          integer constraint poll_quorum check (quorum > 0),
    threshold       integer constraint poll_threshold check (threshold between 1 and 100),
    outcome         text not null default '' constraint poll_outcome check (octet_length(outcome) <= 40000),
    outcome_html    text not null default '',
    -- Grows with each batch of ballots and each change of phase: of two results the one with the greater version is true.
    version         bigint not null default 0,
    voters          integer not null default 0,
    constraint poll_times check (opens_at is null or closes_at is null or opens_at < closes_at)
);
create index poll_due on poll (closes_at) where phase <> 'closed';
create index poll_opening on poll (opens_at) where phase = 'waiting';

create table poll_question (
    id        bigint generated always as identity primary key,
    entry_id  bigint not null references poll on delete cascade,
    position  smallint not null,
    section   text not null default '',
    kind      text not null,
    title     text not null constraint poll_question_title check (char_length(title) between 1 and 300),
    note      text not null default '' constraint poll_question_note check (char_length(note) <= 2000),
    limits    jsonb not null default '{}',
    -- Asked only if an earlier question was answered with this option.
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
    added_by    bigint references member,
    constraint poll_option_once unique (question_id, title)
);
create index poll_option_question on poll_option (question_id, position, id);
alter table poll_question add constraint poll_question_only_if foreign key (only_if) references poll_option on delete set null;

create table poll_row (
    id          bigint generated always as identity primary key,
    question_id bigint not null references poll_question on delete cascade,
    position    smallint not null,
    title       text not null constraint poll_row_title check (char_length(title) between 1 and 200),
    constraint poll_row_once unique (question_id, title)
);

-- Who may vote where the electorate is a list.
create table poll_elector (
    entry_id  bigint not null references poll on delete cascade,
    member_id bigint not null references member on delete cascade,
    primary key (entry_id, member_id)
);

-- One ballot a question and person.
create table ballot (
    question_id bigint not null references poll_question on delete cascade,
    member_id   bigint not null references member,
    choice      jsonb not null,
    reason      text not null default '' constraint ballot_reason check (char_length(reason) <= 1000),
    assurance   text not null default 'none',
    version     integer not null default 1,
    cast_at     timestamptz not null,
    primary key (question_id, member_id)
);
create index ballot_member on ballot (member_id);

-- +goose Down
drop table ballot, poll_elector, poll_row;
alter table poll_question drop constraint poll_question_only_if;
drop table poll_option, poll_question, poll;
alter table entry drop constraint entry_kind,
    add constraint entry_kind check (kind in ('news', 'article', 'topic', 'video'));
