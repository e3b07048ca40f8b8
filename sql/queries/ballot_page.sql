-- Ballots and their texts, read page by page.

-- name: BallotNamed :many
-- The ballots of a question with their voters, those first who came last to vote in the poll; who was erased has no name.
select sqlc.embed(ballot), sqlc.embed(member), ballot_voter.first_at,
       exists (select from ballot_hidden_text h where h.question_id = ballot.question_id and ballot.choice->>'text' is not null
            and h.text_hash = sha256(convert_to(ballot.choice->>'text', 'UTF8')))::boolean as hidden_text,
       exists (select from ballot_hidden_text h where h.question_id = ballot.question_id and ballot.reason <> ''
            and h.text_hash = sha256(convert_to(ballot.reason, 'UTF8')))::boolean as hidden_reason
from ballot_voter
join ballot on ballot.question_id = sqlc.arg(question_id) and ballot.person_id = ballot_voter.person_id
join member on member.id = ballot_voter.member_id
where ballot_voter.entry_id = sqlc.arg(entry_id)
  and (ballot_voter.first_at, ballot_voter.person_id) < (sqlc.arg(before)::timestamptz, sqlc.arg(before_person)::bigint)
order by ballot_voter.first_at desc, ballot_voter.person_id desc
limit sqlc.arg(most)::integer;

-- name: BallotNamedCount :one
select count(*) from ballot where question_id = $1;

-- name: BallotTexts :many
-- Different texts of a question with how many people wrote just this, those of most people first, and then in an order
-- that tells nothing of when they were written. Guests are counted apart, and stand in the same list: what nobody finds
-- nobody takes from sight.
with given as (
    select case when sqlc.arg(reasons)::boolean then written.reason else coalesce(written.choice->>'text', '') end::text as text,
           coalesce(case when sqlc.arg(reasons)::boolean then written.choice->>'stance' end, '')::text as stance, written.guest
    from (
        select b.choice, b.reason, false as guest from ballot b where b.question_id = sqlc.arg(question_id)
        union all
        select g.choice, g.reason, true from ballot_guest g where g.question_id = sqlc.arg(question_id)
    ) written
), counted as (
    select given.text, given.stance, count(*) as writers, count(*) filter (where given.guest) as guests,
           sha256(convert_to(given.text, 'UTF8')) as hash
    from given
    where given.text <> ''
    group by given.text, given.stance
)
select counted.text::text as text, counted.stance::text as stance, counted.writers, counted.guests, counted.hash::bytea as hash,
       ballot_hidden_text.reason as hidden_reason, (select count(*) from counted) as total
from counted
left join ballot_hidden_text on ballot_hidden_text.question_id = sqlc.arg(question_id) and ballot_hidden_text.text_hash = counted.hash
where counted.writers < sqlc.arg(writers)::bigint
   or counted.writers = sqlc.arg(writers)::bigint and (counted.hash, counted.stance) > (sqlc.arg(hash)::bytea, sqlc.arg(stance)::text)
order by counted.writers desc, counted.hash, counted.stance
limit sqlc.arg(most)::integer;

-- name: BallotOpenedTexts :many
-- BallotTexts of a sealed poll.
select t.text, t.stance, t.people, t.hash, ballot_hidden_text.reason as hidden_reason, (
    select count(*) from ballot_opened_text a
    where a.entry_id = sqlc.arg(entry_id) and a.question_id = sqlc.arg(question_id) and a.is_reason = sqlc.arg(reasons)::boolean
) as total
from ballot_opened_text t
left join ballot_hidden_text on ballot_hidden_text.question_id = t.question_id and ballot_hidden_text.text_hash = t.hash
where t.entry_id = sqlc.arg(entry_id) and t.question_id = sqlc.arg(question_id) and t.is_reason = sqlc.arg(reasons)::boolean
  and (-t.people, t.hash, t.stance) > (-sqlc.arg(writers)::bigint, sqlc.arg(hash)::bytea, sqlc.arg(stance)::text)
order by -t.people, t.hash, t.stance
limit sqlc.arg(most)::integer;

-- name: BallotTextExists :one
select (exists (
    select from (
        select b.choice, b.reason from ballot b where b.question_id = sqlc.arg(question_id)
        union all
        select g.choice, g.reason from ballot_guest g where g.question_id = sqlc.arg(question_id)
    ) written
    where sha256(convert_to(written.reason, 'UTF8')) = sqlc.arg(hash)::bytea
       or sha256(convert_to(coalesce(written.choice->>'text', ''), 'UTF8')) = sqlc.arg(hash)::bytea
) or exists (
    select from ballot_opened_text o
    where o.entry_id = (select q.entry_id from poll_question q where q.id = sqlc.arg(question_id))
      and o.question_id = sqlc.arg(question_id) and o.hash = sqlc.arg(hash)::bytea
))::boolean;

-- name: BallotTextHide :exec
insert into ballot_hidden_text (question_id, text_hash, reason, hidden_by, hidden_at)
values (sqlc.arg(question_id), sqlc.arg(hash), sqlc.arg(reason), sqlc.arg(hidden_by), sqlc.arg(hidden_at))
on conflict (question_id, text_hash) do update set reason = excluded.reason, hidden_by = excluded.hidden_by, hidden_at = excluded.hidden_at;

-- name: BallotTextShow :execrows
delete from ballot_hidden_text where question_id = sqlc.arg(question_id) and text_hash = sqlc.arg(hash);

-- name: BallotPollOf :one
-- The poll of a question.
select entry_id from poll_question where id = $1;
