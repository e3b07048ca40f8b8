package live

import (
	"slices"
	"sync"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// unasked is a square that would only ever read the log by a sweep, which does not come: what is told was taken over.
func unasked(t *testing.T) square {
	t.Helper()
	d := dbtest.New(t, func(o *db.Options) { o.MaxConns = 16 })
	h := NewHub(Options{DB: d, Key: []byte("0123456789abcdef0123456789abcdef"), Sweep: time.Hour})
	t.Cleanup(h.Close)
	d.OnCommitting(h.Appending)
	return square{h, d}
}

func TestOwnCommitsAreNotReadBack(t *testing.T) {
	t.Parallel()
	s := unasked(t)
	for _, stream := range []db.Stream{thread(1), thread(2)} {
		if stream == thread(2) {
			s.write(t, stream, 0) // it is there before somebody listens
		}
		first, deliveries := s.listen(t, stream, "")
		var want []int64
		for ref := range int64(40) {
			s.write(t, stream, ref)
			want = append(want, ref)
		}
		if got := refs(t, deliveries, 40); !slices.Equal(got, want) {
			t.Errorf("%v: %v", stream, got)
		}
		// The cursors are those of the log.
		again, rest := s.listen(t, stream, first.Cursor)
		if got := refs(t, rest, 40); again.State != Recovered || !slices.Equal(got, want) {
			t.Errorf("%v, from the log: %s %v", stream, again.State, got)
		}
	}
	if got := total(s.metrics.appended); got != 80 {
		t.Errorf("%d were taken over", got)
	}
}

// TestManyOwnCommits come in the order of the log, whichever of their hooks runs first.
func TestManyOwnCommits(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	_, deliveries := s.listen(t, thread(1), "")
	var writers sync.WaitGroup
	for w := range int64(8) {
		writers.Go(func() {
			for i := range int64(50) {
				s.write(t, thread(1), w*50+i)
			}
		})
	}
	seen := map[int64]bool{}
	for i := range int64(400) {
		d := take(t, deliveries)
		if d.Notice == nil || d.Notice.Seq != i+1 || seen[d.Notice.Ref] {
			t.Fatalf("delivery %d: %+v", i, d.Notice)
		}
		seen[d.Notice.Ref] = true
	}
	writers.Wait()
}

// TestWhatDoesNotFollowIsNotTakenOver: of another log, of a transaction that failed, or of whose end nobody knows.
func TestWhatDoesNotFollowIsNotTakenOver(t *testing.T) {
	t.Parallel()
	s := unasked(t)
	s.write(t, thread(1), 1)
	_, deliveries := s.listen(t, thread(1), "")
	tail := s.tailOf(thread(1))
	tag, other := tail.standing().newest.tag, int64(7)
	line := func(seq int64, before *int64) []db.Line {
		return []db.Line{{Stream: thread(1), Before: before, Notice: db.Notice{StreamID: tail.number(), Seq: seq, Kind: "comment_added", Ref: 99, Tag: 5}}}
	}
	s.Appending(line(2, &other))(db.Committed)
	s.Appending(line(2, nil))(db.Committed)
	s.Appending(line(3, &tag))(db.Committed)
	s.Appending(line(1, &tag))(db.Committed)
	s.Appending(line(2, &tag))(db.RolledBack)
	s.Appending(line(2, &tag))(db.Unknown)
	elsewhere := line(2, &tag)
	elsewhere[0].Notice.StreamID++
	s.Appending(elsewhere)(db.Committed)
	s.write(t, thread(1), 2)
	if got := refs(t, deliveries, 1); got[0] != 2 {
		t.Errorf("told %v", got)
	}
	if got := total(s.metrics.appended); got != 1 {
		t.Errorf("%d were taken over", got)
	}
}
