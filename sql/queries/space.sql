-- Each piazza comes with its sections, as JSON, so that one statement is enough to show it.

-- name: PiazzaBySlug :one
select sqlc.embed(space),
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections
from space where slug = $1;

-- name: PiazzaByIDs :many
select sqlc.embed(space),
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections
from space where space.id = any(sqlc.arg(ids)::bigint[]);

-- name: PiazzaLock :one
select sqlc.embed(space),
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections
from space where space.id = $1 for update of space;

-- name: PiazzaList :many
-- Public ones and the viewer's own, most members first; an administrator of the installation has everything.
select sqlc.embed(space),
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections
from space
where (space.visibility = 'public' or sqlc.arg(everything)::boolean or space.id = any(sqlc.arg(own)::bigint[]))
  and (space.member_count, space.id) < (sqlc.arg(after_count)::integer, sqlc.arg(after_id)::bigint)
order by space.member_count desc, space.id desc
limit sqlc.arg(most)::integer;

-- name: PiazzaCount :one
select count(*) from space
where visibility = 'public' or sqlc.arg(everything)::boolean or space.id = any(sqlc.arg(own)::bigint[]);

-- name: PiazzaOfMember :many
select sqlc.embed(space),
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections,
       membership.role
from membership
join space on space.id = membership.space_id
where membership.member_id = sqlc.arg(member_id)
order by space.member_count desc, space.id desc;

-- name: PiazzaUpdate :exec
update space
set title       = coalesce(sqlc.narg(title), title),
    description = coalesce(sqlc.narg(description), description),
    visibility  = coalesce(sqlc.narg(visibility), visibility),
    updated_at  = sqlc.arg(now)
where id = sqlc.arg(id);

-- name: PiazzaImport :one
insert into space (slug, title, description, owner, visibility, law_reference, law_region, law_subject, created_at, updated_at)
values (sqlc.arg(slug), sqlc.arg(title), sqlc.arg(description), sqlc.arg(owner), sqlc.arg(visibility), sqlc.narg(law_reference),
        sqlc.narg(law_region), sqlc.narg(law_subject), sqlc.arg(created_at), sqlc.arg(now))
on conflict (slug) do update
set title = excluded.title, description = excluded.description, owner = excluded.owner, visibility = excluded.visibility,
    law_reference = excluded.law_reference, law_region = excluded.law_region, law_subject = excluded.law_subject,
    updated_at = excluded.updated_at
returning *;

-- name: PiazzaSectionsClear :exec
delete from space_section where space_id = $1;

-- name: PiazzaSectionsAdd :exec
insert into space_section (space_id, code, title, position)
select sqlc.arg(space_id)::bigint, (sqlc.arg(codes)::text[])[nth], (sqlc.arg(titles)::text[])[nth], nth
from generate_series(1, cardinality(sqlc.arg(codes)::text[])) nth;

-- name: MembershipAdd :execrows
-- The count moves in the same statement, and only where someone really came.
with came as (
    insert into membership (space_id, member_id, role, joined_at)
    values (sqlc.arg(space_id), sqlc.arg(member_id), sqlc.arg(role), sqlc.arg(joined_at))
    on conflict (space_id, member_id) do nothing
    returning space_id
)
update space set member_count = member_count + 1 from came where space.id = came.space_id;

-- name: MembershipRole :one
select role from membership where space_id = $1 and member_id = $2;

-- name: MembershipActor :one
-- What somebody who asks for a change may do in a piazza by now; no row where he may not come in any more. He is held: an
-- erasure waits until the change stands, and then finds it.
select coalesce(membership.role, '')::text as role,
       exists (
           select from exclusion
           join member of on of.id = exclusion.member_id
           where exclusion.space_id = sqlc.arg(space_id) and of.person_id = member.person_id and (exclusion.until is null or exclusion.until > now())
       )::boolean as excluded
from member
left join membership on membership.member_id = member.id and membership.space_id = sqlc.arg(space_id)
where member.id = sqlc.arg(member_id)
  and member.erased_at is null and (member.suspended_at is null or member.suspended_until <= now())
for key share of member;

-- name: MembershipUpdate :execrows
update membership set role = sqlc.arg(role) where space_id = sqlc.arg(space_id) and member_id = sqlc.arg(member_id);

-- name: MembershipOthers :one
-- How many run a piazza besides this member. Who may not come in runs nothing.
select count(*)
from membership
join member on member.id = membership.member_id
where membership.space_id = $1 and membership.role = 'administrator' and membership.member_id <> $2
  and member.erased_at is null and (member.suspended_at is null or member.suspended_until <= now());

-- name: MembershipAdministrators :many
-- How many run each of several piazze, and who if it is one: who may not come in runs nothing.
select membership.space_id, count(*) as n, min(membership.member_id)::bigint as one
from membership
join member on member.id = membership.member_id
where membership.space_id = any(sqlc.arg(spaces)::bigint[]) and membership.role = 'administrator'
  and member.erased_at is null and (member.suspended_at is null or member.suspended_until <= now())
group by membership.space_id;

-- name: MembershipRemove :execrows
-- The count moves in the same statement, and only where someone really went.
with gone as (
    delete from membership where membership.space_id = sqlc.arg(space_id) and membership.member_id = sqlc.arg(member_id)
    returning membership.space_id
)
update space set member_count = member_count - 1 from gone where space.id = gone.space_id;

-- name: MembershipHalls :many
-- Who is no member of a piazza any more does not count any more in what it holds now, of members or, where so asked, of whomever. The
-- versions grow by what is counted less.
with leaving as (
    select member.person_id from member where member.id = sqlc.arg(member_id)::bigint
), halls as (
    select a.id from assembly a
    where a.space_id = sqlc.arg(space_id) and a.phase = 'live' and (a.electorate = 'members' or sqlc.arg(whoever)::boolean)
      and exists (select from assembly_participant p where p.assembly_id = a.id and p.entitled and p.person_id = (select person_id from leaving)
                  and (p.member_id = sqlc.arg(member_id)::bigint or sqlc.arg(whoever)::boolean))
    order by a.id
    for no key update
), gone as (
    update assembly_participant p set entitled = false
    from halls, leaving where p.assembly_id = halls.id and p.person_id = leaving.person_id
)
update assembly a set version = a.version + 1 from halls where a.id = halls.id
returning a.id;

-- name: MembershipHold :many
-- The piazze of a member, held in the order of their numbers.
select space.id, membership.role
from membership
join space on space.id = membership.space_id
where membership.member_id = $1
order by space.id
for update of space;

-- name: MembershipList :many
-- The highest role first, then the latest arrivals.
select sqlc.embed(member), membership.role, membership.joined_at
from membership
join member on member.id = membership.member_id
where membership.space_id = sqlc.arg(space_id)
  and (array_position('{member,editor,moderator,administrator}'::text[], membership.role), membership.joined_at, membership.member_id)
      < (sqlc.arg(after_rank)::integer, sqlc.arg(after_joined)::timestamptz, sqlc.arg(after_id)::bigint)
order by array_position('{member,editor,moderator,administrator}'::text[], membership.role) desc, membership.joined_at desc, membership.member_id desc
limit sqlc.arg(most)::integer;
