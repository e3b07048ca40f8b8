-- name: SessionViewers :many
-- Everything that requests have to know about who is asking, in one statement: by the token that they brought, by the one
-- before it for as long as that is good, or by the session that a connection was opened in. Whoever was suspended or erased
-- is nobody. All moments are those of the database's clock, and leave it as ages.
select session.id, session.token_hash, session.previous_hash, session.member_id, session.kind, session.scopes,
       session.rotate, (session.passkey_at is not null)::boolean as with_passkey,
       coalesce(session.previous_until > now(), false)::boolean as previous_good,
       coalesce(session.previous_until > now() + interval '30 seconds', false)::boolean as lingers,
       coalesce(session.previous_until > now() + interval '30 seconds' and session.rotated_at < now() - interval '3 minutes', false)::boolean as lost,
       (session.seen_at < grain.begun or session.kind = 'token' and session.seen_at = session.created_at)::boolean as stale,
       grain.begun as grain_begun, extract(epoch from grain.begun + grain.length - now())::float8 as grain_left,
       coalesce(extract(epoch from now() - session.proved_at), -1)::float8 as proved_age,
       coalesce(session.proved_at < session.rotated_at, false)::boolean as proved_before,
       coalesce(session.passkey_at < session.rotated_at, false)::boolean as passkey_before,
       extract(epoch from session.expires_at - now())::float8 as life_left,
       member.administrator, member.person_id, member.assurance,
       coalesce(held.spaces, '{}')::bigint[] as spaces, coalesce(held.roles, '{}')::text[] as roles,
       coalesce((
           select array_agg(exclusion.space_id) from exclusion join member of on of.id = exclusion.member_id
           where of.person_id = member.person_id and (exclusion.until is null or exclusion.until > now())
       ), '{}')::bigint[] as excluded
from session
join member on member.id = session.member_id
cross join (
    select length, date_bin(length, now(), 'epoch')::timestamptz as begun
    from (select make_interval(secs => sqlc.arg(grain)::float8) as length) given
) grain
left join lateral (
    select array_agg(membership.space_id) as spaces, array_agg(membership.role) as roles from membership where membership.member_id = session.member_id
) held on true
where (session.token_hash = any(sqlc.arg(token_hashes)::bytea[])
       or session.previous_hash = any(sqlc.arg(token_hashes)::bytea[]) and session.previous_until > now()
       or session.id = any(sqlc.arg(ids)::bigint[]))
  and session.revoked_at is null and session.expires_at > now()
  and (session.kind = 'token' or session.seen_at > now() - make_interval(secs => sqlc.arg(idle)::float8))
  and member.erased_at is null and (member.suspended_at is null or member.suspended_until <= now());

-- name: SessionOpen :one
insert into session (member_id, token_hash, provider, user_agent, created_at, seen_at, proved_at, passkey_at, expires_at)
values (sqlc.arg(member_id), sqlc.arg(token_hash), sqlc.arg(provider), sqlc.arg(user_agent), now(), now(), now(),
        case when sqlc.arg(with_passkey)::boolean then now() end, now() + make_interval(secs => sqlc.arg(life)::float8))
returning *;

-- name: SessionTokenAdd :one
-- A token may do no more than the session in which it is made: where that one never saw a passkey, the token has not either. It is its
-- provider's: who loses the login that let him make it loses the token.
insert into session (member_id, kind, token_hash, provider, name, scopes, created_at, seen_at, passkey_at, expires_at)
select made.member_id, 'token', sqlc.arg(token_hash), made.provider, sqlc.arg(name), sqlc.arg(scopes)::text[], now(), now(), made.passkey_at,
       now() + make_interval(days => sqlc.arg(days)::int)
from session made
where made.id = sqlc.arg(session_id) and made.member_id = sqlc.arg(member_id) and made.kind = 'browser' and made.revoked_at is null
returning *;

-- name: SessionsUse :many
-- Notes that sessions were used, each cut down to the beginning of an hour or so: long after the requests, and of all at once, so that
-- nothing here says when somebody did something else. Of several nodes the latest counts. Returns those that somebody else was at, which
-- are left out.
with noted as (
    select unnest(sqlc.arg(ids)::bigint[]) as id, unnest(sqlc.arg(seen)::timestamptz[]) as seen_at
), held as (
    select id from session where id = any(sqlc.arg(ids)::bigint[]) and revoked_at is null order by id for no key update skip locked
), done as (
    update session
    set seen_at = greatest(session.seen_at, noted.seen_at, case when session.kind = 'token' then session.created_at + interval '1 microsecond' end)
    from noted join held on held.id = noted.id
    where session.id = noted.id
)
select session.id from session
where session.id = any(sqlc.arg(ids)::bigint[]) and session.revoked_at is null and session.id not in (select held.id from held);

-- name: SessionsSettle :many
-- Notes that new tokens were used, which leaves little time to the ones before them. Returns those whose session somebody else was at,
-- which are left out.
with due as (
    select id, token_hash from session
    where token_hash = any(sqlc.arg(token_hashes)::bytea[]) and previous_until > now() + interval '30 seconds' and revoked_at is null
), held as (
    select id from session where id in (select due.id from due) order by id for no key update skip locked
), done as (
    -- Another one may have got a newer token since: that one was not used.
    update session set previous_until = now() + interval '30 seconds'
    from held where session.id = held.id and token_hash = any(sqlc.arg(token_hashes)::bytea[])
)
select due.token_hash from due where due.id not in (select held.id from held);

-- name: SessionRotate :execrows
-- Gives a session a new token, where that is due, or where the answer that carried the last one was lost. Of several requests
-- that come at once one does it. It is taken as lost after three minutes, long after each node has noted (SessionsSettle) that it was used:
-- otherwise whoever has stolen the old one would get the session.
update session
set token_hash = sqlc.arg(new_hash)::bytea, previous_hash = sqlc.arg(token_hash)::bytea, rotated_at = now(),
    previous_until = now() + interval '10 minutes', rotate = false
where id = sqlc.arg(id) and kind = 'browser' and revoked_at is null
  and (token_hash = sqlc.arg(token_hash)::bytea and rotate
       or previous_hash = sqlc.arg(token_hash)::bytea and previous_until > now() + interval '30 seconds' and rotated_at < now() - interval '3 minutes');

-- name: SessionProve :execrows
-- Notes that the owner of a session has just proved who he is. What that allows goes with a new token; the old one, which
-- requests under way still bring, is good for a moment and for no more than before.
update session
set token_hash = sqlc.arg(new_hash)::bytea, previous_hash = token_hash, rotated_at = now(), previous_until = now() + interval '30 seconds',
    rotate = false, proved_at = now(), passkey_at = case when sqlc.arg(with_passkey)::boolean then now() else passkey_at end
where id = sqlc.arg(id) and member_id = sqlc.arg(member_id) and kind = 'browser' and revoked_at is null and expires_at > now();

-- name: SessionRotateLater :exec
-- Has all browsers of a member get new tokens with their next answers.
update session set rotate = true where member_id = sqlc.arg(member_id) and kind = 'browser' and revoked_at is null and not rotate;

-- name: SessionWithPasskey :one
select exists (select from session where id = $1 and passkey_at is not null);

-- name: SessionWithoutPasskey :exec
-- What was proved by a passkey that is no more is not proved any longer.
update session set passkey_at = null where member_id = sqlc.arg(member_id) and passkey_at is not null;

-- name: SessionEndByPasskey :many
-- Ends all sessions and tokens of a member that a passkey has opened anything to, but one.
update session set revoked_at = now()
where session.member_id = sqlc.arg(member_id) and session.passkey_at is not null and session.revoked_at is null and session.id <> sqlc.arg(current)::bigint
returning session.id;

-- name: SessionValid :many
select * from session
where member_id = sqlc.arg(member_id) and kind = 'browser' and revoked_at is null and expires_at > now()
  and seen_at > now() - make_interval(secs => sqlc.arg(idle)::float8)
order by (id = sqlc.arg(current)::bigint) desc, seen_at desc, id desc
limit 200;

-- name: SessionTokens :many
select * from session
where member_id = $1 and kind = 'token' and revoked_at is null and expires_at > now()
order by id desc
limit 200;

-- name: SessionByID :one
select * from session
where id = sqlc.arg(id) and kind = 'browser' and revoked_at is null and expires_at > now()
  and seen_at > now() - make_interval(secs => sqlc.arg(idle)::float8);

-- name: SessionEnd :execrows
update session set revoked_at = now()
where id = sqlc.arg(id) and member_id = sqlc.arg(member_id) and kind = sqlc.arg(kind) and revoked_at is null;

-- name: SessionEndOthers :many
update session set revoked_at = now()
where member_id = sqlc.arg(member_id) and id <> sqlc.arg(current)::bigint and revoked_at is null
  and (kind = 'browser' or sqlc.arg(with_tokens)::boolean)
returning id;

-- name: SessionEndAll :many
update session set revoked_at = now() where member_id = sqlc.arg(member_id) and revoked_at is null
returning id;

-- name: SessionErase :exec
delete from session where member_id = $1;

-- name: SessionEndToken :many
-- Ends the session that a browser's token opens, be it the one before the last change.
update session set revoked_at = now()
where kind = 'browser' and revoked_at is null
  and (token_hash = sqlc.arg(token_hash)::bytea or previous_hash = sqlc.arg(token_hash)::bytea and previous_until > now())
returning id;

-- name: SessionOriginAdd :exec
insert into session_origin (session_id, issuer, subject, reference, hint)
values (sqlc.arg(session_id), sqlc.arg(issuer), sqlc.arg(subject), sqlc.arg(reference), sqlc.arg(hint))
on conflict (session_id) do update
set issuer = excluded.issuer, subject = excluded.subject, reference = excluded.reference, hint = excluded.hint;

-- name: SessionOriginByToken :one
select session_origin.*
from session_origin
join session on session.id = session_origin.session_id
where session.kind = 'browser' and session.revoked_at is null
  and (session.token_hash = sqlc.arg(token_hash)::bytea or session.previous_hash = sqlc.arg(token_hash)::bytea and session.previous_until > now());

-- name: SessionOriginEnd :many
-- Ends what was opened by a session at a provider's side; without a reference, by any of the subject's; without a subject,
-- whosever it is.
update session set revoked_at = now()
from session_origin
where session_origin.session_id = session.id and session.revoked_at is null and session_origin.issuer = sqlc.arg(issuer)
  and sqlc.arg(subject)::text in ('', session_origin.subject) and sqlc.arg(reference)::text in ('', session_origin.reference)
  and sqlc.arg(subject)::text || sqlc.arg(reference)::text <> ''
returning session.id;
