-- Invitations to roles. Only the database's clock says whether one has ended.

-- name: InvitationAdd :one
insert into invitation (token_hash, space_id, role, address, invited_by, created_at, expires_at)
values (sqlc.arg(token_hash), sqlc.narg(space_id), sqlc.arg(role), sqlc.narg(address), sqlc.narg(invited_by), now(),
        now() + make_interval(days => sqlc.arg(days)::integer))
returning sqlc.embed(invitation), now()::timestamptz as at;

-- name: InvitationFind :one
-- The invitation of a link. It counts for as long as whoever made it may still invite; the operator's always does.
select sqlc.embed(invitation), now()::timestamptz as at, coalesce(space.title, '')::text as title,
       (invitation.invited_by is null or exists (
           select from member
           left join membership on membership.member_id = member.id and membership.space_id = invitation.space_id
           where member.id = invitation.invited_by and (member.administrator or membership.role = 'administrator')
             and member.erased_at is null and (member.suspended_at is null or member.suspended_until <= now())
       ))::boolean as counts
from invitation
left join space on space.id = invitation.space_id
where invitation.token_hash = sqlc.arg(token_hash);

-- name: InvitationTakeUp :execrows
-- Of two who take one up at the same moment one does; and none does if whoever made it has lost the right to just now.
update invitation set used_at = now(), used_by = sqlc.arg(member_id)::bigint
where invitation.id = sqlc.arg(id) and invitation.used_at is null and invitation.revoked_at is null and invitation.expires_at > now()
  and (invitation.invited_by is null or exists (
      select from member
      left join membership on membership.member_id = member.id and membership.space_id = invitation.space_id
      where member.id = invitation.invited_by and (member.administrator or membership.role = 'administrator')
        and member.erased_at is null and (member.suspended_at is null or member.suspended_until <= now())
  ));

-- name: InvitationHold :one
select sqlc.embed(invitation), now()::timestamptz as at, coalesce(space.title, '')::text as title
from invitation
left join space on space.id = invitation.space_id
where invitation.id = $1
for update of invitation;

-- name: InvitationRevoke :exec
update invitation set revoked_at = now() where id = $1;

-- name: InvitationList :many
select sqlc.embed(invitation), now()::timestamptz as at, coalesce(space.title, '')::text as title
from invitation
left join space on space.id = invitation.space_id
where invitation.space_id is not distinct from sqlc.narg(space_id)::bigint and invitation.id < sqlc.arg(before)::bigint
order by invitation.id desc
limit sqlc.arg(most)::integer;

-- name: InvitationCount :one
select count(*) from invitation where space_id is not distinct from sqlc.narg(space_id)::bigint;

-- name: InvitationMade :one
-- How many invitations somebody made within a day.
select count(*) from invitation where invited_by = sqlc.arg(member_id)::bigint and created_at > now() - interval '1 day';

-- name: PiazzaOfMembers :many
-- The piazze of several members, with the role in each.
select sqlc.embed(space),
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections,
       membership.role, membership.member_id
from membership
join space on space.id = membership.space_id
where membership.member_id = any(sqlc.arg(members)::bigint[])
order by membership.member_id, space.member_count desc, space.id desc;
