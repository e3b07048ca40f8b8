-- name: PasskeyAdd :one
-- No row comes back where the key is registered already, be it another's.
insert into passkey (member_id, credential_id, user_handle, credential, name, created_at)
values (sqlc.arg(member_id), sqlc.arg(credential_id), sqlc.arg(user_handle), sqlc.arg(credential), sqlc.arg(name), now())
on conflict (credential_id) do nothing
returning *;

-- name: PasskeyList :many
select * from passkey where member_id = $1 order by id;

-- name: PasskeyHold :one
-- A key that answers, held: of two answers with the same counter one is an echo.
select * from passkey where credential_id = $1 for update;

-- name: PasskeyMemberHold :exec
-- Whoever adds a key or takes one away waits for who does the same to the same member.
select from member where id = $1 for no key update;

-- name: PasskeyUse :exec
update passkey set credential = sqlc.arg(credential), used_at = now() where id = sqlc.arg(id);

-- name: PasskeyRename :execrows
update passkey set name = sqlc.arg(name) where id = sqlc.arg(id) and member_id = sqlc.arg(member_id);

-- name: PasskeyRemove :execrows
delete from passkey where id = sqlc.arg(id) and member_id = sqlc.arg(member_id);

-- name: PasskeyErase :exec
delete from passkey where member_id = $1;

-- name: PasskeyCeremonyBegin :exec
insert into passkey_ceremony (challenge_hash, browser_hash, purpose, session_id, state, expires_at)
values (sqlc.arg(challenge_hash), sqlc.arg(browser_hash), sqlc.arg(purpose), sqlc.narg(session_id), sqlc.arg(state), now() + interval '5 minutes');

-- name: PasskeyCeremonyTake :one
-- Single use: the row is marked in the statement that finds it. The session must be the one that began.
update passkey_ceremony set used_at = now()
where challenge_hash = sqlc.arg(challenge_hash) and browser_hash = sqlc.arg(browser_hash) and purpose = sqlc.arg(purpose)
  and session_id is not distinct from sqlc.narg(session_id)::bigint and used_at is null and expires_at > now()
returning state;

-- name: PasskeyCeremonyForget :exec
delete from passkey_ceremony where passkey_ceremony.challenge_hash in (
    select old.challenge_hash from passkey_ceremony old where old.expires_at < now() limit 100 for update skip locked
);
