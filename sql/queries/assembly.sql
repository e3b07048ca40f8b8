-- Assemblies and the course of what happened in them. The clock is read in the very statement that reads the row: where that
-- one holds it, the clock is later than the hold.

-- name: AssemblyByIDs :many
select sqlc.embed(assembly), sqlc.embed(space), clock_timestamp()::timestamptz as now
from assembly
join space on space.id = assembly.space_id
where assembly.id = any(sqlc.arg(ids)::bigint[]);

-- name: AssemblyHold :one
select sqlc.embed(assembly), sqlc.embed(space)
from assembly
join space on space.id = assembly.space_id
where assembly.id = $1
for no key update of assembly;

-- name: AssemblyClock :one
-- The clock, read in a statement that comes after a hold.
select clock_timestamp()::timestamptz;

-- name: AssemblyPiazza :one
select sqlc.embed(space) from space where id = $1;

-- name: AssemblyAdd :one
insert into assembly (space_id, title, body, body_html, starts_at, rehearsal_of, electorate, assurance, guests, quorum, created_by, created_at)
values (sqlc.arg(space_id), sqlc.arg(title), sqlc.arg(body), sqlc.arg(body_html), sqlc.narg(starts_at), sqlc.narg(rehearsal_of),
        sqlc.arg(electorate), sqlc.arg(assurance), sqlc.arg(guests), sqlc.narg(quorum), sqlc.arg(created_by), sqlc.arg(created_at))
returning id;

-- name: AssemblyRewrite :exec
update assembly
set phase = sqlc.arg(phase), title = sqlc.arg(title), body = sqlc.arg(body), body_html = sqlc.arg(body_html),
    starts_at = sqlc.narg(starts_at), started_at = sqlc.narg(started_at), ended_at = sqlc.narg(ended_at),
    electorate = sqlc.arg(electorate), assurance = sqlc.arg(assurance), guests = sqlc.arg(guests), quorum = sqlc.narg(quorum),
    message = sqlc.arg(message), code = sqlc.narg(code), code_version = sqlc.arg(code_version), current_item = sqlc.narg(current_item),
    minutes = sqlc.arg(minutes), minutes_html = sqlc.arg(minutes_html), minutes_published_at = sqlc.narg(minutes_published_at),
    guests_shut = sqlc.arg(guests_shut), version = sqlc.arg(version)
where id = sqlc.arg(id);

-- name: AssemblyDelete :exec
delete from assembly where id = $1;

-- name: AssemblyRehearsals :many
-- Rehearsals of an assembly, in ascending order.
select id from assembly where rehearsal_of = sqlc.arg(id)::bigint order by id;

-- name: AssemblyVersions :many
-- How far what is shown of assemblies has come: with it grows each of their polls. Who holds an assembly may see what an open
-- poll has come to so far, so that its ballots count as well; what others are told has a smaller version, which they cannot
-- compare with it.
select assembly.id,
       (assembly.version + coalesce(sum(poll.version), 0)
        + coalesce(sum(poll_tally.version) filter (where poll.results = 'staff_live'), 0))::bigint as version
from assembly
left join assembly_item i on i.assembly_id = assembly.id
left join poll on poll.entry_id = i.entry_id
left join poll_tally on poll_tally.entry_id = poll.entry_id
where assembly.id = any(sqlc.arg(ids)::bigint[])
group by assembly.id;

-- name: AssemblyTurnouts :many
-- How many took part in what is before everybody, and how many came in who count.
select assembly.id, assembly.current_item, poll.quorum, coalesce(poll_tally.voters, 0)::integer as voters,
       coalesce(poll_tally.guests, 0)::integer as guests,
       (case
            when poll.phase = 'closed' then poll.electors
            else (select count(*) from assembly_participant p where p.assembly_id = assembly.id and p.entitled)
        end)::integer as entitled,
       (assembly.version
        + (select count(*) from assembly_participant p where p.assembly_id = assembly.id)
        + coalesce((select sum(one.version + tally.turnout_version)
                    from assembly_item each
                    join poll one on one.entry_id = each.entry_id
                    join poll_tally tally on tally.entry_id = one.entry_id
                    where each.assembly_id = assembly.id), 0))::bigint as version
from assembly
left join assembly_item i on i.id = assembly.current_item
left join poll on poll.entry_id = i.entry_id
left join poll_tally on poll_tally.entry_id = poll.entry_id
where assembly.id = any(sqlc.arg(ids)::bigint[]);

-- name: AssemblyStandings :many
-- Assemblies with how many came in, whether codes are locked for everybody, and the last act that stands and changes what is before
-- everybody.
select sqlc.embed(assembly), sqlc.embed(space), clock_timestamp()::timestamptz as now,
       (select count(*) from assembly_participant p where p.assembly_id = assembly.id) as came,
       (select count(*) from assembly_participant p where p.assembly_id = assembly.id and p.entitled) as entitled,
       exists (select from assembly_try t where t.source = sqlc.arg(everybody)::bytea and t.locked_until > clock_timestamp()) as locked,
       coalesce(act.number, 0)::integer as act, coalesce(act.kind, '')::text as act_kind,
       coalesce(act.at, assembly.created_at)::timestamptz as act_at, coalesce(act.item_id, 0)::bigint as act_item,
       coalesce(act.before, 'null'::jsonb)::jsonb as act_before
from assembly
join space on space.id = assembly.space_id
left join assembly_act act on act.assembly_id = assembly.id and act.number = (
    select max(a.number) from assembly_act a
    where a.assembly_id = assembly.id and not a.undone and a.kind not in ('undone', 'code_renewed', 'slips_made', 'slip_changed', 'said', 'retitled', 'item_changed', 'item_removed', 'guest_ended', 'guests_shut', 'guests_admitted'))
where assembly.id = any(sqlc.arg(ids)::bigint[]);

-- name: AssemblyHeads :many
-- What is told of assemblies in lists: how far they have come, as AssemblyVersions says it, and how many questions there are.
select assembly.id, count(i.id)::integer as items, (assembly.version + coalesce(sum(poll.version), 0))::bigint as shared,
       (assembly.version + coalesce(sum(poll.version), 0)
        + coalesce(sum(poll_tally.version) filter (where poll.results = 'staff_live'), 0))::bigint as version
from assembly
left join assembly_item i on i.assembly_id = assembly.id
left join poll on poll.entry_id = i.entry_id
left join poll_tally on poll_tally.entry_id = poll.entry_id
where assembly.id = any(sqlc.arg(ids)::bigint[])
group by assembly.id;

-- name: AssemblyList :many
-- Those held now first, then those to come, then those that are over, the latest first. Rehearsals are for who holds them.
select sqlc.embed(assembly), clock_timestamp()::timestamptz as now
from assembly
where space_id = sqlc.arg(space_id) and (rehearsal_of is null or sqlc.arg(rehearsals)::boolean)
  and (case phase when 'live' then 3 when 'planned' then 2 else 1 end, assembly.id)
      < (sqlc.arg(after_phase)::integer, sqlc.arg(after_id)::bigint)
order by case phase when 'live' then 3 when 'planned' then 2 else 1 end desc, assembly.id desc
limit sqlc.arg(most)::integer;

-- name: AssemblyCount :one
select count(*) from assembly
where space_id = sqlc.arg(space_id) and (rehearsal_of is null or sqlc.arg(rehearsals)::boolean);

-- name: AssemblyNear :many
-- The assembly that is held in each of these piazze now, of several the one that began last; and the one that is to come next: that
-- whose day is the nearest, else the one that was prepared last. What should have begun a day ago is not announced any more.
select distinct on (assembly.space_id, assembly.phase) sqlc.embed(assembly), clock_timestamp()::timestamptz as now
from assembly
where space_id = any(sqlc.arg(spaces)::bigint[]) and phase in ('live', 'planned') and rehearsal_of is null
  and (phase = 'live' or starts_at is null or starts_at > now() - interval '1 day')
order by assembly.space_id, assembly.phase, started_at desc, starts_at, id desc;

-- name: AssemblyActAdd :one
insert into assembly_act (assembly_id, number, kind, at, member_id, item_id, position, title, present, amount, reason, before)
select sqlc.arg(assembly_id)::bigint, coalesce(max(number), 0) + 1, sqlc.arg(kind), sqlc.arg(at)::timestamptz, sqlc.narg(member_id)::bigint,
       sqlc.narg(item_id)::bigint, sqlc.narg(position)::integer, sqlc.narg(title)::text, sqlc.narg(present)::integer,
       sqlc.narg(amount)::integer, sqlc.arg(reason)::text, sqlc.narg(before)::jsonb
from assembly_act where assembly_id = sqlc.arg(assembly_id)::bigint
returning number;

-- name: AssemblyActs :many
-- The course in its order. What a moderator took from sight afterwards is called by its name to those alone who hold the assembly.
select a.number, a.kind, a.at, a.member_id, a.item_id, a.position, a.title, a.present, a.amount, a.reason, a.undone,
       (not sqlc.arg(whole)::boolean and exists (
           select from assembly_item i join entry e on e.id = i.entry_id where i.id = a.item_id and e.state = 'withdrawn'
       ))::boolean as concealed
from assembly_act a
where a.assembly_id = sqlc.arg(assembly_id) and a.number > sqlc.arg(after)::integer
order by a.number
limit sqlc.arg(most)::integer;

-- name: AssemblyActCount :one
select count(*) from assembly_act where assembly_id = $1;

-- name: AssemblyItemShown :one
-- Whether an item has ever been before everybody.
select exists (select from assembly_act where assembly_id = $1 and item_id = sqlc.arg(item_id)::bigint and kind in ('shown', 'opened'));

-- name: AssemblyActUndo :exec
update assembly_act set undone = true where assembly_id = $1 and number = $2;

-- name: AssemblyActIsUndone :one
select exists (select from assembly_act where assembly_id = $1 and number = $2 and undone);

-- name: AssembliesCameIn :many
-- How many came into assemblies, in all: those who count, and guests.
select asked.id::bigint as id,
       (select count(*) from assembly_participant p where p.assembly_id = asked.id and p.entitled)::integer as entitled,
       (select count(*) from assembly_guest g where g.assembly_id = asked.id)::integer as guests
from (select unnest(sqlc.arg(ids)::bigint[]) as id) asked;
