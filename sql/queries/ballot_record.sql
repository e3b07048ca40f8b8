-- What is public, or for operators, of confidential polls. Nothing here reads what somebody cast.

-- name: BallotRecordRead :many
select entry_id, seal, state, length, head, commitments, ballots, bundle_hash, bundle_bytes
from ballot_seal where entry_id = any(sqlc.arg(ids)::bigint[]) order by entry_id;

-- name: BallotRecordLog :many
-- Part of a log, without the bodies.
select l.number, l.kind, l.commitments, l.head, l.signature, l.key_id,
       (select s.length from ballot_seal s where s.entry_id = l.entry_id)::integer as total
from ballot_log l
where l.entry_id = sqlc.arg(entry_id) and l.number > sqlc.arg(after)::integer
order by l.number
limit sqlc.arg(most)::integer;

-- name: BallotRecordUnderWay :many
-- Polls whose keys have to be there.
select entry_id, seal, state from ballot_seal where state in ('open', 'closed', 'tallied', 'bundled', 'rewritten') order by entry_id;

-- name: BallotRecordSealings :many
-- Those first that wait for an operator: where something went wrong, and those of which the caller knows that their keys are not there.
select l.*
from (
    select s.entry_id, s.seal, s.state, s.since, s.problem, (s.problem <> '' or s.entry_id = any(sqlc.arg(keyless)::bigint[]))::boolean as waits,
           count(*) over () as total
    from ballot_seal s
) l
where sqlc.narg(after_waits)::boolean is null or (l.waits, l.entry_id) < (sqlc.narg(after_waits)::boolean, sqlc.arg(after_id)::bigint)
order by l.waits desc, l.entry_id desc
limit sqlc.arg(most)::integer;
