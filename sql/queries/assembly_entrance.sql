-- How people come into assemblies: codes, slips, guests, screens. Only the database's clock says what is over, and since when.

-- name: EntranceByCode :one
-- What six digits open, and in the same statement the count of those that open nothing: however many are sent at once, no more
-- are looked at beside each other than there are connections. Sources are counted in their order, so that no two wait for each
-- other in a circle. While one of them is locked nothing is looked at, and nothing counted. Whoever is the first to be counted after
-- everybody's lock does at once what EntranceReopen does.
with barred as (
    select exists (select from assembly_try where source = any(sqlc.arg(sources)::bytea[]) and locked_until > now()) as yes
), passed as (
    select exists (select from assembly_try where source = sqlc.arg(everybody)::bytea and locked_until <= now()) as yes
), opened as (
    select assembly.id from assembly, barred
    where assembly.code = sqlc.arg(code)::text and assembly.phase = 'live' and not barred.yes
), counted as (
    insert into assembly_try (source, wrong, most, seconds, since)
    select one.source, 1, one.most, one.seconds, now()
    from (
        select unnest(sqlc.arg(sources)::bytea[]) as source, unnest(sqlc.arg(most)::integer[]) as most,
               unnest(sqlc.arg(seconds)::integer[]) as seconds
    ) one, barred
    where not barred.yes and not exists (select from opened)
    order by one.source
    on conflict (source) do update
    set wrong = case
            when assembly_try.source = sqlc.arg(everybody)::bytea and assembly_try.locked_until <= now() then assembly_try.most - assembly_try.most / 6 + 1
            when assembly_try.since < now() - make_interval(secs => assembly_try.seconds) then 1
            else assembly_try.wrong + 1
        end,
        since = case when assembly_try.since < now() - make_interval(secs => assembly_try.seconds) then now() else assembly_try.since end,
        locked_until = case
            when assembly_try.source = sqlc.arg(everybody)::bytea and assembly_try.locked_until <= now() then null
            when assembly_try.since >= now() - make_interval(secs => assembly_try.seconds) and assembly_try.wrong + 1 >= assembly_try.most
            then now() + interval '10 minutes'
        end
    returning source, locked_until
)
select barred.yes::boolean as barred, coalesce((select id from opened), 0)::bigint as id,
       exists (
           select from counted, passed
           where counted.source = sqlc.arg(everybody)::bytea and (counted.locked_until > now() or passed.yes)
       )::boolean as turns
from barred;

-- name: EntranceWrong :one
-- Counts a slip or a secret that opens nothing, as EntranceByCode counts a code.
with barred as (
    select exists (select from assembly_try where source = any(sqlc.arg(sources)::bytea[]) and locked_until > now()) as yes
), passed as (
    select exists (select from assembly_try where source = sqlc.arg(everybody)::bytea and locked_until <= now()) as yes
), counted as (
    insert into assembly_try (source, wrong, most, seconds, since)
    select one.source, 1, one.most, one.seconds, now()
    from (
        select unnest(sqlc.arg(sources)::bytea[]) as source, unnest(sqlc.arg(most)::integer[]) as most,
               unnest(sqlc.arg(seconds)::integer[]) as seconds
    ) one, barred
    where not barred.yes
    order by one.source
    on conflict (source) do update
    set wrong = case
            when assembly_try.source = sqlc.arg(everybody)::bytea and assembly_try.locked_until <= now() then assembly_try.most - assembly_try.most / 6 + 1
            when assembly_try.since < now() - make_interval(secs => assembly_try.seconds) then 1
            else assembly_try.wrong + 1
        end,
        since = case when assembly_try.since < now() - make_interval(secs => assembly_try.seconds) then now() else assembly_try.since end,
        locked_until = case
            when assembly_try.source = sqlc.arg(everybody)::bytea and assembly_try.locked_until <= now() then null
            when assembly_try.since >= now() - make_interval(secs => assembly_try.seconds) and assembly_try.wrong + 1 >= assembly_try.most
            then now() + interval '10 minutes'
        end
    returning source, locked_until
)
select barred.yes::boolean as barred, 0::bigint as id,
       exists (
           select from counted, passed
           where counted.source = sqlc.arg(everybody)::bytea and (counted.locked_until > now() or passed.yes)
       )::boolean as turns
from barred;

-- name: EntranceLocked :one
-- Whether codes are locked for everybody.
select exists (select from assembly_try where source = sqlc.arg(everybody)::bytea and locked_until > now())::boolean;

-- name: EntranceReopen :many
-- Ends the lock of everybody's codes when its time has come; of several nodes one finds the row. Of the wrong ones of an hour those of ten
-- minutes are free again: nobody's slip of a finger locks everybody out once more, and who waits out the lock gets no further.
update assembly_try set locked_until = null, wrong = most - most / 6 where source = sqlc.arg(everybody)::bytea and locked_until <= now()
returning source;

-- name: EntranceForget :execrows
-- Forgets who tried wrong ones a while ago.
delete from assembly_try where since < now() - interval '2 hours' and (locked_until is null or locked_until < now());

-- name: EntranceHeld :many
-- The assemblies that are held now, in ascending order.
select id from assembly where phase = 'live' order by id;

-- name: EntranceRaise :exec
-- Has everybody look at assemblies anew. They are held in their order, as by who holds an assembly and what rehearses it.
update assembly a set version = a.version + 1
from (select one.id from assembly one where one.id = any(sqlc.arg(ids)::bigint[]) order by one.id for no key update) held
where a.id = held.id;

-- name: EntranceOpened :one
-- An assembly that people may come into now.
select sqlc.embed(assembly), sqlc.embed(space), clock_timestamp()::timestamptz as now
from assembly
join space on space.id = assembly.space_id
where assembly.id = $1 and assembly.phase = 'live';

-- name: EntranceVersion :one
-- How many QR codes an assembly has had, held or not.
select code_version from assembly where id = $1;

-- name: EntranceHold :many
-- Keeps an assembly from being deleted in which people come in. Who holds it never waits for them, nor they for him: a hall that
-- comes in at once would stand before his next click.
select 1 from assembly where id = $1 and phase = 'live' for key share;

-- name: EntranceCodeTaken :one
select exists (select from assembly where code = sqlc.arg(code)::text)::boolean;

-- name: SlipByCode :one
-- The slip of a code, of whichever assembly and whether it is still good or not.
select sqlc.embed(assembly_slip) from assembly_slip where code_hash = $1;

-- name: SlipHoldByCode :one
select sqlc.embed(assembly_slip) from assembly_slip where code_hash = $1 and assembly_id = $2 and revoked_at is null for update;

-- name: SlipHold :one
-- With the name of the guest who came with it.
select sqlc.embed(assembly_slip), coalesce((select g.name from assembly_guest g where g.slip_id = assembly_slip.id), '')::text as name
from assembly_slip
where assembly_slip.id = $1
for update;

-- name: SlipOf :one
select assembly_id from assembly_slip where id = $1;

-- name: SlipUse :exec
update assembly_slip set used_at = sqlc.arg(now)::timestamptz where id = $1;

-- name: SlipRevoke :exec
update assembly_slip set revoked_at = sqlc.arg(now)::timestamptz where id = $1;

-- name: SlipAnew :exec
update assembly_slip set code_hash = $2, used_at = null where id = $1;

-- name: SlipLast :one
select coalesce(max(number), 0)::integer from assembly_slip where assembly_id = $1;

-- name: SlipAdd :many
insert into assembly_slip (assembly_id, number, code_hash, created_by, created_at)
select sqlc.arg(assembly_id), sqlc.arg(first)::integer + one.nth::integer - 1, one.hash, sqlc.arg(created_by), sqlc.arg(now)
from unnest(sqlc.arg(hashes)::bytea[]) with ordinality as one(hash, nth)
returning *;

-- name: SlipList :many
-- Newest first, each with the guest who came with it.
select sqlc.embed(assembly_slip), coalesce(assembly_guest.name, '')::text as name
from assembly_slip
left join assembly_guest on assembly_guest.slip_id = assembly_slip.id
where assembly_slip.assembly_id = sqlc.arg(assembly_id) and assembly_slip.number < sqlc.arg(before)::integer
order by assembly_slip.number desc
limit sqlc.arg(most)::integer;

-- name: SlipCount :one
select count(*)::integer from assembly_slip where assembly_id = $1;

-- name: GuestByKey :one
-- The guest who came in under a key, as long as he may stay.
select sqlc.embed(assembly_guest) from assembly_guest where enter_hash = $1 and assembly_id = $2 and ended_at is null;

-- name: GuestBySlip :one
select sqlc.embed(assembly_guest) from assembly_guest where slip_id = sqlc.arg(slip_id)::bigint;

-- name: GuestByID :one
select sqlc.embed(assembly_guest) from assembly_guest where id = $1;

-- name: GuestAdd :many
-- Nothing comes back where the same key came in at this very moment.
insert into assembly_guest (assembly_id, slip_id, name, pass_hash, enter_hash, joined_at)
values (sqlc.arg(assembly_id), sqlc.narg(slip_id), sqlc.arg(name), sqlc.arg(pass_hash), sqlc.narg(enter_hash), sqlc.arg(now))
on conflict do nothing
returning *;

-- name: GuestReturn :one
-- A guest whose slip was made anew comes in with it, as who he was.
update assembly_guest
set pass_hash = sqlc.arg(pass_hash), enter_hash = sqlc.narg(enter_hash), ended_at = null,
    name = case when sqlc.arg(name)::text = '' then name else sqlc.arg(name)::text end
where id = sqlc.arg(id)
returning *;

-- name: GuestSuspend :one
-- Takes a guest's pass from him, until he comes in anew; what he shows now is of the version before.
update assembly_guest
set pass_hash = sqlc.arg(pass_hash), enter_hash = null, pass_version = pass_version + 1, ended_at = sqlc.narg(ended_at)
where id = sqlc.arg(id)
returning pass_version;

-- name: GuestCount :one
-- How many guests without a slip there are who were not put out.
select count(*)::integer from assembly_guest where assembly_id = $1 and slip_id is null and ended_at is null;

-- name: GuestHold :one
-- Whether a guest of an assembly is still in; he is held for that before his polls.
select (ended_at is null)::boolean from assembly_guest where id = $1 and assembly_id = $2 for no key update;

-- name: ParticipantEnter :many
-- A member comes in, or comes in again: who was in the hall once stays counted there. What comes back is how he takes part now.
insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at)
values (sqlc.arg(assembly_id), sqlc.arg(person_id), sqlc.arg(member_id), sqlc.arg(in_hall), sqlc.arg(entitled), sqlc.arg(now))
on conflict (assembly_id, person_id) do update
set in_hall = assembly_participant.in_hall or excluded.in_hall, entitled = assembly_participant.entitled or excluded.entitled, member_id = excluded.member_id
returning in_hall, entitled, joined_at;

-- name: ParticipantOf :one
select in_hall, entitled, joined_at from assembly_participant
where assembly_id = $1 and person_id = $2;

-- name: ScreenAdd :exec
insert into assembly_screen (assembly_id, pass_hash, created_by, created_at)
values (sqlc.arg(assembly_id), sqlc.arg(pass_hash), sqlc.arg(created_by), sqlc.arg(now));

-- name: ScreenCount :one
select count(*)::integer from assembly_screen where assembly_id = $1 and ended_at is null;

-- name: ScreensEnd :many
update assembly_screen set ended_at = sqlc.arg(now)::timestamptz where assembly_id = $1 and ended_at is null
returning id;

-- name: PassOfGuest :one
-- Whom a guest's pass is of: known by its hash, or looked at again by its number and version. It is good for some seconds more
-- than the assembly.
select g.id, g.assembly_id, g.pass_version, (g.slip_id is not null)::boolean as has_slip,
       a.ended_at
from assembly_guest g
join assembly a on a.id = g.assembly_id
where g.ended_at is null and (a.ended_at is null or a.ended_at > now() - make_interval(secs => sqlc.arg(outlasts)::float8))
  and (g.pass_hash = sqlc.narg(pass_hash)::bytea or g.id = sqlc.narg(id)::bigint and g.pass_version = sqlc.narg(version)::integer);

-- name: PassOfScreen :one
select s.id, s.assembly_id, a.ended_at
from assembly_screen s
join assembly a on a.id = s.assembly_id
where s.ended_at is null and (a.ended_at is null or a.ended_at > now() - make_interval(secs => sqlc.arg(outlasts)::float8))
  and (s.pass_hash = sqlc.narg(pass_hash)::bytea or s.id = sqlc.narg(id)::bigint);

-- name: PassesOver :many
-- The assemblies whose passes have just come to their end: they are ended for good, so that it is said once.
with over as (
    select id from assembly where ended_at <= now() - make_interval(secs => sqlc.arg(outlasts)::float8) and ended_at > now() - interval '1 day'
), guests as (
    update assembly_guest set ended_at = now() where assembly_id in (select id from over) and ended_at is null returning assembly_id
), screens as (
    update assembly_screen set ended_at = now() where assembly_id in (select id from over) and ended_at is null returning assembly_id
)
select assembly_id from guests union select assembly_id from screens order by 1;
