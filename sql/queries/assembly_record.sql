-- Questions from the floor, minutes and rehearsals of assemblies.

-- name: FloorGround :one
-- What the rules of a floor need to know of an assembly, and of who asks.
select a.id, a.phase, a.space_id, s.visibility, a.rehearsal_of, a.minutes_published_at,
       exists (select from assembly_participant p where p.assembly_id = a.id and p.person_id = sqlc.arg(person_id)::bigint) as takes_part,
       exists (
           select from assembly_guest g where g.assembly_id = a.id and g.id = sqlc.arg(guest_id)::bigint and g.ended_at is null
       ) as is_guest
from assembly a
join space s on s.id = a.space_id
where a.id = sqlc.arg(id);

-- name: FloorAssembly :one
select assembly_id from assembly_floor where id = @id;

-- name: FloorHoldMember :one
-- Who takes part is held while he asks, so that his questions are counted right.
select person_id from assembly_participant where assembly_id = @assembly_id and person_id = @person_id for no key update;

-- name: FloorHoldGuest :one
select id from assembly_guest where assembly_id = @assembly_id and id = @id and ended_at is null for no key update;

-- name: FloorBounds :one
-- How much there is already: of one who asks, and in all.
select count(*) filter (where state = 'waiting') as waiting,
       count(*) filter (where member_id = sqlc.narg(member_id)::bigint or guest_id = sqlc.narg(guest_id)::bigint) as own,
       count(*) filter (where state = 'waiting' and (member_id = sqlc.narg(member_id)::bigint or guest_id = sqlc.narg(guest_id)::bigint)) as own_waiting,
       coalesce(min(id) filter (where text = sqlc.arg(text)::text and (member_id = sqlc.narg(member_id)::bigint or guest_id = sqlc.narg(guest_id)::bigint)), 0)::bigint as same,
       count(*) as total
from assembly_floor where assembly_id = sqlc.arg(assembly_id);

-- name: FloorAdd :one
insert into assembly_floor (assembly_id, member_id, guest_id, text, named, asked_at)
values (@assembly_id, @member_id, @guest_id, @text, @named, @asked_at)
returning id;

-- name: FloorGet :one
select sqlc.embed(f), (case when f.named then coalesce(m.name, g.name, '') else '' end)::text as name
from assembly_floor f
left join member m on m.id = f.member_id and m.erased_at is null
left join assembly_guest g on g.id = f.guest_id
where f.id = @id;

-- name: FloorHold :one
select state from assembly_floor where id = @id for no key update;

-- name: FloorSet :exec
update assembly_floor set state = @state, set_by = @set_by where id = @id;

-- name: FloorWant :execrows
-- Takes note that somebody wants a question answered, in one statement: the row that all want is held for no longer than that
-- and the commit. What was let through and is not answered can be wanted.
with fresh as (
    insert into assembly_floor_vote (floor_id, voter)
    select f.id, sqlc.arg(voter)::bigint from assembly_floor f where f.id = sqlc.arg(id) and f.state = 'shown'
    on conflict do nothing
    returning floor_id
)
update assembly_floor f set votes = f.votes + 1 from fresh where f.id = fresh.floor_id;

-- name: FloorWantNot :execrows
with gone as (
    delete from assembly_floor_vote v using assembly_floor f
    where v.floor_id = sqlc.arg(id) and v.voter = sqlc.arg(voter)::bigint and f.id = v.floor_id and f.state = 'shown'
    returning v.floor_id
)
update assembly_floor f set votes = f.votes - 1 from gone where f.id = gone.floor_id;

-- name: FloorRaise :exec
insert into assembly_floor_tally as t (assembly_id, version) values (@assembly_id, 1)
on conflict (assembly_id) do update set version = t.version + 1;

-- name: FloorVersions :many
select assembly_id, version from assembly_floor_tally where assembly_id = any(sqlc.arg(ids)::bigint[]);

-- name: FloorList :many
-- All questions of a floor: those that wait in their order, those that were let through by how many want them, then the others.
select sqlc.embed(f), (case when f.named then coalesce(m.name, g.name, '') else '' end)::text as name
from assembly_floor f
left join member m on m.id = f.member_id and m.erased_at is null
left join assembly_guest g on g.id = f.guest_id
where f.assembly_id = @assembly_id
order by array_position('{waiting,shown,answered,refused}'::text[], f.state), case when f.state = 'shown' then -f.votes else 0 end, f.id
limit @most::integer;

-- name: FloorVoters :many
-- Who wants what was let through, in ascending order.
select v.floor_id, array_agg(v.voter order by v.voter)::bigint[] as voters
from assembly_floor_vote v
join assembly_floor f on f.id = v.floor_id
where f.assembly_id = @assembly_id and f.state in ('shown', 'answered')
group by v.floor_id;

-- name: FloorHurry :exec
select set_config('synchronous_commit', 'off', true);
