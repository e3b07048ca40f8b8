-- The queues of assemblies. Each item is a poll of its own.

-- name: AssemblyItems :many
-- The queues, each in its order, why a moderator took an item from sight, and whether its closing stands in the course.
select sqlc.embed(i), entry.title, (case when entry.state = 'withdrawn' then coalesce(entry.withdrawn_reason, '') else '' end)::text as withdrawn,
       exists (select from assembly_act a where a.assembly_id = i.assembly_id and a.item_id = i.id and a.kind = 'closed' and not a.undone)
           as closing_noted
from assembly_item i
join entry on entry.id = i.entry_id
where i.assembly_id = any(sqlc.arg(ids)::bigint[])
order by i.assembly_id, i.position, i.id;

-- name: AssemblyOfItem :one
select assembly_id from assembly_item where id = $1;

-- name: AssemblyItemAdd :one
insert into assembly_item (assembly_id, position, entry_id, seconds)
values (sqlc.arg(assembly_id), sqlc.arg(position), sqlc.arg(entry_id), sqlc.narg(seconds))
returning id;

-- name: AssemblyItemsPlace :exec
-- The places of items, in the order in which they are given.
update assembly_item i
set position = o.place
from (select unnest(sqlc.arg(ids)::bigint[]) as id, unnest(sqlc.arg(places)::integer[]) as place) o
where i.id = o.id and i.position <> o.place;

-- name: AssemblyItemRewrite :exec
update assembly_item
set seconds = sqlc.narg(seconds), revealed_at = sqlc.narg(revealed_at), annulled_reason = sqlc.narg(annulled_reason)
where id = sqlc.arg(id);

-- name: AssemblyItemDelete :exec
delete from assembly_item where id = $1;

-- name: AssemblyItemLoss :one
-- What the sums of versions lose with a poll.
select (poll.version + t.version + t.turnout_version)::bigint
from poll
join poll_tally t on t.entry_id = poll.entry_id
where poll.entry_id = $1;

-- name: AssemblyItemSeen :one
-- Whether everybody who may read an assembly knows of an item: it is before everybody, or was opened.
select exists (
    select from assembly_item i
    join assembly a on a.id = i.assembly_id
    join poll on poll.entry_id = i.entry_id
    join entry on entry.id = i.entry_id
    where i.id = $1 and entry.state <> 'withdrawn' and (a.current_item = i.id or poll.phase <> 'waiting')
);

-- name: AssemblyPollOfItem :one
select entry_id, assembly_id from assembly_item where id = $1;
