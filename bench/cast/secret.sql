-- The confidential cast as internal/ballot writes it, one ballot a transaction: the poll held for share and the clock read after it, the
-- turn of the person, the end of the chain, the sheet, what waits in the pool, the whole sheet anew, the new commitment; when ten wait,
-- five go into the log. What is encrypted is as long here and says nothing: pgbench has no key.
\set poll random(:first, :last)
\set person :people + :client_id * :share + random(0, :share - 1)
\set key random(1, 1000000000000000)
begin;
select pg_advisory_xact_lock_shared(4, ((:poll)::bigint % 2147483647)::integer);
select phase, closes_at, clock_timestamp() from poll where entry_id = :poll for share;
select pg_advisory_xact_lock_shared(5, ((:person)::bigint % 64)::integer);
select length, commitments from ballot_seal where entry_id = :poll and state = 'open' for update \gset
select sealed, keys from ballot_secret where entry_id = :poll and pseudonym = sha256((:person)::bigint::text::bytea);
select count(sealed) as waiting from ballot_pool where entry_id = :poll \gset
insert into ballot_secret (entry_id, pseudonym, sealed, keys)
values (:poll, sha256((:person)::bigint::text::bytea), decode(repeat(md5((:key)::bigint::text), 131), 'hex'), array[sha256((:key)::bigint::text::bytea)])
on conflict (entry_id, pseudonym) do update set sealed = excluded.sealed, keys = (excluded.keys || ballot_secret.keys)[1:10];
insert into ballot_pool (id, entry_id, sealed)
values (substr(sha256((:key)::bigint::text::bytea), 1, 16), :poll, decode(repeat(md5((:key)::bigint::text), 10), 'hex'));
\if :waiting >= 9
with going as (
    delete from ballot_pool where id in (select id from ballot_pool where entry_id = :poll order by id limit 5) returning id
)
insert into ballot_log (entry_id, number, kind, body, commitments, head, signature, key_id)
select :poll, :length, 'batch', string_agg((:poll)::bigint || ' ' || encode(sha256(id), 'hex') || E'\n', '' order by id), count(*),
       sha256((:key)::bigint::text::bytea), decode(repeat(md5((:key)::bigint::text), 4), 'hex'), '0123456789abcdef' from going;
update ballot_seal set length = length + 1, head = sha256((:key)::bigint::text::bytea), commitments = commitments + 5 where entry_id = :poll;
update poll_tally set version = version + 1, voters = voters + 1, turnout_version = turnout_version + 1 where entry_id = :poll;
\endif
commit;
