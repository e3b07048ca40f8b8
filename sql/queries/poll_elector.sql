-- Who stands on the electoral lists of polls.

-- name: PollElectorsFind :many
-- The members among those whom handles name.
select id, person_id, handle from member where handle = any(sqlc.arg(handles)::text[]) and erased_at is null;

-- name: PollElectorsPut :execrows
-- A person stands on a list once, with the account that was named first.
insert into poll_elector (entry_id, person_id, member_id)
select sqlc.arg(entry_id), p.person_id, p.member_id
from (select unnest(sqlc.arg(persons)::bigint[]) as person_id, unnest(sqlc.arg(members)::bigint[]) as member_id) as p
on conflict do nothing;

-- name: PollElectorsDrop :execrows
-- All but these leave the list.
delete from poll_elector where entry_id = sqlc.arg(entry_id) and person_id <> all(sqlc.arg(persons)::bigint[]);

-- name: PollElectorsCopy :exec
insert into poll_elector (entry_id, person_id, member_id)
select sqlc.arg(entry_id), person_id, member_id from poll_elector l where l.entry_id = sqlc.arg(source)
on conflict do nothing;

-- name: PollElectorsCount :exec
-- The number that the poll keeps; its row is locked, or new.
update poll set electors = (select count(*) from poll_elector l where l.entry_id = poll.entry_id) where poll.entry_id = $1;

-- name: PollElectorsList :many
select sqlc.embed(member)
from poll_elector l
join member on member.id = l.member_id
where l.entry_id = sqlc.arg(entry_id) and l.member_id > sqlc.arg(after)::bigint
order by l.member_id
limit sqlc.arg(most)::integer;

-- name: PollOwed :many
-- The polls in which somebody may vote now and has not, those that close first before the others. Of confidential polls the caller knows
-- in which he has voted.
with owed as (
    select p.entry_id, coalesce(p.closes_at, '9999-12-31'::timestamptz) as closes
    from poll p
    join entry e on e.id = p.entry_id
    join space s on s.id = e.space_id
    where e.state = 'published' and p.assembly_id is null
      and (p.phase = 'open' or p.phase = 'waiting' and p.opens_at <= clock_timestamp())
      and (p.closes_at is null or p.closes_at > clock_timestamp())
      and p.assurance = any(sqlc.arg(reached)::text[])
      and (s.visibility = 'public' or sqlc.arg(everything)::boolean or s.id = any(sqlc.arg(own)::bigint[]))
      and case p.electorate
              when 'members' then s.id = any(sqlc.arg(own)::bigint[])
              when 'list' then exists (select 1 from poll_elector l where l.entry_id = p.entry_id and l.person_id = sqlc.arg(person_id)::bigint)
              else true
          end
      and s.id <> all(sqlc.arg(excluded)::bigint[])
      and not exists (select 1 from ballot_voter b where b.entry_id = p.entry_id and b.person_id = sqlc.arg(person_id)::bigint)
      and p.entry_id <> all(sqlc.arg(voted)::bigint[])
)
select sqlc.embed(entry), sqlc.embed(space), sqlc.embed(member), owed.closes::timestamptz as closes,
       (select count(*) from owed)::bigint as total,
       (select coalesce(json_agg(json_build_object('code', c.code, 'title', c.title) order by c.position, c.code), '[]') from space_section c where c.space_id = space.id)::text as sections
from owed
join entry on entry.id = owed.entry_id
join space on space.id = entry.space_id
join member on member.id = entry.author_id
where (owed.closes, owed.entry_id) > (sqlc.arg(after_closes)::timestamptz, sqlc.arg(after_id)::bigint)
order by owed.closes, owed.entry_id
limit sqlc.arg(most)::integer;

-- name: PollElectorsUnite :many
-- One person turned out to be another, who stands in his place; where both stood, one place is too many.
with gone as (
    delete from poll_elector l
    where l.entry_id = any(sqlc.arg(polls)::bigint[]) and l.person_id = sqlc.arg(from_id)::bigint
    returning l.entry_id, l.member_id
), put as (
    insert into poll_elector (entry_id, person_id, member_id)
    select gone.entry_id, sqlc.arg(into_id)::bigint, gone.member_id from gone
    on conflict do nothing
)
select gone.entry_id from gone;

-- name: PollElectorsRecount :exec
update poll
set electors = (select count(*) from poll_elector l where l.entry_id = poll.entry_id), version = poll.version + 1
where poll.entry_id = any(sqlc.arg(polls)::bigint[]) and (poll.assembly_id is null or poll.phase <> 'closed');
