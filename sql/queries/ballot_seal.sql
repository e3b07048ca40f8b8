-- Confidential polls on their way to being sealed.

-- name: BallotSealPlan :exec
-- Gives a poll that has become confidential its seal; it keeps the one that it has.
insert into ballot_seal (entry_id, seal) values (sqlc.arg(entry_id), sqlc.arg(seal)) on conflict (entry_id) do nothing;

-- name: BallotSealHold :one
-- Holds the row, whatever its state. It comes after the poll itself where both are held.
select * from ballot_seal where entry_id = $1 for update;

-- name: BallotSealRead :one
select * from ballot_seal where entry_id = $1;

-- name: BallotSealOpen :exec
-- Fixes what is asked. The log's first entry is written in the same transaction, before this.
update ballot_seal
set state = 'open', since = clock_timestamp(), form = sqlc.arg(form), length = sqlc.arg(length), head = sqlc.arg(head),
    key_check = sqlc.arg(key_check)
where entry_id = sqlc.arg(entry_id) and state = 'planned';

-- name: BallotSealUnopen :exec
-- An opening is taken back, as long as nobody has voted. The log begins anew, under another seal.
with emptied as (
    delete from ballot_log where ballot_log.entry_id = sqlc.arg(entry_id)
)
update ballot_seal
set state = 'planned', since = clock_timestamp(), form = '', length = 0, head = null, commitments = 0, key_check = null
where ballot_seal.entry_id = sqlc.arg(entry_id) and state = 'open';

-- name: BallotSealMove :exec
-- From one state into the next, with nothing wrong.
update ballot_seal
set state = sqlc.arg(state), since = clock_timestamp(), problem = '', failures = 0, retry_at = null
where entry_id = sqlc.arg(entry_id);

-- name: BallotSealTallied :exec
update ballot_seal set ballots = sqlc.arg(ballots)::integer, replaced = sqlc.narg(replaced) where entry_id = sqlc.arg(entry_id);

-- name: BallotSealBundled :exec
update ballot_seal set bundle_hash = sqlc.arg(hash), bundle_bytes = sqlc.arg(bytes)::bigint where entry_id = sqlc.arg(entry_id);

-- name: BallotSealFail :exec
-- Why a step failed, and when it is tried again.
update ballot_seal
set problem = sqlc.arg(problem), failures = failures + 1,
    retry_at = clock_timestamp() + sqlc.arg(pause_seconds)::double precision * interval '1 second'
where entry_id = sqlc.arg(entry_id);

-- name: BallotSealDue :many
-- Polls whose sealing goes on now, without those that are being seen to.
select entry_id from ballot_seal
where state in ('closed', 'tallied', 'bundled', 'rewritten') and (retry_at is null or retry_at <= clock_timestamp())
  and entry_id <> all(sqlc.arg(busy)::bigint[])
order by retry_at nulls first, entry_id
limit 100;

-- name: BallotLogPage :many
select * from ballot_log where entry_id = sqlc.arg(entry_id) and number > sqlc.arg(after)::integer order by number limit sqlc.arg(most)::integer;

-- name: BallotSecretAll :many
-- All sheets of a poll, a part at a time in the order of their pseudonyms.
select pseudonym, sealed from ballot_secret
where entry_id = sqlc.arg(entry_id) and pseudonym > sqlc.arg(after)::bytea order by pseudonym limit sqlc.arg(most)::integer;

-- name: BallotSecretCount :one
select count(*) from ballot_secret where entry_id = $1;

-- name: BallotPersons :many
-- All persons that there are, a part at a time: whose pseudonym a sheet has is found by trying them.
select id from person where id > sqlc.arg(after)::bigint order by id limit sqlc.arg(most)::integer;

-- name: BallotTallyFinal :exec
-- How many took part, all told.
update poll_tally
set version = version + 1, turnout_version = turnout_version + 1, voters = sqlc.arg(voters)::integer
where entry_id = sqlc.arg(entry_id);

-- name: BallotBundleDrop :exec
delete from ballot_bundle where entry_id = $1;

-- name: BallotBundlePut :exec
insert into ballot_bundle (entry_id, number, part) values ($1, $2, $3);

-- name: BallotSecretClear :exec
-- Nothing is left of who cast what: sheets and pool go, and which of the sheets counted.
with pool as (
    delete from ballot_pool where ballot_pool.entry_id = sqlc.arg(entry_id)
), counting as (
    update ballot_seal set replaced = null where ballot_seal.entry_id = sqlc.arg(entry_id) and replaced is not null
)
delete from ballot_secret where ballot_secret.entry_id = sqlc.arg(entry_id);

-- name: BallotTookPartPut :exec
-- In the order in which they are given, which is random.
insert into ballot_took_part (entry_id, person_id) select sqlc.arg(entry_id), unnest(sqlc.arg(persons)::bigint[]);

-- name: BallotTookPart :many
select person_id from ballot_took_part where entry_id = $1 order by person_id;

-- name: BallotVoterNames :many
-- The handles of persons by their oldest account that still is; empty where there is none.
select person.id, coalesce((
    select member.handle from member where member.person_id = person.id and member.erased_at is null order by member.id limit 1
), '')::text as handle
from person where person.id = any(sqlc.arg(persons)::bigint[]);
