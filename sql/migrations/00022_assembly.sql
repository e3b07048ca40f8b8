-- +goose Up
-- A meeting that is held live. Each item of its queue is a poll of its own.
create table assembly (
    id           bigint generated always as identity primary key,
    space_id     bigint not null references space,
    phase        text not null default 'planned' constraint assembly_phase check (phase in ('planned', 'live', 'ended')),
    title        text not null constraint assembly_title check (char_length(title) between 1 and 160),
    body         text not null default '' constraint assembly_body check (octet_length(body) <= 40000),
    body_html    text not null default '',
    starts_at    timestamptz,
    started_at   timestamptz,
    ended_at     timestamptz,
    -- The assembly that this one rehearses: only who holds it sees it, and all of it goes when it is deleted.
    rehearsal_of bigint references assembly on delete cascade,
    electorate   text not null default 'members' constraint assembly_electorate check (electorate in ('signed_in', 'members')),
    assurance    text not null default 'none' constraint assembly_assurance check (assurance in ('none', 'social', 'email', 'substantial', 'high')),
    guests       text not null default 'none' constraint assembly_guests check (guests in ('none', 'slips', 'anyone')),
    quorum       integer constraint assembly_quorum check (quorum > 0),
    message      text not null default '' constraint assembly_message check (char_length(message) <= 200),
    -- Six digits while it is held. No two assemblies that are held have the same.
    code         text,
    -- Grows with each new code; the secret of the QR code is an HMAC of it under a key of the installation.
    code_version integer not null default 0,
    -- What is before everybody.
    current_item bigint,
    minutes      text not null default '' constraint assembly_minutes check (octet_length(minutes) <= 40000),
    minutes_html text not null default '',
    minutes_published_at timestamptz,
    -- Grows with each change of this row, of the queue and of who came in; what is watched adds the versions of the polls.
    version      bigint not null default 1,
    created_by   bigint not null references member,
    created_at   timestamptz not null,
    constraint assembly_started check (phase = 'planned' or started_at is not null),
    constraint assembly_ended check ((phase = 'ended') = (ended_at is not null)),
    constraint assembly_coded check ((phase = 'live') = (code is not null))
);
create unique index assembly_code on assembly (code) where code is not null;
create index assembly_space on assembly (space_id, phase, id);
create unique index assembly_rehearsal_of on assembly (rehearsal_of) where rehearsal_of is not null;

-- assembly_id: votes are cast by who has come in there, and by nobody else. rehearsal: nothing of it is ever public.
-- settles_at: closed by hand, it is counted then and not before, so that the closing can be undone while nobody knows anything.
alter table poll
    add column assembly_id bigint references assembly,
    add column rehearsal boolean not null default false,
    add column guests text not null default 'none' constraint poll_guests check (guests in ('none', 'slips', 'anyone')),
    add column settles_at timestamptz,
    drop constraint poll_results,
    add constraint poll_results check (results in ('live', 'after_vote', 'after_close', 'staff', 'staff_live'));
create index poll_assembly on poll (assembly_id) where assembly_id is not null;
create index poll_settling on poll (settles_at) where settles_at is not null;

-- A poll that is public while its assembly goes on stands in no list before that is over.
alter table entry add column held boolean not null default false;

create table assembly_item (
    id          bigint generated always as identity primary key,
    assembly_id bigint not null references assembly on delete cascade,
    position    integer not null,
    entry_id    bigint not null unique references poll on delete cascade,
    -- How many seconds it stays open; null where it is closed by hand.
    seconds     integer constraint assembly_item_seconds check (seconds between 10 and 7200),
    revealed_at timestamptz,
    annulled_reason text constraint assembly_item_annulled check (char_length(annulled_reason) between 1 and 500)
);
create index assembly_item_queue on assembly_item (assembly_id, position, id);
alter table assembly add constraint assembly_current foreign key (current_item) references assembly_item on delete set null;

-- The course: one row an act, never changed but for being undone.
create table assembly_act (
    assembly_id bigint not null references assembly on delete cascade,
    number      integer not null,
    kind        text not null,
    at          timestamptz not null,
    -- Null where the clock did it.
    member_id   bigint references member,
    item_id     bigint,
    -- What the item was called then, and its place.
    position    integer,
    title       text,
    -- How many of those who count were here.
    present     integer,
    amount      integer,
    reason      text not null default '',
    -- What undoing needs, for the program alone.
    before      jsonb,
    undone      boolean not null default false,
    primary key (assembly_id, number)
);

-- Members who came in, one row a person.
create table assembly_participant (
    assembly_id bigint not null references assembly on delete cascade,
    person_id   bigint not null references person,
    -- Null for whom a rehearsal made up: nobody signs in as such a person.
    member_id   bigint references member,
    -- By a code, and not from the page.
    in_hall     boolean not null,
    -- Counts in the quorum.
    entitled    boolean not null,
    joined_at   timestamptz not null,
    primary key (assembly_id, person_id)
);
create index assembly_participant_member on assembly_participant (member_id);

create table assembly_slip (
    id          bigint generated always as identity primary key,
    assembly_id bigint not null references assembly on delete cascade,
    number      integer not null,
    code_hash   bytea not null unique,
    created_by  bigint not null references member,
    created_at  timestamptz not null,
    -- When its present code was used.
    used_at     timestamptz,
    revoked_at  timestamptz,
    constraint assembly_slip_once unique (assembly_id, number)
);

create table assembly_guest (
    id          bigint generated always as identity primary key,
    assembly_id bigint not null references assembly on delete cascade,
    slip_id     bigint unique references assembly_slip on delete cascade,
    name        text not null default '' constraint assembly_guest_name check (char_length(name) <= 60),
    -- What he shows with each request. It is another one, with a greater version, when his slip is made anew.
    pass_hash   bytea not null unique,
    pass_version integer not null default 1,
    -- The key under which he came in, so that a repeated request gives no second guest; hashed.
    enter_hash  bytea unique,
    joined_at   timestamptz not null,
    ended_at    timestamptz
);
create index assembly_guest_assembly on assembly_guest (assembly_id);

-- What shows an assembly on a wall, without anybody signed in.
create table assembly_screen (
    id          bigint generated always as identity primary key,
    assembly_id bigint not null references assembly on delete cascade,
    pass_hash   bytea not null unique,
    created_by  bigint not null references member,
    created_at  timestamptz not null,
    ended_at    timestamptz
);
create index assembly_screen_assembly on assembly_screen (assembly_id);

-- Wrong codes, by a keyed hash of where they came from; one row is that of the whole installation.
create table assembly_try (
    source     bytea primary key,
    wrong      integer not null,
    -- Where more than so many come within so many seconds, all from there are locked out.
    most       integer not null,
    seconds    integer not null,
    since      timestamptz not null,
    locked_until timestamptz
);

-- Guests' ballots stand apart: nothing that counts ballots can count them by mistake.
create table ballot_guest (
    question_id bigint not null,
    guest_id    bigint not null,
    choice      jsonb not null,
    reason      text not null default '' constraint ballot_guest_reason check (char_length(reason) <= 1000),
    version     integer not null default 1,
    cast_at     timestamptz not null,
    primary key (question_id, guest_id)
);
create table ballot_guest_voter (
    entry_id    bigint not null,
    guest_id    bigint not null,
    first_at    timestamptz not null,
    -- The keys of his requests with what came under them, hashed: what is repeated is answered and not cast again.
    keys        bytea[] not null default '{}',
    -- The version of his pass under which he voted. Who goes on as him with a slip that was made anew, whoever that be, neither reads
    -- nor changes it.
    pass_version integer not null default 1,
    primary key (entry_id, guest_id)
);
create index ballot_guest_voter_guest on ballot_guest_voter (guest_id);
alter table poll_tally add column guests integer not null default 0;
alter table ballot_result add column guests jsonb;

-- Questions from the floor.
create table assembly_floor (
    id          bigint generated always as identity primary key,
    assembly_id bigint not null references assembly on delete cascade,
    member_id   bigint references member,
    guest_id    bigint references assembly_guest on delete cascade,
    text        text not null constraint assembly_floor_text check (char_length(text) between 1 and 300),
    named       boolean not null,
    state       text not null default 'waiting' constraint assembly_floor_state check (state in ('waiting', 'shown', 'answered', 'refused')),
    votes       integer not null default 0,
    asked_at    timestamptz not null,
    set_by      bigint references member
);
create index assembly_floor_list on assembly_floor (assembly_id, state, votes desc, id);
create index assembly_floor_member on assembly_floor (member_id);

-- Grows with each change of an assembly's floor. A row of its own: who wants a question answered never waits for who holds the
-- assembly, nor he for them.
create table assembly_floor_tally (
    assembly_id bigint primary key references assembly on delete cascade,
    version     bigint not null
);

create table assembly_floor_vote (
    floor_id    bigint not null references assembly_floor on delete cascade,
    -- A person's number, or a guest's below zero.
    voter       bigint not null,
    primary key (floor_id, voter)
);

-- A rehearsal with made-up participants. One node drives it at a time, for as long as its lease runs; any other takes over.
create table assembly_rehearsal (
    assembly_id  bigint primary key references assembly on delete cascade,
    participants integer not null constraint assembly_rehearsal_participants check (participants between 1 and 500),
    -- What they do follows from it, whichever node lets them do it.
    seed         bigint not null,
    begun_at     timestamptz not null,
    driver       text not null default '',
    lease_until  timestamptz
);

-- The texts of assemblies too are searched for the old handle of whoever erased himself.
alter table erasure drop constraint erasure_texts,
    add constraint erasure_texts check (texts in ('comment', 'entry', 'assembly', 'member', 'reason', 'decision', 'audit', 'rest'));

-- +goose StatementBegin
-- As before, and he came into an assembly that is held: who came back as a new person would be counted among those present twice.
create or replace function person_is_bound(person bigint) returns boolean language sql stable as $$
    select exists (select from ballot_voter v join poll on poll.entry_id = v.entry_id where v.person_id = person_is_bound.person and poll.phase <> 'closed')
        or exists (select from assembly_participant p join assembly a on a.id = p.assembly_id
                   where p.person_id = person_is_bound.person and a.phase = 'live')
        or exists (select from member m join exclusion x on x.member_id = m.id
                   where m.person_id = person_is_bound.person and (x.until is null or x.until > now()))
        or exists (select from member m where m.person_id = person_is_bound.person and m.erased_at is null
                   and (m.suspended_at is not null and (m.suspended_until is null or m.suspended_until > now())
                        or not exists (select from identity where identity.member_id = m.id)))
$$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
create or replace function person_is_bound(person bigint) returns boolean language sql stable as $$
    select exists (select from ballot_voter v join poll on poll.entry_id = v.entry_id where v.person_id = person_is_bound.person and poll.phase <> 'closed')
        or exists (select from member m join exclusion x on x.member_id = m.id
                   where m.person_id = person_is_bound.person and (x.until is null or x.until > now()))
        or exists (select from member m where m.person_id = person_is_bound.person and m.erased_at is null
                   and (m.suspended_at is not null and (m.suspended_until is null or m.suspended_until > now())
                        or not exists (select from identity where identity.member_id = m.id)))
$$;
-- +goose StatementEnd
alter table erasure drop constraint erasure_texts;
update erasure set texts = 'member', above = 0 where texts = 'assembly';
alter table erasure add constraint erasure_texts check (texts in ('comment', 'entry', 'member', 'reason', 'decision', 'audit', 'rest'));
alter table assembly drop constraint assembly_current;
drop table assembly_rehearsal, assembly_floor_tally, assembly_floor_vote, assembly_floor, ballot_guest_voter, ballot_guest, assembly_try, assembly_screen, assembly_guest, assembly_slip,
    assembly_participant, assembly_act, assembly_item;
alter table entry drop column held;
alter table poll_tally drop column guests;
alter table ballot_result drop column guests;
update poll set results = 'staff' where results = 'staff_live';
alter table poll drop column assembly_id, drop column rehearsal, drop column guests, drop column settles_at,
    drop constraint poll_results,
    add constraint poll_results check (results in ('live', 'after_vote', 'after_close', 'staff'));
drop table assembly;
