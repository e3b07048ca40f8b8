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
-- How much there is already: of one who asks, and of all members or all guests, as he is one: guests never take the room of members.
-- What was refused takes none.
select count(*) filter (where state = 'waiting' and (guest_id is null) = (sqlc.narg(guest_id)::bigint is null)) as waiting,
       count(*) filter (where member_id = sqlc.narg(member_id)::bigint or guest_id = sqlc.narg(guest_id)::bigint) as own,
       count(*) filter (where state = 'waiting' and (member_id = sqlc.narg(member_id)::bigint or guest_id = sqlc.narg(guest_id)::bigint)) as own_waiting,
       coalesce(min(id) filter (where text = sqlc.arg(text)::text and (member_id = sqlc.narg(member_id)::bigint or guest_id = sqlc.narg(guest_id)::bigint)), 0)::bigint as same,
       count(*) filter (where state <> 'refused' and (guest_id is null) = (sqlc.narg(guest_id)::bigint is null)) as total
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

-- name: FloorRefuseOf :many
-- Refuses what a guest asked and nobody has answered yet.
update assembly_floor f set state = 'refused', set_by = sqlc.arg(set_by)::bigint
from (
    select one.id, one.state from assembly_floor one
    where one.guest_id = sqlc.arg(guest_id)::bigint and one.state in ('waiting', 'shown')
    order by one.id for no key update
) before
where f.id = before.id
returning before.state;

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
-- Whether it is seen says whether what everybody is shown has changed.
insert into assembly_floor_tally as t (assembly_id, version, seen) values (@assembly_id, 1, sqlc.arg(seen)::boolean::integer)
on conflict (assembly_id) do update set version = t.version + 1, seen = t.seen + sqlc.arg(seen)::boolean::integer;

-- name: FloorVersions :many
select assembly_id, version, seen from assembly_floor_tally where assembly_id = any(sqlc.arg(ids)::bigint[]);

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

-- name: AssemblyEraseFloor :many
-- What somebody asked who erases himself goes, and with it who wanted it.
delete from assembly_floor where member_id = sqlc.arg(member_id)::bigint returning assembly_id;

-- name: AssemblyEraseVotes :exec
-- What he wanted answered is forgotten where no other account of the same person is left; the counts stay.
delete from assembly_floor_vote v
using member m
where m.id = sqlc.arg(member_id)::bigint and v.voter = m.person_id
  and not exists (select from member other where other.person_id = m.person_id and other.id <> m.id and other.erased_at is null);

-- name: AssemblyLast :one
-- The greatest number of an assembly.
select coalesce(max(id), 0)::bigint from assembly;

-- name: AssemblyNaming :many
-- The assemblies of a range in whose texts a handle stands, held in their order.
select a.id, a.phase, a.space_id, a.version, a.rehearsal_of
from assembly a
where a.id > sqlc.arg(above)::bigint and a.id <= sqlc.arg(upto)::bigint
  and (concat_ws(' ', a.title, a.body, a.message, a.minutes) ~* sqlc.arg(pattern)::text
    or exists (select from assembly_act x where x.assembly_id = a.id and concat_ws(' ', x.title, x.reason) ~* sqlc.arg(pattern)::text)
    or exists (select from assembly_item i where i.assembly_id = a.id and i.annulled_reason ~* sqlc.arg(pattern)::text)
    or exists (select from assembly_floor f where f.assembly_id = a.id and f.text ~* sqlc.arg(pattern)::text))
order by a.id
for no key update of a;

-- name: AssemblyRename :exec
with acts as (
    update assembly_act x
    set title = left(regexp_replace(x.title, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 160),
        reason = regexp_replace(x.reason, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi')
    where x.assembly_id = any(sqlc.arg(ids)::bigint[])
), items as (
    update assembly_item i
    set annulled_reason = left(regexp_replace(i.annulled_reason, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 500)
    where i.assembly_id = any(sqlc.arg(ids)::bigint[])
), floor as (
    update assembly_floor f
    set text = left(regexp_replace(f.text, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 300)
    where f.assembly_id = any(sqlc.arg(ids)::bigint[])
)
update assembly a
set title = left(regexp_replace(a.title, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 160),
    body = regexp_replace(a.body, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'),
    body_html = regexp_replace(a.body_html, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'),
    message = left(regexp_replace(a.message, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 200),
    minutes = regexp_replace(a.minutes, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'),
    minutes_html = regexp_replace(a.minutes_html, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'),
    version = a.version + 1
where a.id = any(sqlc.arg(ids)::bigint[]);

-- name: AssemblyMerge :exec
-- What one account did in assemblies the account did that it is now part of.
with assemblies as (
    update assembly set created_by = sqlc.arg(into_id)::bigint where created_by = sqlc.arg(from_id)::bigint
), acts as (
    update assembly_act set member_id = sqlc.arg(into_id)::bigint where member_id = sqlc.arg(from_id)::bigint
), participants as (
    update assembly_participant set member_id = sqlc.arg(into_id)::bigint where member_id = sqlc.arg(from_id)::bigint
), slips as (
    update assembly_slip set created_by = sqlc.arg(into_id)::bigint where created_by = sqlc.arg(from_id)::bigint
), screens as (
    update assembly_screen set created_by = sqlc.arg(into_id)::bigint where created_by = sqlc.arg(from_id)::bigint
)
update assembly_floor
set member_id = case when member_id = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else member_id end,
    set_by = case when set_by = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else set_by end
where member_id = sqlc.arg(from_id)::bigint or set_by = sqlc.arg(from_id)::bigint;

-- name: AssemblyUniteHold :many
-- The assemblies that are not over in which a person takes part or wants something answered, held in their order.
select a.id from assembly a
where a.phase <> 'ended'
  and (exists (select from assembly_participant p where p.assembly_id = a.id and p.person_id = sqlc.arg(person_id)::bigint)
    or exists (
        select from assembly_floor f join assembly_floor_vote v on v.floor_id = f.id
        where f.assembly_id = a.id and v.voter = sqlc.arg(person_id)::bigint
    ))
order by a.id
for no key update of a;

-- name: AssemblyUnite :exec
-- One person takes part once: where both do, the one who stays does in all that either did.
with twice as (
    delete from assembly_participant gone using assembly_participant kept
    where gone.assembly_id = any(sqlc.arg(ids)::bigint[]) and gone.person_id = sqlc.arg(from_id)::bigint
      and kept.assembly_id = gone.assembly_id and kept.person_id = sqlc.arg(into_id)::bigint
    returning gone.assembly_id, gone.in_hall, gone.entitled, gone.joined_at
), kept as (
    update assembly_participant p
    set in_hall = p.in_hall or twice.in_hall, entitled = p.entitled or twice.entitled, joined_at = least(p.joined_at, twice.joined_at)
    from twice where p.assembly_id = twice.assembly_id and p.person_id = sqlc.arg(into_id)::bigint
), moved as (
    update assembly_participant p set person_id = sqlc.arg(into_id)::bigint
    where p.assembly_id = any(sqlc.arg(ids)::bigint[]) and p.person_id = sqlc.arg(from_id)::bigint
      and p.assembly_id not in (select twice.assembly_id from twice)
)
-- One more than what is counted less.
update assembly a set version = a.version + 2 where a.id = any(sqlc.arg(ids)::bigint[]);

-- name: AssemblyUniteVotes :exec
with twice as (
    delete from assembly_floor_vote gone using assembly_floor_vote kept, assembly_floor f
    where f.id = gone.floor_id and f.assembly_id = any(sqlc.arg(ids)::bigint[]) and gone.voter = sqlc.arg(from_id)::bigint
      and kept.floor_id = gone.floor_id and kept.voter = sqlc.arg(into_id)::bigint
    returning gone.floor_id
), moved as (
    update assembly_floor_vote v set voter = sqlc.arg(into_id)::bigint
    from assembly_floor f
    where f.id = v.floor_id and f.assembly_id = any(sqlc.arg(ids)::bigint[]) and v.voter = sqlc.arg(from_id)::bigint
      and v.floor_id not in (select twice.floor_id from twice)
)
update assembly_floor f set votes = f.votes - 1 from twice where f.id = twice.floor_id;

-- name: AssemblyCameIn :one
-- How many came in, in all: those who count, and guests.
select (select count(*) from assembly_participant p where p.assembly_id = sqlc.arg(id)::bigint and p.entitled)::integer as entitled,
       (select count(*) from assembly_guest g where g.assembly_id = sqlc.arg(id)::bigint)::integer as guests;

-- name: AssemblySeals :many
-- Which confidential items of assemblies are sealed or lost, and since when.
select i.assembly_id, i.id as item_id, s.state, s.since, s.bundle_hash, s.head
from assembly_item i
join ballot_seal s on s.entry_id = i.entry_id
where i.assembly_id = any(sqlc.arg(ids)::bigint[]) and s.state in ('sealed', 'lost')
order by i.assembly_id, i.position, i.id;

-- name: AssemblySealsHeld :many
-- Waits until no seal of an assembly's items is being written, and lets nobody write one. Who casts in several polls holds the rows in this
-- order; who writes a seal holds the one row before he reads the clock for it, and waits for no assembly afterwards.
select s.entry_id
from ballot_seal s
join assembly_item i on i.entry_id = s.entry_id
where i.assembly_id = $1
order by s.entry_id
for share of s;

-- name: AssemblyImportParticipants :exec
insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at)
select sqlc.arg(assembly_id)::bigint, asked.person_id, asked.member_id, asked.in_hall, true, asked.joined_at
from (
    select unnest(sqlc.arg(persons)::bigint[]) as person_id, unnest(sqlc.arg(members)::bigint[]) as member_id,
           unnest(sqlc.arg(in_hall)::boolean[]) as in_hall, unnest(sqlc.arg(times)::timestamptz[]) as joined_at
) asked;

-- name: AssemblyImportFloor :exec
with asked as (
    insert into assembly_floor (assembly_id, member_id, text, named, state, votes, asked_at, set_by)
    values (sqlc.arg(assembly_id)::bigint, sqlc.arg(member_id)::bigint, sqlc.arg(text), sqlc.arg(named), sqlc.arg(state),
            cardinality(sqlc.arg(voters)::bigint[]), sqlc.arg(asked_at), sqlc.arg(set_by)::bigint)
    returning id
)
insert into assembly_floor_vote (floor_id, voter) select asked.id, unnest(sqlc.arg(voters)::bigint[]) from asked;

-- name: RehearsalAdd :exec
insert into assembly_rehearsal (assembly_id, participants, seed, begun_at) values (@assembly_id, @participants, @seed, @begun_at);

-- name: RehearsalDrive :many
-- Takes those rehearsals that go on and that nobody else drives, for ten seconds; of two nodes one does. Whose they are already are
-- taken anew when half of that is over.
with due as (
    select r.assembly_id
    from assembly_rehearsal r
    join assembly a on a.id = r.assembly_id and a.phase = 'live'
    where r.lease_until is null or r.lease_until < clock_timestamp()
       or r.driver = sqlc.arg(driver)::text and r.lease_until < clock_timestamp() + interval '5 s'
    order by r.assembly_id
    for update of r skip locked
), taken as (
    update assembly_rehearsal r set driver = sqlc.arg(driver)::text, lease_until = clock_timestamp() + interval '10 s'
    from due where r.assembly_id = due.assembly_id
    returning r.assembly_id
)
select r.assembly_id, r.participants, r.seed,
       (extract(epoch from clock_timestamp() - r.begun_at) * 1000)::bigint as going
from assembly_rehearsal r
join assembly a on a.id = r.assembly_id and a.phase = 'live'
where r.driver = sqlc.arg(driver)::text and r.lease_until > clock_timestamp() or r.assembly_id in (select taken.assembly_id from taken)
order by r.assembly_id;

-- name: RehearsalLeave :exec
-- A node that stops leaves its rehearsals to the others at once.
update assembly_rehearsal set driver = '', lease_until = null where driver = @driver;

-- name: RehearsalHold :many
-- The rehearsal cannot be deleted meanwhile.
select id from assembly where id = @id and phase = 'live' for share;

-- name: RehearsalPersons :many
-- Whom the rehearsal has made up, in the order in which they came.
select person_id from assembly_participant where assembly_id = @assembly_id and member_id is null order by person_id;

-- name: RehearsalJoin :exec
with made as (
    insert into person (created_at) select sqlc.arg(at)::timestamptz from generate_series(1, sqlc.arg(count)::integer) returning id
)
insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at)
select sqlc.arg(assembly_id)::bigint, made.id, null, true, true, sqlc.arg(at)::timestamptz from made;

-- name: RehearsalOpen :many
-- The questions that are open, and how long already and still.
select i.id, i.entry_id, p.version, (extract(epoch from clock_timestamp() - p.opened_at) * 1000)::bigint as going,
       coalesce((extract(epoch from p.closes_at - p.opened_at) * 1000)::bigint, 0)::bigint as lasts
from assembly_item i
join poll p on p.entry_id = i.entry_id
where i.assembly_id = @assembly_id and p.rehearsal and p.phase = 'open' and (p.closes_at is null or p.closes_at > clock_timestamp())
order by i.id;

-- name: RehearsalVoted :many
select v.person_id from ballot_voter v
join assembly_participant p on p.person_id = v.person_id and p.assembly_id = @assembly_id and p.member_id is null
where v.entry_id = @entry_id;

-- name: RehearsalAsk :exec
insert into assembly_floor (assembly_id, text, named, asked_at) values (@assembly_id, @text, false, @asked_at);

-- name: RehearsalAsked :one
select count(*) from assembly_floor where assembly_id = @assembly_id and member_id is null and guest_id is null;

-- name: RehearsalDismiss :exec
-- Whom a rehearsal has made up goes without a trace.
with gone as (
    delete from assembly_participant where assembly_id = @assembly_id and member_id is null returning person_id
)
delete from person where id in (select gone.person_id from gone);

-- name: AssemblyForgetGuests :many
-- The names that guests gave, of assemblies that have been over for so long. What they voted and asked stays without them.
with gone as (
    update assembly_guest set name = ''
    where id in (
        select g.id from assembly_guest g join assembly a on a.id = g.assembly_id
        where g.name <> '' and a.phase = 'ended' and a.ended_at < now() - make_interval(secs => @kept::float8)
        limit @most::integer for update of g skip locked
    )
    returning assembly_id
)
select gone.assembly_id from gone;

-- name: RehearsalOld :many
select r.assembly_id from assembly_rehearsal r where r.begun_at < now() - make_interval(secs => @kept::float8) order by r.assembly_id;

-- name: RehearsalShown :many
-- The questions from the floor that were let through, with those made up who want them.
select f.id, coalesce(array_agg(v.voter) filter (where v.voter is not null), '{}')::bigint[] as voters
from assembly_floor f left join assembly_floor_vote v on v.floor_id = f.id
where f.assembly_id = @assembly_id and f.state = 'shown'
group by f.id order by f.id;
