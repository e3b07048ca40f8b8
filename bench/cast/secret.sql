-- The confidential cast as internal/ballot writes it, one ballot a transaction, each statement of the program for itself and in its order:
-- the turn and the row of the poll, held for share; the turn of the person; the seal; the signing key; the poll as the rules ask for it,
-- with the clock; who the voter is and was; the end of the chain, which stands for sheets and pool; his sheet; what waits in the pool; the
-- whole sheet anew. As long as fewer than ten wait, one cast more waits. When there are ten, all leave the pool, five come back under new
-- numbers, five go into the log, the chain has a new end, and the turnout grows. What is encrypted, hashed and signed comes from the client
-- as long as in the program, and says nothing: pgbench has no key. Where the program sends arrays for all who vote together, one is named.
\set poll random(:first, :last)
\set person :people + :client_id * :share + random(0, :share - 1)
\set waiting 0
begin;
select entry_id from poll
where entry_id = :poll and pg_try_advisory_xact_lock_shared(4, ((:poll)::bigint % 2147483647)::integer) for share skip locked;
select pg_advisory_xact_lock_shared(5, ((:person)::bigint % 64)::integer);
select entry_id, seal, state, key_check from ballot_seal where entry_id = :poll;
select id from signing_key where until_at is null;
select poll.phase, poll.closes_at, poll.electorate, poll.version, space.visibility, entry.state, entry.author_id, clock_timestamp(),
       poll_tally.voters, poll_tally.turnout_version, ballot_seal.state
from poll
join poll_tally on poll_tally.entry_id = poll.entry_id
join entry on entry.id = poll.entry_id
join space on space.id = entry.space_id
join ballot_seal on ballot_seal.entry_id = poll.entry_id
where poll.entry_id = :poll;
select id, 'united', 0 from person where id = :person and united_into is not null
union all select id, 'erased', 0 from member where id = :person and erased_at is not null
union all select from_person, 'was', into_person from ballot_united where into_person = :person;
select entry_id, seal, length, head, commitments from ballot_seal where entry_id = :poll and state = 'open' for update \gset
select pseudonym, sealed, keys from ballot_secret where entry_id = :poll and pseudonym = sha256((:person)::bigint::text::bytea);
select id, sealed, row_number() over (order by id) as waiting from ballot_pool where entry_id = :poll order by id \aset
insert into ballot_secret (entry_id, pseudonym, sealed, keys)
values (:poll, sha256((:person)::bigint::text::bytea), :sheet, array[sha256((:person)::bigint::text::bytea)])
on conflict (entry_id, pseudonym) do update set sealed = excluded.sealed, keys = (excluded.keys || ballot_secret.keys)[1:10];
\if :waiting < 9
insert into ballot_pool (id, entry_id, sealed) values (uuid_send(gen_random_uuid()), :poll, :cast);
\else
delete from ballot_pool where entry_id = :poll;
insert into ballot_pool (id, entry_id, sealed)
select uuid_send(gen_random_uuid()), :poll, :cast from generate_series(1, 5);
insert into ballot_log (entry_id, number, kind, body, commitments, head, signature, key_id)
values (:poll, :length, 'batch', :batch, 5, :hash, :signature, '0123456789abcdef');
update ballot_seal set length = length + 1, head = :hash, commitments = commitments + 5 where entry_id = :poll;
update poll_tally set version = version + 1, voters = voters + 5, turnout_version = turnout_version + 1 where entry_id = :poll
returning entry_id, version, voters, turnout_version, guests;
\endif
commit;
