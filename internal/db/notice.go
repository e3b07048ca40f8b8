package db

import (
	"cmp"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
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

// Notify remembers that something happened on a stream: the kind of notice, the number of the thing and its version.
// It is written when fn has returned, and only if the transaction commits.
func (t *Tx) Notify(s Stream, kind string, ref, version int64) {
	t.lines = append(t.lines, Line{Stream: s, Notice: Notice{Kind: kind, Ref: ref, Version: version}})
}

// appending returns the statement that writes the lines, with its parameters.
func (t *Tx) appending() (sql string, args []any) {
	if len(t.lines) == 1 {
		l := &t.lines[0]
		return appendOneSQL, []any{l.Stream.Kind, l.Stream.Ref, l.Notice.Kind, l.Notice.Ref, l.Notice.Version, l.Notice.Tag, t.now}
	}
	return appendSQL, append(columns(t.lines), t.now)
}

// prepare puts lines in the order of their streams and gives them all but their places.
func (t *Tx) prepare() {
	slices.SortStableFunc(t.lines, func(a, b Line) int { return inOrder(a.Stream, b.Stream) })
	random := tags(len(t.lines))
	for i := range t.lines {
		t.lines[i].Notice.Tag, t.lines[i].Notice.CreatedAt = random[i], t.now
	}
}

func inOrder(a, b Stream) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Ref, b.Ref))
}

// placeOne reads from the answer where the only line stands now.
func (t *Tx) placeOne(row pgx.Row) error {
	var at struct {
		id, seq int64
		before  pgtype.Int8
	}
	if err := row.Scan(&at.id, &at.seq, &at.before); err != nil {
		return fmt.Errorf("append a notice: %w", err)
	}
	l := &t.lines[0]
	l.Notice.StreamID, l.Notice.Seq = at.id, at.seq
	if at.before.Valid {
		l.Before = &at.before.Int64
	}
	t.heads = []Head{{Stream: l.Stream, ID: at.id, Head: at.seq}}
	return nil
}

// place reads from the answer where the lines stand now.
func (t *Tx) place(rows pgx.Rows, err error) error {
	var heads []Head
	if err == nil {
		heads, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (Head, error) {
			var h Head
			var before *int64
			err := row.Scan(&h.ID, &h.Stream.Kind, &h.Stream.Ref, &h.Head, &before)
			t.fill(h, before)
			return h, err
		})
	}
	if err != nil {
		return fmt.Errorf("append notices: %w", err)
	}
	t.heads = heads
	return nil
}

// fill gives the lines of a stream their places, the last of them at its head.
func (t *Tx) fill(h Head, before *int64) {
	first, _ := slices.BinarySearchFunc(t.lines, h.Stream, func(l Line, s Stream) int { return inOrder(l.Stream, s) })
	n := 0
	for first+n < len(t.lines) && t.lines[first+n].Stream == h.Stream {
		n++
	}
	for i := range t.lines[first : first+n] {
		l := &t.lines[first+i]
		l.Notice.StreamID, l.Notice.Seq, l.Before = h.ID, h.Head-int64(n-1-i), before
		before = &l.Notice.Tag
	}
}

// columns turns lines into the parameters of appendSQL; nth is a notice's place among those of its stream.
func columns(lines []Line) []any {
	n := len(lines)
	streamKinds, kinds := make([]string, n), make([]string, n)
	streamRefs, refs, versions := make([]int64, n), make([]int64, n), make([]int64, n)
	tags, nths := make([]int64, n), make([]int64, n)
	for i, l := range lines {
		streamKinds[i], streamRefs[i] = l.Stream.Kind, l.Stream.Ref
		kinds[i], refs[i], versions[i], tags[i], nths[i] = l.Notice.Kind, l.Notice.Ref, l.Notice.Version, l.Notice.Tag, 1
		if i > 0 && lines[i-1].Stream == l.Stream {
			nths[i] = nths[i-1] + 1
		}
	}
	return []any{streamKinds, streamRefs, kinds, refs, versions, tags, nths}
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
