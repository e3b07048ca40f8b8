-- +goose Up
-- confidential: who voted is known, what he voted is not. Nothing that would name a voter may be shown of such a poll, and nothing of
-- what it comes to before it is closed.
alter table poll
    add column confidential boolean not null default false,
    add constraint poll_confidential check (
        not confidential or results in ('after_close', 'staff') and not by_assurance and not voters_shown and not options_open and guests = 'none'
    );

-- How far a confidential poll has come on its way from named voters to a public bundle that nobody can trace. Who casts holds this row,
-- and with it the end of the log's chain and all sheets of the poll; each step of the sealing holds it as well.
create table ballot_seal (
    entry_id      bigint primary key references poll on delete cascade,
    -- Random: it names the key's file, and stands in every hash.
    seal          bytea not null unique constraint ballot_seal_length check (octet_length(seal) = 16),
    -- Derived from the key: it tells whether a file holds it. Null before there is one.
    key_check     bytea constraint ballot_seal_key_check check (octet_length(key_check) = 16),
    state         text not null default 'planned'
                  constraint ballot_seal_state check (state in ('planned', 'open', 'closed', 'tallied', 'bundled', 'rewritten', 'sealed', 'lost')),
    -- Since when it is in this state.
    since         timestamptz not null default clock_timestamp(),
    -- What is asked, and by which rules it is counted, as a text that never changes once the poll is open.
    form          text not null default '',
    -- How many entries the log has, the hash of the last one, and how many commitments are in them.
    length        integer not null default 0,
    head          bytea constraint ballot_seal_head check (octet_length(head) = 32),
    commitments   integer not null default 0,
    -- How many ballots counted, once they are counted.
    ballots       integer,
    -- The bundle's SHA-256 and its size, once it is written.
    bundle_hash   bytea constraint ballot_seal_bundle check (octet_length(bundle_hash) = 32),
    bundle_bytes  bigint,
    -- Why the present state could not be left, by its code; empty where nothing is wrong. How often that was tried, and when it is tried
    -- again.
    problem       text not null default '',
    failures      integer not null default 0,
    retry_at      timestamptz,
    constraint ballot_seal_opened check (state in ('planned', 'lost') or head is not null and length > 0 and form <> '')
);
create index ballot_seal_under_way on ballot_seal (retry_at nulls first, entry_id) where state in ('closed', 'tallied', 'bundled', 'rewritten');
create index ballot_seal_state on ballot_seal (state);

-- All ballots of one person in a confidential poll, encrypted. Who he is only the poll's key tells: no number of a person, member or
-- session, no address and no clear key stands here, and no time. No foreign keys: the checks would lock rows of others for each vote.
create table ballot_secret (
    entry_id  bigint not null,
    pseudonym bytea not null,
    sealed    bytea not null,
    -- The last keys of his requests with what came under them, hashed under the poll's key: what is repeated is answered and not cast
    -- again.
    keys      bytea[] not null default '{}',
    primary key (entry_id, pseudonym)
) with (fillfactor = 70);
-- What is encrypted does not get smaller.
alter table ballot_secret alter column sealed set storage external;

-- Commitments that were promised to voters and are not in the log yet, encrypted, one row a cast.
create table ballot_pool (
    id       bytea primary key,
    entry_id bigint not null,
    sealed   bytea not null
);
create index ballot_pool_poll on ballot_pool (entry_id);

-- The public log: each entry is chained to the one before it, and signed. No times.
create table ballot_log (
    entry_id    bigint not null references ballot_seal on delete cascade,
    number      integer not null,
    kind        text not null constraint ballot_log_kind check (kind in ('open', 'batch', 'close')),
    body        text not null,
    commitments integer not null,
    head        bytea not null,
    signature   bytea not null,
    key_id      text not null,
    primary key (entry_id, number)
);

-- The public bundle of a poll that is sealed, or will be, in parts of whole lines.
create table ballot_bundle (
    entry_id bigint not null references ballot_seal on delete cascade,
    number   integer not null,
    part     bytea not null,
    primary key (entry_id, number)
);

-- Who took part in a poll that is sealed, written in random order in one go.
create table ballot_took_part (
    entry_id  bigint not null,
    person_id bigint not null,
    primary key (entry_id, person_id)
);
create index ballot_took_part_person on ballot_took_part (person_id);

-- Persons who turned out to be others while a confidential poll was not sealed: what they cast stays where it is, and is found by this.
create table ballot_united (
    from_person bigint primary key,
    into_person bigint not null
);
create index ballot_united_into on ballot_united (into_person);

-- The keys with which the installation has signed logs, receipts and bundles. One is in use.
create table signing_key (
    id       text primary key constraint signing_key_id check (id ~ '^[0-9a-f]{16}$'),
    public   bytea not null unique constraint signing_key_public check (octet_length(public) = 32),
    from_at  timestamptz not null,
    until_at timestamptz,
    constraint signing_key_times check (until_at is null or from_at <= until_at)
);
create unique index signing_key_in_use on signing_key ((until_at is null)) where until_at is null;

-- +goose StatementBegin
-- As before, and somebody may have voted where nobody knows who has: while a confidential poll is open everybody is known again.
create or replace function person_is_bound(person bigint) returns boolean language sql stable as $$
    select exists (select from ballot_seal where state in ('open', 'closed'))
        or exists (select from ballot_voter v join poll on poll.entry_id = v.entry_id where v.person_id = person_is_bound.person and poll.phase <> 'closed')
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
-- That nothing is lost by this has been seen to on the way down from 00025.
-- +goose StatementBegin
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
drop table signing_key, ballot_united, ballot_took_part, ballot_bundle, ballot_log, ballot_pool, ballot_secret, ballot_seal;
alter table poll drop constraint poll_confidential, drop column confidential;
