-- name: StreamHeads :many
-- Where these streams stand, each with the tag of its newest notice; one without notices yet is absent.
select s.kind, s.ref, s.id, s.head, coalesce(n.tag, 0)::bigint as tag
from (select unnest(@kinds::text[]) as kind, unnest(@refs::bigint[]) as ref) as wanted
join stream s on s.kind = wanted.kind and s.ref = wanted.ref
left join notice n on n.stream_id = s.id and n.seq = s.head;

-- name: StreamPosition :one
-- Where a stream stands, and the tag of the notice after which someone wants to go on.
select s.id, s.head, s.floor, coalesce(newest.tag, 0)::bigint as head_tag, at.tag as after_tag
from stream s
left join notice newest on newest.stream_id = s.id and newest.seq = s.head
left join notice at on at.stream_id = s.id and at.seq = @after::bigint
where s.kind = @kind and s.ref = @ref;

-- name: StreamSettled :one
-- Where a stream stands once nobody is about to write to it: whoever is, holds its row until he commits or gives up.
select head from stream where kind = @kind and ref = @ref for share;

-- name: NoticeAfter :many
-- What streams hold, each after one notice and up to another, oldest first. Nth is for whom it is read, from 1.
select wanted.nth::integer as nth, n.stream_id, n.seq, n.kind, n.ref, n.version, n.tag, n.created_at
from (
    select
        unnest(@stream_ids::bigint[]) as stream_id, unnest(@afters::bigint[]) as after, unnest(@uptos::bigint[]) as upto,
        unnest(@mosts::bigint[]) as most, generate_subscripts(@stream_ids::bigint[], 1) as nth
) as wanted
cross join lateral (
    select * from notice
    where notice.stream_id = wanted.stream_id and notice.seq > wanted.after and notice.seq <= wanted.upto
    order by notice.seq
    limit wanted.most
) as n
order by wanted.nth, n.seq;

-- name: StreamOverfull :many
-- Streams whose oldest notice is older, or further behind the newest, than the log keeps; in pages by id.
select s.id
from stream s
join notice oldest on oldest.stream_id = s.id and oldest.seq = greatest(s.floor, 1)
where s.id > @after::bigint and oldest.seq < s.head
  and (oldest.created_at < @before or oldest.seq <= s.head - @keep::bigint)
order by s.id
limit @most::integer;

-- name: StreamForget :one
-- Forgets the oldest notices of a stream, a batch at most and never the newest one, and raises its floor to what is left.
with held as (
    select s.id, s.head from stream s where s.id = @stream_id for update
), batch as (
    select n.seq, n.created_at < @before or n.seq <= held.head - @keep::bigint as old
    from held
    join notice n on n.stream_id = held.id and n.seq < held.head
    order by n.seq
    limit @most::integer
), edge as (
    select coalesce(min(seq) filter (where not old), max(seq) + 1) as seq from batch
), gone as (
    delete from notice n using edge where n.stream_id = @stream_id and n.seq < edge.seq returning n.xid, n.stream_id, n.seq
), told as (
    update log_forgotten f
    set xid = furthest.xid, stream_id = furthest.stream_id, seq = furthest.seq
    from (select xid, stream_id, seq from gone order by xid desc, stream_id desc, seq desc limit 1) furthest
    where (furthest.xid, furthest.stream_id, furthest.seq) > (f.xid, f.stream_id, f.seq)
), raised as (
    update stream s set floor = edge.seq from edge where s.id = @stream_id and edge.seq > s.floor
)
select count(*) from gone;
