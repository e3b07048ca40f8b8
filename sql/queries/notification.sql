-- name: NotificationFacts :many
-- What decides whom these comments concern.
select c.id, c.entry_id, c.author_id, c.state, coalesce(answered.author_id, e.author_id)::bigint as answered_id,
    e.space_id, e.state as entry_state, e.author_id as entry_author_id, s.visibility,
    array(select mention.member_id from mention where mention.comment_id = c.id order by mention.member_id)::bigint[] as mentioned
from comment c
join entry e on e.id = c.entry_id
join space s on s.id = e.space_id
left join comment answered on answered.id = c.parent_id
where c.id = any(@ids::bigint[])
order by c.id;

-- name: NotificationReaders :many
-- What the rules need to know of the members who may be told. They are held: nobody is erased before his notifications stand,
-- and none is written to who is.
select m.id, m.administrator,
    array(select p.space_id from membership p where p.member_id = m.id order by p.space_id)::bigint[] as spaces,
    array(select p.role from membership p where p.member_id = m.id order by p.space_id)::text[] as roles,
    array(select p.joined_at from membership p where p.member_id = m.id order by p.space_id)::timestamptz[] as joined,
    array(select x.kind from notification_muted x where x.member_id = m.id)::text[] as muted
from member m
where m.id = any(@ids::bigint[]) and m.erased_at is null
order by m.id
for share of m;

-- name: NotificationAdd :many
-- Writes notifications, those left out that were written before.
insert into notification (member_id, kind, comment_id, entry_id, created_at)
select (@member_ids::bigint[])[nth], (@kinds::text[])[nth], (@comment_ids::bigint[])[nth], (@entry_ids::bigint[])[nth],
    (@times::timestamptz[])[nth]
from generate_subscripts(@member_ids::bigint[], 1) as nth
order by nth
on conflict (member_id, comment_id) do nothing
returning id, member_id;

-- name: NotificationAffected :many
-- Those of these members for whom something waits, more or less of it when their rights change.
select m.id::bigint as member_id
from unnest(@members::bigint[]) as m(id)
where exists (select from notification n where n.member_id = m.id and n.read_at is null)
group by m.id
order by m.id;

-- name: NotificationRecountSpaces :exec
-- Notes that what waits in these spaces is to be counted anew, from the beginning.
insert into notification_recount (scope, ref)
select distinct 'space', s.id from unnest(@spaces::bigint[]) as s(id) order by 2
on conflict (scope, ref) do update set above = 0;

-- name: NotificationRecountEntries :exec
-- Notes that what waits under these entries is to be counted anew, from the beginning; where nothing waits nothing is noted.
insert into notification_recount (scope, ref)
select distinct 'entry', e.id
from unnest(@entries::bigint[]) as e(id)
where exists (select from notification n where n.entry_id = e.id and n.read_at is null)
order by 2
on conflict (scope, ref) do update set above = 0;

-- name: NotificationRecountTake :one
-- Something that is to be counted anew, held until the transaction ends; of two nodes each takes another.
select scope, ref, above from notification_recount order by scope, ref limit 1 for update skip locked;

-- name: NotificationRecountMembers :many
-- The next members for whom something waits under an entry.
select distinct n.member_id
from notification n
where n.entry_id = @entry_id and n.read_at is null and n.member_id > @above
order by n.member_id
limit @most::integer;

-- name: NotificationRecountIn :many
-- The next entries of a space.
select e.id from entry e where e.space_id = @space_id and e.id > @above order by e.id limit @most::integer;

-- name: NotificationRecountMove :exec
update notification_recount set above = @above where scope = @scope and ref = @ref;

-- name: NotificationRecountEnd :exec
delete from notification_recount where scope = @scope and ref = @ref;

-- name: NotificationErase :exec
-- Takes the notifications of those of these members who were erased.
delete from notification where notification.id in (
    select n.id
    from notification n
    join member m on m.id = n.member_id
    where m.id = any(@members::bigint[]) and m.erased_at is not null
    order by n.id
    for update of n
);

-- name: NotificationUnreadBegin :exec
-- Gives each of these members something to count in.
insert into notification_unread (member_id)
select unnest(@members::bigint[]) as member_id order by member_id
on conflict do nothing;

-- name: NotificationUnreadHold :many
-- Holds the counts of these members until the transaction ends.
select member_id from notification_unread where member_id = any(@members::bigint[]) order by member_id for update;

-- name: NotificationUnreadAdd :exec
-- Counts what was just written to members, whose counts are held: what waits is not counted again for each that comes.
update notification_unread u
set count = u.count + fresh.count, version = u.version + 1
from (select unnest(@members::bigint[]) as member_id, unnest(@counts::integer[]) as count) fresh
where u.member_id = fresh.member_id;

-- name: NotificationUnreadCount :many
-- Counts anew what waits for these members, whose counts are held. Only what changed gets a new version.
update notification_unread u
set count = counted.waiting, version = u.version + 1
from (
    select wanted.member_id, (
        select count(*) from notification_readable r where r.member_id = wanted.member_id and r.read_at is null
    )::integer as waiting
    from unnest(@members::bigint[]) as wanted(member_id)
) counted
where u.member_id = counted.member_id and u.count <> counted.waiting
returning u.member_id;

-- name: NotificationUnread :many
-- How much waits for these members; one for whom nothing ever did is absent.
select member_id, version, count from notification_unread where member_id = any(@members::bigint[]);

-- name: NotificationPage :many
-- A member's notifications before one of them, newest first, as far as he may read what they are about.
select id, member_id, kind, comment_id, entry_id, created_at, read_at
from notification_readable
where member_id = @member_id and id < @before::bigint
order by id desc
limit @most::integer;

-- name: NotificationTotal :one
select count(*) from notification_readable where member_id = @member_id;

-- name: NotificationGet :many
-- Those of these notifications that are a member's own and that he may read.
select id, member_id, kind, comment_id, entry_id, created_at, read_at
from notification_readable
where member_id = @member_id and id = any(@ids::bigint[]);

-- name: NotificationRead :one
-- Marks as read what a member could read up to one of his notifications; what he could not see stays new.
with mine as (
    select n.id
    from notification n
    join notification_readable r on r.id = n.id
    where n.member_id = @member_id and n.read_at is null and n.id <= @up_to::bigint
    order by n.id
    for update of n
), done as (
    update notification n set read_at = @at from mine where n.id = mine.id and n.read_at is null returning n.id
)
select count(*) as marked, coalesce(max(id), 0)::bigint as last from done;

-- name: NotificationOwn :one
select exists (select from notification where id = @id and member_id = @member_id);

-- name: NotificationMuted :many
-- What a member does not want to be told of.
select kind from notification_muted where member_id = @member_id order by kind;

-- name: NotificationMute :exec
-- What a member does not want to be told of is this from now on, and nothing else.
with wanted as (
    delete from notification_muted where member_id = @member_id::bigint and kind <> all(@kinds::text[])
)
insert into notification_muted (member_id, kind)
select m.id, k.kind
from member m cross join unnest(@kinds::text[]) as k(kind)
where m.id = @member_id::bigint and m.erased_at is null
for share of m
on conflict do nothing;
