-- What becomes of ballots when one person turns out to be another.

-- name: BallotTurns :exec
-- Whoever casts lets nobody unite his person with another before he has committed. Persons share few turns, so that a batch of
-- many voters takes few.
select pg_advisory_xact_lock_shared(5, asked.turn)
from (select unnest(sqlc.arg(turns)::integer[]) as turn) asked;

-- name: BallotTurn :exec
-- Whoever unites a person with another waits for those of his turn who cast, and they for him.
select pg_advisory_xact_lock(5, sqlc.arg(turn)::integer);

-- name: BallotUnited :many
-- Those of some persons who have turned out to be others, and those of some members who are no more.
select person.id as number, false as is_member from person
where person.id = any(sqlc.arg(persons)::bigint[]) and person.united_into is not null
union all
select member.id, true from member where member.id = any(sqlc.arg(members)::bigint[]) and member.erased_at is not null;

-- name: BallotUnitePolls :many
-- The polls that have not been counted in which a person has voted, or may vote by name.
select poll.entry_id from poll
where poll.phase <> 'closed'
  and (exists (select from ballot_voter v where v.entry_id = poll.entry_id and v.person_id = sqlc.arg(person_id)::bigint)
    or exists (select from poll_elector l where l.entry_id = poll.entry_id and l.person_id = sqlc.arg(person_id)::bigint))
order by poll.entry_id;

-- name: BallotUniteTwice :many
-- Where both have voted one of them has a ballot too many.
delete from ballot_voter v
using ballot_voter kept
where v.entry_id = any(sqlc.arg(polls)::bigint[]) and v.person_id = sqlc.arg(from_id)::bigint
  and kept.entry_id = v.entry_id and kept.person_id = sqlc.arg(into_id)::bigint
returning v.entry_id;

-- name: BallotUniteDrop :exec
delete from ballot using poll_question q
where q.entry_id = any(sqlc.arg(polls)::bigint[]) and ballot.question_id = q.id and ballot.person_id = sqlc.arg(from_id)::bigint;

-- name: BallotUniteVoters :many
update ballot_voter v set person_id = sqlc.arg(into_id)
where v.entry_id = any(sqlc.arg(polls)::bigint[]) and v.person_id = sqlc.arg(from_id)::bigint
returning v.entry_id;

-- name: BallotUniteMove :exec
update ballot set person_id = sqlc.arg(into_id)
from poll_question q
where q.entry_id = any(sqlc.arg(polls)::bigint[]) and ballot.question_id = q.id and ballot.person_id = sqlc.arg(from_id)::bigint;

-- name: BallotMerge :exec
-- What an account cast was cast by the account that it is now part of.
update ballot_voter set member_id = sqlc.arg(into_id)
from person
where (person.id = sqlc.arg(person_id)::bigint or person.united_into = sqlc.arg(person_id)::bigint)
  and ballot_voter.person_id = person.id and ballot_voter.member_id = sqlc.arg(from_id);
