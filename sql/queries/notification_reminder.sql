-- Reminders of polls, written a part at a time.

-- name: NotificationReminderBegin :exec
insert into notification_reminder (entry_id, created_at)
select asked.id, sqlc.arg(now)::timestamptz from (select unnest(sqlc.arg(ids)::bigint[]) as id) asked order by asked.id;

-- name: NotificationReminderOwing :one
-- How many people may vote in a poll and have not.
select count(distinct o.person_id) from notification_owing o where o.entry_id = sqlc.arg(entry_id);

-- name: NotificationReminderTake :one
-- A reminder that is not written to everybody, held until the transaction ends; of two nodes each takes another.
select id, entry_id, above from notification_reminder where not done order by id limit 1 for update skip locked;

-- name: NotificationReminderMembers :many
-- The next people to remind, each at the first of his accounts that want it.
select o.person_id, min(o.member_id)::bigint as member_id
from notification_owing o
where o.entry_id = sqlc.arg(entry_id) and o.person_id > sqlc.arg(above)
    and not exists (select from notification_muted x where x.member_id = o.member_id and x.kind = 'poll_reminder')
group by o.person_id
order by o.person_id
limit sqlc.arg(most)::integer;

-- name: NotificationReminderHold :many
-- Holds those who are told: nobody is erased before his notifications stand, and none is written to who is.
select id from member where id = any(sqlc.arg(ids)::bigint[]) and erased_at is null order by id for share;

-- name: NotificationReminderAdd :many
insert into notification (member_id, kind, reminder_id, entry_id, created_at)
select asked.id, 'poll_reminder', sqlc.arg(reminder_id), sqlc.arg(entry_id)::bigint, sqlc.arg(now)::timestamptz
from (select unnest(sqlc.arg(members)::bigint[]) as id) asked
order by asked.id
on conflict (member_id, reminder_id) do nothing
returning id, member_id;

-- name: NotificationReminderMove :exec
update notification_reminder set above = sqlc.arg(above), done = sqlc.arg(done) where id = sqlc.arg(id);
