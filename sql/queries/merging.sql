-- What a merge does that belongs to no single domain: whatever was one account's is another's. Both are held.

-- name: MergingBarred :one
-- Whether one of two accounts is excluded from a piazza that the other is in.
select exists (
    select from exclusion x join membership m on m.space_id = x.space_id
    where (x.until is null or x.until > now())
      and (x.member_id = sqlc.arg(from_id)::bigint and m.member_id = sqlc.arg(into_id)::bigint
        or x.member_id = sqlc.arg(into_id)::bigint and m.member_id = sqlc.arg(from_id)::bigint)
);

-- name: MergingEntries :exec
update entry set author_id = sqlc.arg(into_id) where author_id = sqlc.arg(from_id);

-- name: MergingSpaces :many
-- The piazze of an account, held in the order of their numbers.
select space.id from space
where space.id in (select membership.space_id from membership where membership.member_id = sqlc.arg(from_id))
order by space.id
for update of space;

-- name: MergingMemberships :many
-- Of two roles in a piazza the higher stays, of two arrivals the earlier; where both were in, there is one member less.
with gone as (
    delete from membership where membership.member_id = sqlc.arg(from_id)::bigint
    returning membership.space_id, membership.role, membership.joined_at
), both_in as (
    select gone.space_id, own.role as before, least(gone.joined_at, own.joined_at) as joined_at,
           case when array_position('{member,editor,moderator,administrator}'::text[], gone.role)
                   > array_position('{member,editor,moderator,administrator}'::text[], own.role) then gone.role else own.role end as role
    from gone join membership own on own.space_id = gone.space_id and own.member_id = sqlc.arg(into_id)::bigint
), raised as (
    update membership set role = both_in.role, joined_at = both_in.joined_at
    from both_in
    where membership.space_id = both_in.space_id and membership.member_id = sqlc.arg(into_id)::bigint
    returning membership.space_id, both_in.before, membership.role as after
), moved as (
    insert into membership (space_id, member_id, role, joined_at)
    select gone.space_id, sqlc.arg(into_id)::bigint, gone.role, gone.joined_at from gone
    where gone.space_id not in (select both_in.space_id from both_in)
    returning membership.space_id, '' as before, membership.role as after
), counted as (
    update space set member_count = member_count - 1 from both_in where space.id = both_in.space_id
)
select raised.space_id, raised.before::text as before, raised.after::text as after from raised where raised.before <> raised.after
union all
select moved.space_id, moved.before::text, moved.after::text from moved
order by 1;

-- name: MergingElectors :exec
-- The account by which somebody stands on an electoral list, also of polls that are closed.
update poll_elector l set member_id = sqlc.arg(into_id)
from poll, person
where (person.id = sqlc.arg(person_id)::bigint or person.united_into = sqlc.arg(person_id)::bigint)
  and l.entry_id = poll.entry_id and l.person_id = person.id and l.member_id = sqlc.arg(from_id);

-- name: MergingComments :exec
update comment
set author_id = case when author_id = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else author_id end,
    hidden_by = case when hidden_by = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else hidden_by end
where author_id = sqlc.arg(from_id)::bigint or hidden_by = sqlc.arg(from_id)::bigint;

-- name: MergingReactionsTwice :many
-- Where both have reacted alike one of the reactions is too many.
with twice as (
    delete from reaction r using reaction kept
    where r.member_id = sqlc.arg(from_id)::bigint and kept.member_id = sqlc.arg(into_id)::bigint
      and kept.comment_id = r.comment_id and kept.kind = r.kind
    returning r.comment_id, r.kind
), less as (
    select twice.comment_id, count(*) as total, count(*) filter (where twice.kind = 'agree') as agree,
           count(*) filter (where twice.kind = 'thanks') as thanks, count(*) filter (where twice.kind = 'insight') as insight
    from twice group by twice.comment_id
)
update comment c
set agree_count = c.agree_count - less.agree, thanks_count = c.thanks_count - less.thanks, insight_count = c.insight_count - less.insight,
    reaction_count = c.reaction_count - less.total, version = c.version + 1
from less
where c.id = less.comment_id
returning c.id, c.entry_id, c.version;

-- name: MergingReactions :exec
update reaction set member_id = sqlc.arg(into_id) where member_id = sqlc.arg(from_id);

-- name: MergingTwice :exec
-- What the one who stays has himself is not moved to him.
with mentions as (
    delete from mention a using mention b
    where a.member_id = sqlc.arg(from_id)::bigint and b.member_id = sqlc.arg(into_id)::bigint and b.comment_id = a.comment_id
), notifications as (
    delete from notification a using notification b
    where a.member_id = sqlc.arg(from_id)::bigint and b.member_id = sqlc.arg(into_id)::bigint
      and (b.comment_id = a.comment_id or b.reminder_id = a.reminder_id)
), consents as (
    delete from consent a using consent b
    where a.member_id = sqlc.arg(from_id)::bigint and b.member_id = sqlc.arg(into_id)::bigint and b.version = a.version
), kept as (
    update exclusion b set until = case when a.until is null or b.until is null then null else greatest(a.until, b.until) end
    from exclusion a
    where a.member_id = sqlc.arg(from_id)::bigint and b.member_id = sqlc.arg(into_id)::bigint and b.space_id = a.space_id
), exclusions as (
    delete from exclusion a using exclusion b
    where a.member_id = sqlc.arg(from_id)::bigint and b.member_id = sqlc.arg(into_id)::bigint and b.space_id = a.space_id
), keys as (
    delete from idempotency where idempotency.member_id = sqlc.arg(from_id)::bigint
), muted as (
    delete from notification_muted where notification_muted.member_id = sqlc.arg(from_id)::bigint
), arrivals as (
    delete from arrival where arrival.member_id = sqlc.arg(from_id)::bigint
)
delete from notification_unread where notification_unread.member_id = sqlc.arg(from_id)::bigint;

-- name: MergingOwned :exec
-- What is left names the one who stays.
with mentions as (
    update mention set member_id = sqlc.arg(into_id)::bigint where member_id = sqlc.arg(from_id)::bigint
), notifications as (
    update notification set member_id = sqlc.arg(into_id)::bigint where member_id = sqlc.arg(from_id)::bigint
), consents as (
    update consent set member_id = sqlc.arg(into_id)::bigint where member_id = sqlc.arg(from_id)::bigint
), exclusions as (
    update exclusion
    set member_id = case when member_id = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else member_id end,
        excluded_by = case when excluded_by = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else excluded_by end
    where member_id = sqlc.arg(from_id)::bigint or excluded_by = sqlc.arg(from_id)::bigint
), invitations as (
    update invitation
    set invited_by = case when invited_by = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else invited_by end,
        used_by = case when used_by = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else used_by end
    where invited_by = sqlc.arg(from_id)::bigint or used_by = sqlc.arg(from_id)::bigint
), decisions as (
    update moderation_decision set decided_by = sqlc.arg(into_id)::bigint where decided_by = sqlc.arg(from_id)::bigint
), rulings as (
    update member_decision
    set member_id = case when member_id = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else member_id end,
        decided_by = case when decided_by = sqlc.arg(from_id)::bigint then sqlc.arg(into_id)::bigint else decided_by end
    where member_id = sqlc.arg(from_id)::bigint or decided_by = sqlc.arg(from_id)::bigint
), options as (
    update poll_option set added_by = sqlc.arg(into_id)::bigint where added_by = sqlc.arg(from_id)::bigint
), templates as (
    update poll_template set created_by = sqlc.arg(into_id)::bigint where created_by = sqlc.arg(from_id)::bigint
), erasures as (
    update erasure set merged_into = sqlc.arg(into_id)::bigint where merged_into = sqlc.arg(from_id)::bigint
), hidden as (
    update ballot_hidden_text set hidden_by = sqlc.arg(into_id)::bigint where hidden_by = sqlc.arg(from_id)::bigint
)
update privacy_notice set published_by = sqlc.arg(into_id)::bigint where published_by = sqlc.arg(from_id)::bigint;

-- name: MergingUnread :exec
-- Counts anew what waits for the one who stays.
insert into notification_unread as u (member_id, version, count)
select sqlc.arg(into_id)::bigint, 1, count(*) from notification_readable r where r.member_id = sqlc.arg(into_id)::bigint and r.read_at is null
on conflict (member_id) do update set count = excluded.count, version = u.version + 1;

-- name: MergingHandle :exec
-- Texts that call the one who is no more by his handle will call the one who stays; until they do, nobody else gets it.
insert into erasure (member_id, handle, merged_into, begun_at)
values (sqlc.arg(from_id), sqlc.arg(handle), sqlc.arg(into_id), sqlc.arg(begun_at));
