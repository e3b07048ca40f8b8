package db

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
)

// Stream names what one can listen to: the thread under an entry, a piazza, its desk, its moderation.
type Stream struct {
	Kind string
	Ref  int64
}

// Head is how far a stream has come: the sequence number of its newest notice.
type Head struct {
	Stream Stream
	// ID is the stream's number in the log.
	ID   int64
	Head int64
}

// Notice is one line of the log: that something happened to a thing, never what it says.
type Notice struct {
	StreamID int64
	// Seq counts a stream's notices from 1, without gaps, in the order of their commits.
	Seq int64
	// Kind says what happened, Ref is the number of the thing, Version the thing's version then.
	Kind    string
	Ref     int64
	Version int64
	// Tag is random: a cursor names its notice by it.
	Tag       int64
	CreatedAt time.Time
}

type notice struct {
	stream  Stream
	kind    string
	ref     int64
	version int64
	tag     int64
}

// Notify remembers that something happened on a stream: the kind of notice, the number of the thing and its version.
// It is written when fn has returned, and only if the transaction commits.
func (t *Tx) Notify(s Stream, kind string, ref, version int64) {
	t.notices = append(t.notices, notice{stream: s, kind: kind, ref: ref, version: version})
}

// appendSQL raises the heads and writes the notices in one statement. Streams are touched in ascending order of kind
// and ref, the same in every transaction; a stream comes into being with its first notice.
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
select id, kind, ref, head from raised order by kind, ref`

func (t *Tx) appendNotices(ctx context.Context) ([]Head, error) {
	if len(t.notices) == 0 {
		return nil, nil
	}
	rows, err := t.Query(ctx, appendSQL, append(columns(t.notices), t.now)...)
	if err != nil {
		return nil, fmt.Errorf("append notices: %w", err)
	}
	heads, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (Head, error) {
		var h Head
		err := row.Scan(&h.ID, &h.Stream.Kind, &h.Stream.Ref, &h.Head)
		return h, err
	})
	if err != nil {
		return nil, fmt.Errorf("append notices: %w", err)
	}
	return heads, nil
}

// columns puts notices in the order of their streams, gives them their tags and turns them into the parameters of
// appendSQL; nth is a notice's place among those of its stream.
func columns(notices []notice) []any {
	slices.SortStableFunc(notices, func(a, b notice) int {
		return cmp.Or(cmp.Compare(a.stream.Kind, b.stream.Kind), cmp.Compare(a.stream.Ref, b.stream.Ref))
	})
	n := len(notices)
	streamKinds, kinds := make([]string, n), make([]string, n)
	streamRefs, refs, versions, nths := make([]int64, n), make([]int64, n), make([]int64, n), make([]int64, n)
	random := tags(n)
	for i, x := range notices {
		notices[i].tag = random[i]
		streamKinds[i], streamRefs[i] = x.stream.Kind, x.stream.Ref
		kinds[i], refs[i], versions[i], nths[i] = x.kind, x.ref, x.version, 1
		if i > 0 && notices[i-1].stream == x.stream {
			nths[i] = nths[i-1] + 1
		}
	}
	return []any{streamKinds, streamRefs, kinds, refs, versions, random, nths}
}

// tags returns n random numbers: a cursor names its notice by one, so that it does not fit a restored copy.
func tags(n int) []int64 {
	bytes := make([]byte, 8*n)
	_, _ = rand.Read(bytes) // never fails, by its contract
	out := make([]int64, n)
	for i := range out {
		out[i] = int64(binary.LittleEndian.Uint64(bytes[8*i:]))
	}
	return out
}
