package db

// appendSQL raises the heads and writes the notices in one statement. Streams are touched in ascending order of kind
// and ref, the same in every transaction; a stream comes into being with its first notice. It also says which tag the notice has
// that stood last before, null where that one was committed while this statement waited for its turn.
const appendSQL = `
with fresh as (
    select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
        as f(stream_kind, stream_ref, kind, ref, version, tag, nth)
), raised as (
    insert into stream (kind, ref, head)
    select stream_kind, stream_ref, count(*) from fresh group by 1, 2 order by 1, 2
    on conflict (kind, ref) do update set head = stream.head + excluded.head
    returning id, kind, ref, head
), counted as (
    select stream_kind, stream_ref, count(*) as n from fresh group by 1, 2
), written as (
    insert into notice (stream_id, seq, kind, ref, version, tag, created_at)
    select r.id, r.head - c.n + f.nth, f.kind, f.ref, f.version, f.tag, $8
    from fresh f
    join raised r on r.kind = f.stream_kind and r.ref = f.stream_ref
    join counted c on c.stream_kind = f.stream_kind and c.stream_ref = f.stream_ref
)
select r.id, r.kind, r.ref, r.head,
    case when r.head = c.n then 0 else (select tag from notice where stream_id = r.id and seq = r.head - c.n) end
from raised r join counted c on c.stream_kind = r.kind and c.stream_ref = r.ref
order by r.kind, r.ref`

// appendOneSQL is the same for the one notice that most transactions write. What it says of the stream is known to who asks.
const appendOneSQL = `
with raised as (
    insert into stream (kind, ref, head) values ($1, $2, 1)
    on conflict (kind, ref) do update set head = stream.head + 1
    returning id, head
)
insert into notice (stream_id, seq, kind, ref, version, tag, created_at)
select id, head, $3, $4, $5, $6, $7 from raised
returning stream_id, seq,
    case when seq = 1 then 0 else (select tag from notice last where last.stream_id = notice.stream_id and last.seq = notice.seq - 1) end`
