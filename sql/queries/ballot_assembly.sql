-- Polls that an assembly opens, closes and shows, and what can be undone of that.

-- name: BallotAssemblyOpen :exec
-- Opens a poll of an assembly, until a time or until somebody closes it.
update poll set phase = 'open', opened_at = sqlc.arg(at)::timestamptz, closes_at = sqlc.narg(closes_at), version = version + 1
where entry_id = sqlc.arg(id);

-- name: BallotAssemblyUnopen :exec
update poll set phase = 'waiting', opened_at = null, closes_at = null, version = version + 1 where entry_id = $1;

-- name: BallotAssemblyTimes :exec
-- Moves when a poll closes, and when it is counted after that.
update poll set closes_at = sqlc.narg(closes_at), settles_at = sqlc.narg(settles_at), version = version + 1 where entry_id = sqlc.arg(id);

-- name: BallotAssemblyHide :exec
-- Takes results back that were shown. What is told of the poll from now on has a greater version than what was told with them.
with hidden as (
    update poll set results_published_at = null, version = version + 1 where poll.entry_id = sqlc.arg(id) returning entry_id
)
update poll_tally t set version = t.version + 1, turnout_version = t.version + 1 from hidden where t.entry_id = hidden.entry_id;

-- name: BallotAssemblyRaise :exec
-- What an assembly tells of a poll is another from now on.
update poll set version = version + 1 where entry_id = $1;

-- name: BallotRemovable :many
-- Those of some polls of an assembly that may go without a trace: rehearsed ones, and those that never opened.
select p.entry_id
from poll p
join entry e on e.id = p.entry_id and e.state = 'draft'
where p.entry_id = any(sqlc.arg(ids)::bigint[]) and p.assembly_id is not null and (p.rehearsal or p.phase = 'waiting')
order by p.entry_id;

-- name: BallotRemove :exec
-- Ballots have no foreign keys, so that they go first.
with polls as (
    select unnest(sqlc.arg(ids)::bigint[]) as entry_id
), asked as (
    select q.id from poll_question q join polls on polls.entry_id = q.entry_id
), own as (
    delete from ballot b using asked where b.question_id = asked.id
), own_voters as (
    delete from ballot_voter v using polls where v.entry_id = polls.entry_id
), guests as (
    delete from ballot_guest b using asked where b.question_id = asked.id
), secret as (
    delete from ballot_secret v using polls where v.entry_id = polls.entry_id
), pool as (
    delete from ballot_pool c using polls where c.entry_id = polls.entry_id
), took_part as (
    delete from ballot_took_part t using polls where t.entry_id = polls.entry_id
)
delete from ballot_guest_voter v using polls where v.entry_id = polls.entry_id;

-- name: BallotRemoveEntries :exec
delete from entry where id = any(sqlc.arg(ids)::bigint[]);
