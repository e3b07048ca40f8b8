-- Votes that come from elsewhere, with the times at which they were cast.

-- name: BallotVoterImport :exec
insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at)
select sqlc.arg(entry_id), asked.person_id, asked.member_id, asked.assurance, asked.cast_at, asked.cast_at
from (
    select unnest(sqlc.arg(persons)::bigint[]) as person_id, unnest(sqlc.arg(members)::bigint[]) as member_id,
           unnest(sqlc.arg(assurances)::text[]) as assurance, unnest(sqlc.arg(times)::timestamptz[]) as cast_at
) asked
order by asked.person_id;

-- name: BallotImport :exec
insert into ballot (question_id, person_id, choice, reason, cast_at)
select asked.question_id, asked.person_id, asked.choice::jsonb, asked.reason, asked.cast_at
from (
    select unnest(sqlc.arg(questions)::bigint[]) as question_id, unnest(sqlc.arg(persons)::bigint[]) as person_id,
           unnest(sqlc.arg(choices)::text[]) as choice, unnest(sqlc.arg(reasons)::text[]) as reason,
           unnest(sqlc.arg(times)::timestamptz[]) as cast_at
) asked
order by asked.question_id, asked.person_id;
