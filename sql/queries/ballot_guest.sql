-- Ballots of guests of an assembly. They stand apart from all others, and are cast under the same locks.

-- name: BallotGuestsHold :many
-- The guests who are still let in. Whoever sends one of them away waits, and then finds what he has voted. It comes before the polls are
-- held, as sending away begins with the guest as well.
select id, assembly_id, pass_version from assembly_guest where id = any(sqlc.arg(ids)::bigint[]) and ended_at is null order by id for share;

-- name: BallotGuestVoterHold :many
-- Gives each guest his sheet, and holds the sheet of who has one already. What comes back are the new ones.
insert into ballot_guest_voter (entry_id, guest_id, first_at, pass_version)
select asked.entry_id, asked.guest_id, sqlc.arg(now), asked.pass_version
from (
    select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(guests)::bigint[]) as guest_id,
           unnest(sqlc.arg(passes)::integer[]) as pass_version
) asked
order by asked.entry_id, asked.guest_id
on conflict (entry_id, guest_id) do update set first_at = ballot_guest_voter.first_at where false
returning entry_id, guest_id;

-- name: BallotGuestKeys :many
-- The keys of what guests have asked for before, and with which pass they voted.
select v.entry_id, v.guest_id, v.keys, v.pass_version
from (select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(guests)::bigint[]) as guest_id) asked
join ballot_guest_voter v on v.entry_id = asked.entry_id and v.guest_id = asked.guest_id;

-- name: BallotGuestKeysPut :exec
-- Remembers the last ten.
update ballot_guest_voter v
set keys = (array_prepend(asked.key, v.keys))[1:10]
from (
    select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(guests)::bigint[]) as guest_id, unnest(sqlc.arg(keys)::bytea[]) as key
) asked
where v.entry_id = asked.entry_id and v.guest_id = asked.guest_id;

-- name: BallotGuestVoterDrop :exec
-- Takes the sheets back of those whose vote was refused.
delete from ballot_guest_voter v
using (select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(guests)::bigint[]) as guest_id) asked
where v.entry_id = asked.entry_id and v.guest_id = asked.guest_id;

-- name: BallotGuestOf :many
-- The ballots of pairs of question and guest.
select b.question_id, b.guest_id, b.choice, b.reason, b.version, b.cast_at
from (select unnest(sqlc.arg(questions)::bigint[]) as question_id, unnest(sqlc.arg(guests)::bigint[]) as guest_id) asked
join ballot_guest b on b.question_id = asked.question_id and b.guest_id = asked.guest_id;

-- name: BallotGuestPut :exec
insert into ballot_guest (question_id, guest_id, choice, reason, cast_at)
select asked.question_id, asked.guest_id, asked.choice::jsonb, asked.reason, sqlc.arg(now)
from (
    select unnest(sqlc.arg(questions)::bigint[]) as question_id, unnest(sqlc.arg(guests)::bigint[]) as guest_id,
           unnest(sqlc.arg(choices)::text[]) as choice, unnest(sqlc.arg(reasons)::text[]) as reason
) asked
order by asked.question_id, asked.guest_id
on conflict (question_id, guest_id) do update
set choice = excluded.choice, reason = excluded.reason, version = ballot_guest.version + 1, cast_at = excluded.cast_at;

-- name: BallotGuestDrop :exec
delete from ballot_guest b
using (select unnest(sqlc.arg(questions)::bigint[]) as question_id, unnest(sqlc.arg(guests)::bigint[]) as guest_id) asked
where b.question_id = asked.question_id and b.guest_id = asked.guest_id;

-- name: BallotGuestTallyRaise :many
-- As BallotTallyRaise, for guests: nothing of it touches how many voted of those who count.
with held as (
    select entry_id from poll_tally where entry_id = any(sqlc.arg(polls)::bigint[]) order by entry_id for update
)
update poll_tally
set version = poll_tally.version + 1, guests = poll_tally.guests + asked.fresh,
    turnout_version = poll_tally.turnout_version + least(abs(asked.fresh), 1)
from (select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(fresh)::integer[]) as fresh) asked
join held on held.entry_id = asked.entry_id
where poll_tally.entry_id = asked.entry_id
returning poll_tally.entry_id, poll_tally.version, poll_tally.voters, poll_tally.turnout_version, poll_tally.guests;

-- name: BallotGuestOwn :many
-- All ballots of one guest in some polls that were cast with the pass that is shown.
select q.entry_id, b.question_id, b.choice, b.reason, b.version, b.cast_at
from poll_question q
join ballot_guest b on b.question_id = q.id and b.guest_id = sqlc.arg(guest_id)::bigint
join ballot_guest_voter v on v.entry_id = q.entry_id and v.guest_id = b.guest_id and v.pass_version = sqlc.arg(pass_version)::integer
where q.entry_id = any(sqlc.arg(ids)::bigint[])
order by q.entry_id, q.position, q.id;

-- name: BallotGuestCounts :many
-- As BallotCounts, of guests.
select given.question_id, (case when hidden.text_hash is null then given.choice else given.choice - 'text' end)::jsonb as choice, given.people
from (
    select b.question_id, b.choice, count(*) as people
    from ballot_guest b
    where b.question_id = any(sqlc.arg(questions)::bigint[])
    group by b.question_id, b.choice
) given
left join ballot_hidden_text hidden
    on hidden.question_id = given.question_id and hidden.text_hash = sha256(convert_to(given.choice->>'text', 'UTF8'));

-- name: BallotGuestVoterCount :one
select count(*) from ballot_guest_voter where entry_id = $1;

-- name: BallotGuestPolls :many
-- The polls that have not been counted in which a guest has voted.
select p.entry_id
from ballot_guest_voter v
join poll p on p.entry_id = v.entry_id and p.phase <> 'closed'
where v.guest_id = sqlc.arg(guest_id)::bigint
order by p.entry_id;

-- name: BallotGuestLeave :exec
-- What a guest voted goes with him.
with left_polls as (
    delete from ballot_guest_voter v where v.guest_id = sqlc.arg(guest_id)::bigint and v.entry_id = any(sqlc.arg(polls)::bigint[])
)
delete from ballot_guest b
using poll_question q
where q.entry_id = any(sqlc.arg(polls)::bigint[]) and b.question_id = q.id and b.guest_id = sqlc.arg(guest_id)::bigint;

-- name: BallotGuestExport :many
-- As BallotExport, of guests, whose names are nobody's affair.
select b.question_id, b.choice, b.reason,
       (not sqlc.arg(staff)::boolean and exists (
            select from ballot_hidden_text h where h.question_id = b.question_id and b.choice->>'text' is not null
            and h.text_hash = sha256(convert_to(b.choice->>'text', 'UTF8'))))::boolean as hidden_text,
       (not sqlc.arg(staff)::boolean and exists (
            select from ballot_hidden_text h where h.question_id = b.question_id and b.reason <> ''
            and h.text_hash = sha256(convert_to(b.reason, 'UTF8'))))::boolean as hidden_reason
from ballot_guest b
join poll_question q on q.id = b.question_id
where q.entry_id = sqlc.arg(entry_id)
order by q.position, q.id, b.choice, b.reason;

-- name: BallotGuestExportOrders :many
select choice, count(*) as people from ballot_guest where question_id = $1 and choice->'none' is null group by choice order by choice;

-- name: BallotGuestExportCount :one
select count(*) from ballot_guest b join poll_question q on q.id = b.question_id where q.entry_id = $1;
