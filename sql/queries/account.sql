-- name: MemberByHandle :one
select * from member where handle = $1;

-- name: MemberByID :one
select * from member where id = $1;

-- name: MemberByIDs :many
select * from member where id = any(sqlc.arg(ids)::bigint[]);

-- name: MemberByHandles :many
select * from member where handle = any(sqlc.arg(handles)::text[]);

-- name: MemberAdd :one
-- No row comes back when the handle is taken, so that the next one can be tried in the same transaction.
insert into member (handle, name, headline, bio, tone, locale, administrator, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (handle) do nothing
returning *;

-- name: MemberUpdate :one
update member
set name     = coalesce(sqlc.narg(name), name),
    headline = coalesce(sqlc.narg(headline), headline),
    bio      = coalesce(sqlc.narg(bio), bio)
where id = sqlc.arg(id)
returning *;

-- name: MemberImport :one
insert into member (handle, name, headline, bio, tone, locale, administrator, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (handle) do update
set name = excluded.name, headline = excluded.headline, bio = excluded.bio, tone = excluded.tone,
    locale = excluded.locale, administrator = excluded.administrator
returning *;

-- name: MemberPersonas :many
-- Who can be impersonated in the demo: the members whom an issuer vouches for, with their roles in words of the database.
select sqlc.embed(member), identity.subject,
       coalesce(array_agg(membership.role order by space.member_count desc, space.id) filter (where space.id is not null), '{}')::text[] as roles,
       coalesce(array_agg(space.title order by space.member_count desc, space.id) filter (where space.id is not null), '{}')::text[] as piazze
from identity
join member on member.id = identity.member_id
left join membership on membership.member_id = member.id
left join space on space.id = membership.space_id
where identity.issuer = sqlc.arg(issuer)
group by member.id, identity.subject
order by member.administrator desc, member.name, member.id;

-- name: IdentityUse :one
update identity
set used_at = sqlc.arg(now), email = sqlc.narg(email), email_verified = sqlc.arg(email_verified)
where issuer = sqlc.arg(issuer) and subject = sqlc.arg(subject)
returning member_id;

-- name: IdentityAdd :execrows
insert into identity (issuer, subject, member_id, email, email_verified, created_at, used_at)
values (sqlc.arg(issuer), sqlc.arg(subject), sqlc.arg(member_id), sqlc.narg(email), sqlc.arg(email_verified), sqlc.arg(now), sqlc.arg(now))
on conflict (issuer, subject) do nothing;

-- name: SessionViewer :one
-- Everything that a request has to know about who is asking, in one statement.
select session.id, session.member_id, session.seen_at, member.administrator,
       coalesce(held.spaces, '{}')::bigint[] as spaces, coalesce(held.roles, '{}')::text[] as roles
from session
join member on member.id = session.member_id
left join lateral (
    select array_agg(membership.space_id) as spaces, array_agg(membership.role) as roles from membership where membership.member_id = session.member_id
) held on true
where session.token_hash = sqlc.arg(token_hash) and session.revoked_at is null and session.expires_at > sqlc.arg(now)::timestamptz;

-- name: SessionOpen :one
insert into session (member_id, token_hash, provider, user_agent, created_at, seen_at, expires_at)
values (sqlc.arg(member_id), sqlc.arg(token_hash), sqlc.arg(provider), sqlc.arg(user_agent), sqlc.arg(now), sqlc.arg(now), sqlc.arg(expires_at))
returning *;

-- name: SessionTouch :exec
update session set seen_at = sqlc.arg(now) where id = sqlc.arg(id) and seen_at < sqlc.arg(now);

-- name: SessionValid :many
select * from session
where member_id = sqlc.arg(member_id) and revoked_at is null and expires_at > sqlc.arg(now)::timestamptz
order by (id = sqlc.arg(current)::bigint) desc, seen_at desc, id desc
limit 200;

-- name: SessionByID :one
select * from session where id = sqlc.arg(id) and revoked_at is null and expires_at > sqlc.arg(now)::timestamptz;

-- name: SessionEnd :execrows
update session set revoked_at = sqlc.arg(now)::timestamptz
where id = sqlc.arg(id) and member_id = sqlc.arg(member_id) and revoked_at is null;

-- name: SessionEndOthers :many
update session set revoked_at = sqlc.arg(now)::timestamptz
where member_id = sqlc.arg(member_id) and id <> sqlc.arg(current)::bigint and revoked_at is null
returning id;

-- name: SessionEndToken :many
update session set revoked_at = sqlc.arg(now)::timestamptz where token_hash = sqlc.arg(token_hash) and revoked_at is null
returning id;

-- name: SessionForget :exec
-- What ended long ago is nobody's business any more.
delete from session where session.id in (
    select old.id from session old
    where old.member_id = sqlc.arg(member_id)::bigint and (old.expires_at < sqlc.arg(before)::timestamptz or old.revoked_at < sqlc.arg(before)::timestamptz)
    limit 100 for update skip locked
);

-- name: LoginBegin :exec
insert into login_transaction (state_hash, browser_hash, provider, nonce, verifier, return_path, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: LoginTake :one
-- Single use: the row is marked in the statement that finds it.
update login_transaction set used_at = sqlc.arg(now)::timestamptz
where state_hash = sqlc.arg(state_hash) and browser_hash = sqlc.arg(browser_hash) and provider = sqlc.arg(provider)
  and used_at is null and expires_at > sqlc.arg(now)::timestamptz
returning *;

-- name: LoginForget :exec
delete from login_transaction where login_transaction.state_hash in (
    select old.state_hash from login_transaction old where old.expires_at < sqlc.arg(before)::timestamptz limit 100 for update skip locked
);
