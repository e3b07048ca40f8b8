-- The steps of a sealing, what was lost, and what comes back from a public bundle.

-- name: BallotSealTry :one
-- Holds the row, if nobody else is at it: a node that goes on with a sealing keeps no other waiting.
select * from ballot_seal where entry_id = $1 for update skip locked;

-- name: BallotSealAnew :exec
-- A poll whose opening was taken back has shown the beginning of a log: what it opens with next is another one.
update ballot_seal set seal = sqlc.arg(seal) where entry_id = sqlc.arg(entry_id) and state = 'planned';

-- name: BallotSealWaiting :many
-- All polls whose key has to be here.
select entry_id, seal, state, key_check, bundle_hash from ballot_seal where state in ('open', 'closed', 'tallied', 'bundled', 'rewritten') order by entry_id;

-- name: BallotSealTitle :one
select title from entry where id = $1;

-- name: BallotSealRaise :exec
-- What is told of the poll is another from now on.
update poll set version = version + 1 where entry_id = $1;

-- name: BallotSealTake :exec
-- A poll that was sealed before these data were put back: what its bundle says holds.
update ballot_seal
set state = 'sealed', since = clock_timestamp(), form = sqlc.arg(form), length = sqlc.arg(length), head = sqlc.arg(head),
    commitments = sqlc.arg(commitments), ballots = sqlc.arg(ballots)::integer, bundle_hash = sqlc.arg(hash), bundle_bytes = sqlc.arg(bytes)::bigint,
    problem = '', failures = 0, retry_at = null, replaced = null
where entry_id = sqlc.arg(entry_id);

-- name: BallotSealEmpty :exec
-- Takes everything away that a sealing, or the poll itself, has written so far, but for the seal.
with logged as (
    delete from ballot_log l where l.entry_id = sqlc.arg(entry_id)::bigint
), bundled as (
    delete from ballot_bundle b where b.entry_id = sqlc.arg(entry_id)::bigint
), opened as (
    delete from ballot_opened o where o.entry_id = sqlc.arg(entry_id)::bigint
), written as (
    delete from ballot_opened_text o where o.entry_id = sqlc.arg(entry_id)::bigint
), waiting as (
    delete from ballot_pool w where w.entry_id = sqlc.arg(entry_id)::bigint
), cast_before as (
    delete from ballot_secret v where v.entry_id = sqlc.arg(entry_id)::bigint
)
delete from ballot_took_part t where t.entry_id = sqlc.arg(entry_id)::bigint;

-- name: BallotSealLose :exec
-- Nothing is left of what a poll came to that is lost: neither results, nor a bundle that was not verified, nor who took part. The log stays.
with bundled as (
    delete from ballot_bundle b where b.entry_id = sqlc.arg(entry_id)::bigint
), took_part as (
    delete from ballot_took_part t where t.entry_id = sqlc.arg(entry_id)::bigint
), counted as (
    delete from ballot_result r using poll_question q where q.id = r.question_id and q.entry_id = sqlc.arg(entry_id)::bigint
)
update ballot_seal set ballots = null, bundle_hash = null, bundle_bytes = null where ballot_seal.entry_id = sqlc.arg(entry_id)::bigint;

-- name: BallotHandlePersons :many
-- Whose handles these are.
select distinct person_id from member where handle = any(sqlc.arg(handles)::text[]) and erased_at is null;

-- name: BallotBundleParts :many
-- One part of a bundle, none where it has ended.
select part from ballot_bundle where entry_id = sqlc.arg(entry_id) and number = sqlc.arg(number);

-- name: BallotSealEnded :many
-- Polls that no key is needed for any more, a part at a time.
select * from ballot_seal
where state in ('sealed', 'lost') and entry_id > sqlc.arg(after)::bigint
order by entry_id
limit sqlc.arg(most)::integer;
