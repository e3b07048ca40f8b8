-- Only the database's clock says when a mail is due: its senders are on several nodes.

-- name: MailAdd :exec
insert into mail (address, template, language, content, created_at, due_at, expires_at)
values (sqlc.arg(address), sqlc.arg(template), sqlc.arg(language), sqlc.arg(content), now(), now(), now() + sqlc.arg(life)::interval);

-- name: MailTake :one
-- Takes the mail that has waited longest for itself for a while: no other sender sees it meanwhile.
update mail set due_at = now() + sqlc.arg(lease)::interval, attempts = attempts + 1
where id = (select m.id from mail m where m.due_at <= now() and m.expires_at > now() order by m.due_at, m.id limit 1 for update skip locked)
returning *;

-- name: MailGone :exec
delete from mail where id = $1;

-- name: MailLater :exec
-- Tries a mail again after a pause, unless somebody else has taken it since.
update mail set due_at = now() + sqlc.arg(pause)::interval, failure = sqlc.arg(failure)
where id = sqlc.arg(id) and attempts = sqlc.arg(attempts);

-- name: MailForget :execrows
delete from mail where expires_at <= now();

-- name: MailWaiting :many
select * from mail where expires_at > now() order by id desc limit sqlc.arg(most)::integer;

-- name: MailErase :exec
delete from mail where lower(address) = any(sqlc.arg(addresses)::text[]);
