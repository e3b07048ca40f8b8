-- Ballots on their way into a file. The order is that of what they say and never that of their times.

-- name: BallotExportHead :one
select entry.title,
       (select count(*) from ballot join poll_question on poll_question.id = ballot.question_id where poll_question.entry_id = entry.id)::bigint as ballots
from entry where entry.id = $1;

-- name: BallotExport :many
-- Names are read where they may be shown. Texts that were taken from sight stay for the staff.
select ballot.question_id, ballot.choice, ballot.reason, ballot.cast_at,
       (case when sqlc.arg(named)::boolean and member.erased_at is null then member.handle else '' end)::text as handle,
       (case when sqlc.arg(named)::boolean and member.erased_at is null then member.name else '' end)::text as name,
       (not sqlc.arg(staff)::boolean and exists (
            select from ballot_hidden_text h where h.question_id = ballot.question_id and ballot.choice->>'text' is not null
            and h.text_hash = sha256(convert_to(ballot.choice->>'text', 'UTF8'))))::boolean as hidden_text,
       (not sqlc.arg(staff)::boolean and exists (
            select from ballot_hidden_text h where h.question_id = ballot.question_id and ballot.reason <> ''
            and h.text_hash = sha256(convert_to(ballot.reason, 'UTF8'))))::boolean as hidden_reason
from ballot
join poll_question on poll_question.id = ballot.question_id
join ballot_voter on ballot_voter.entry_id = poll_question.entry_id and ballot_voter.person_id = ballot.person_id
join member on member.id = ballot_voter.member_id
where poll_question.entry_id = sqlc.arg(entry_id)
order by poll_question.position, poll_question.id, ballot.choice, ballot.reason, handle;

-- name: BallotExportOrders :many
-- The different orders of a question with how many people gave each.
select choice, count(*) as people from ballot where question_id = $1 and choice->'none' is null group by choice order by choice;

-- name: BallotAllowLong :exec
-- For the rest of the transaction.
select set_config('statement_timeout', '120s', true), set_config('idle_in_transaction_session_timeout', '120s', true);
