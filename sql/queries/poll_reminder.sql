-- name: PollReminded :exec
-- Notes that those who have not voted are reminded. It is no change of the poll: its version stays.
update poll set reminded_at = sqlc.arg(now)::timestamptz where entry_id = sqlc.arg(entry_id);

-- name: PollRemindingHold :one
-- Holds a poll's piazza, so that reminders of several polls of it are counted one after the other.
select s.id from space s join entry e on e.space_id = s.id where e.id = sqlc.arg(entry_id) for no key update of s;

-- name: PollRemindingCount :one
-- How many polls of a piazza people were reminded of within a day.
select count(*) from poll p join entry e on e.id = p.entry_id
where e.space_id = sqlc.arg(space_id) and p.reminded_at > sqlc.arg(now)::timestamptz - interval '1 day';

-- name: PollRemindDue :many
-- Polls of at least two days that close within one, of which nobody was reminded for a day, noted as reminded now. Those that
-- somebody casts in at this very moment are left for the next look.
update poll set reminded_at = now()
from (
    select p.entry_id
    from poll p
    join entry e on e.id = p.entry_id
    where p.phase = 'open' and p.closes_at > now() and p.closes_at <= now() + interval '1 day'
      and p.closes_at - p.opened_at >= interval '2 days' and (p.reminded_at is null or p.reminded_at <= now() - interval '1 day')
      and e.state = 'published' and p.assembly_id is null
    order by p.entry_id
    for update of p skip locked
) due
where poll.entry_id = due.entry_id
returning poll.entry_id;
