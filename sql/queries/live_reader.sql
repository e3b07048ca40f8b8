-- name: LogReaderBegin :execrows
-- Gives a new reader its place: before everything, or after all that is committed by now. What was forgotten before there was
-- such a reader it has not missed.
insert into log_reader (name, incarnation, xid, missed_xid, missed_stream_id, missed_seq)
select @name, i.incarnation, case when @onward::boolean then pg_snapshot_xmin(pg_current_snapshot()) else '0'::xid8 end,
    f.xid, f.stream_id, f.seq
from installation i
cross join log_forgotten f
on conflict (name) do nothing;

-- name: LogReaderTake :one
-- Holds a reader's place until the transaction ends; nothing where another node holds it.
select r.xid, r.stream_id, r.seq, (r.incarnation <> i.incarnation)::boolean as changed
from log_reader r
cross join installation i
where r.name = @name
for update of r skip locked;

-- name: LogReaderRestart :one
-- Puts a reader into the log as it is now, which is another than it knew.
update log_reader r
set incarnation = i.incarnation, missed_xid = '0', missed_stream_id = 0, missed_seq = 0,
    xid = case when @onward::boolean then pg_snapshot_xmin(pg_current_snapshot()) else '0'::xid8 end, stream_id = 0, seq = 0
from installation i
where r.name = @name
returning r.xid, r.stream_id, r.seq;

-- name: LogReaderNext :many
-- What follows a reader's place, as far as nothing can still come before it: a transaction that runs has a number not
-- below pg_snapshot_xmin. missed tells, in the very snapshot, whether something between was forgotten.
select n.stream_id, n.seq, n.kind, n.ref, n.version, n.tag, n.xid, n.created_at, s.kind as stream_kind, s.ref as stream_ref,
    exists (
        select from log_reader r, log_forgotten f
        where r.name = @name and (f.xid, f.stream_id, f.seq) > (@xid::xid8, @stream_id::bigint, @seq::bigint)
          and (f.xid, f.stream_id, f.seq) > (r.missed_xid, r.missed_stream_id, r.missed_seq)
    ) as missed
from notice n
join stream s on s.id = n.stream_id
where (n.xid, n.stream_id, n.seq) > (@xid, @stream_id, @seq) and n.xid < pg_snapshot_xmin(pg_current_snapshot())
order by n.xid, n.stream_id, n.seq
limit @most::integer;

-- name: LogReaderMove :exec
update log_reader set xid = @xid, stream_id = @stream_id, seq = @seq, read_at = @at where name = @name;

-- name: LogReaderMissed :exec
-- Remembers that a reader has said that it missed what was forgotten by now.
update log_reader r
set missed_xid = f.xid, missed_stream_id = f.stream_id, missed_seq = f.seq
from log_forgotten f
where r.name = @name;

-- name: LogReaderAhead :one
-- Whether something waits for a reader, whether it can be read now, and whether the reader's place or what waits is from
-- another log, of whose transactions the present one knows nothing.
select (n.xid is not null)::boolean as waiting,
    coalesce(n.xid < pg_snapshot_xmin(pg_current_snapshot()), false)::boolean as readable,
    (greatest(r.xid, n.xid) > pg_snapshot_xmax(pg_current_snapshot()))::boolean as strange,
    (r.incarnation <> i.incarnation)::boolean as changed
from log_reader r
cross join installation i
left join lateral (
    select notice.xid
    from notice
    where (notice.xid, notice.stream_id, notice.seq) > (r.xid, r.stream_id, r.seq)
    order by notice.xid, notice.stream_id, notice.seq
    limit 1
) n on true
where r.name = @name;

-- name: LogReaderLag :many
-- How far the readers lie behind the log, counted up to a limit.
select r.name, r.read_at, behind.notices, behind.oldest
from log_reader r
cross join lateral (
    select count(*) as notices, coalesce(min(waiting.created_at), now())::timestamptz as oldest
    from (
        select n.created_at
        from notice n
        where (n.xid, n.stream_id, n.seq) > (r.xid, r.stream_id, r.seq)
        order by n.xid, n.stream_id, n.seq
        limit @most::integer
    ) waiting
) behind
where cardinality(@names::text[]) = 0 or r.name = any(@names::text[])
order by r.name;
