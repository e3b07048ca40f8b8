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

-- name: MemberUnwelcome :execrows
-- Takes a new member back whose handle is still searched for in texts: what names the one who had it before would name him. It
-- follows MemberAdd, which may have waited for the very erasure, and not seen it.
delete from member where id = $1 and exists (select from erasure where erasure.handle = member.handle);

-- name: MemberUpdate :one
-- A request that was under way gives nobody back the name that he has just erased.
update member
set name     = coalesce(sqlc.narg(name), name),
    headline = coalesce(sqlc.narg(headline), headline),
    bio      = coalesce(sqlc.narg(bio), bio)
where id = sqlc.arg(id) and erased_at is null and (suspended_at is null or suspended_until <= now())
returning *;

-- name: MemberHold :many
-- Whom something is decided about, and whoever runs the installation, held in the order of their numbers: of two
-- administrators who decide about each other the second meets what the first has done. With them comes the moment by the
-- clock of the database, which alone says whether a suspension has passed.
select sqlc.embed(member), now()::timestamptz as at
from member
where id = sqlc.arg(id)::bigint or administrator
order by id
for no key update;

-- name: MemberEnter :one
-- Who is about to come in. He is held: a suspension waits until his session stands, and then ends it.
select sqlc.embed(member), now()::timestamptz as at from member where id = $1 for share;

-- name: MemberBarred :many
-- The suspension of a person that lasts longest, by whichever of his accounts: it is the person's.
select sqlc.embed(member) from member
where person_id = sqlc.arg(person_id) and erased_at is null and suspended_at is not null and (suspended_until is null or suspended_until > now())
order by suspended_until desc nulls first, id
limit 1;

-- name: MemberTwins :many
-- The other accounts of a held member's person, held: who is about to come in by one has come in, or meets what was decided.
select id from member
where person_id = sqlc.arg(person_id) and id <> sqlc.arg(id) and erased_at is null
order by id
for no key update;

-- name: MemberStanding :exec
-- Suspends a member, or lets him in again.
update member
set suspended_at = sqlc.narg(suspended_at), suspended_until = sqlc.narg(suspended_until), suspended_reason = sqlc.arg(suspended_reason)
where id = sqlc.arg(id);

-- name: MemberAssure :exec
-- A member is known as surely as the best of his logins proves: this one may raise that, never lower it.
update member set assurance = sqlc.arg(assurance)
where id = sqlc.arg(id) and array_position(sqlc.arg(levels)::text[], assurance) < array_position(sqlc.arg(levels)::text[], sqlc.arg(assurance)::text);

-- name: MemberErase :exec
-- What is left is the place where he stood.
update member
set handle = sqlc.arg(handle), name = sqlc.arg(name), headline = '', bio = '', tone = 1, locale = 'it', administrator = false,
    assurance = 'none', suspended_at = null, suspended_until = null, suspended_reason = '', erased_at = sqlc.arg(now)::timestamptz
where id = sqlc.arg(id);

-- name: MemberLast :one
-- The greatest number of a member.
select coalesce(max(id), 0)::bigint from member;

-- name: MemberRename :exec
-- Replaces a handle in what a range of members say about themselves.
update member
set headline = left(regexp_replace(headline, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 120),
    bio = left(regexp_replace(bio, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 2000)
where id > sqlc.arg(above) and id <= sqlc.arg(upto) and strpos(lower(headline || ' ' || bio), sqlc.arg(handle)::text) > 0;

-- name: MemberDecisionAdd :exec
insert into member_decision (member_id, space_id, action, reason, until, decided_by, decided_at)
values (sqlc.arg(member_id), sqlc.narg(space_id), sqlc.arg(action), sqlc.arg(reason), sqlc.narg(until), sqlc.arg(decided_by), sqlc.arg(decided_at));

-- name: MemberDecisionErase :exec
-- That something was decided, when and by whom stays; what was said about the person goes with him.
update member_decision set reason = '' where member_id = $1;

-- name: MemberDecisionList :many
select sqlc.embed(member_decision), sqlc.embed(member)
from member_decision
join member on member.id = member_decision.decided_by
where member_decision.member_id = sqlc.arg(member_id)
  and (sqlc.arg(everything)::boolean or member_decision.space_id = any(sqlc.arg(spaces)::bigint[]))
order by member_decision.id desc
limit 100;

-- name: MemberImport :one
insert into member (handle, name, headline, bio, tone, locale, administrator, assurance, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (handle) do update
set name = excluded.name, headline = excluded.headline, bio = excluded.bio, tone = excluded.tone,
    locale = excluded.locale, administrator = excluded.administrator, assurance = excluded.assurance
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
