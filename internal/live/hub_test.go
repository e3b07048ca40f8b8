package live

import (
	"context"
	"fmt"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// patience bounds every wait on a condition: whatever takes that long hangs, however busy the computer is.
const patience = 2 * time.Minute

// square is a log with a hub over it.
type square struct {
	*Hub
	db *db.DB
}

func openSquare(t testing.TB, change func(*Options)) square {
	t.Helper()
	return openSquareOn(t, dbtest.New(t, func(o *db.Options) { o.MaxConns = 32 }), change)
}

func openSquareOn(t testing.TB, d *db.DB, change func(*Options)) square {
	t.Helper()
	options := Options{DB: d, Key: []byte("0123456789abcdef0123456789abcdef"), Sweep: 20 * time.Millisecond}
	if change != nil {
		change(&options)
	}
	h := NewHub(options)
	t.Cleanup(h.Close)
	d.OnCommitting(h.Appending)
	d.OnCommit(h.Raised)
	return square{h, d}
}

func thread(n int64) db.Stream { return db.Stream{Kind: "thread", Ref: n} }

// write commits one notice with this ref.
func (s square) write(t testing.TB, stream db.Stream, ref int64) {
	t.Helper()
	err := s.db.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Notify(stream, "comment_added", ref, 1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// listen subscribes and returns the first delivery with the rest.
func (s square) listen(t testing.TB, stream db.Stream, after string) (Delivery, <-chan Delivery) {
	t.Helper()
	deliveries, err := s.Subscribe(t.Context(), stream, after)
	if err != nil {
		t.Fatal(err)
	}
	return take(t, deliveries), deliveries
}

func (s square) cursor(t testing.TB, stream db.Stream) string {
	t.Helper()
	cursors, err := s.Cursors(t.Context(), []db.Stream{stream})
	if err != nil {
		t.Fatal(err)
	}
	return cursors[0]
}

func take(t testing.TB, deliveries <-chan Delivery) Delivery {
	t.Helper()
	select {
	case d, ok := <-deliveries:
		if !ok {
			t.Fatal("the subscription ended")
		}
		return d
	case <-time.After(patience):
		t.Fatal("nothing was delivered")
		return Delivery{}
	}
}

// refs takes n notices and returns what they refer to.
func refs(t testing.TB, deliveries <-chan Delivery, n int) []int64 {
	t.Helper()
	found := make([]int64, n)
	for i := range found {
		d := take(t, deliveries)
		if d.Notice == nil {
			t.Fatalf("delivery %d has no notice: %+v", i, d)
		}
		found[i] = d.Notice.Ref
	}
	return found
}

func ended(t testing.TB, deliveries <-chan Delivery) {
	t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case _, ok := <-deliveries:
			if !ok {
				return
			}
		case <-deadline:
			t.Fatal("the subscription did not end")
		}
	}
}

func TestWrittenBetweenSnapshotAndSubscribeComesOnce(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	s.write(t, thread(1), 1)
	cursor := s.cursor(t, thread(1))
	s.write(t, thread(1), 2)
	s.write(t, thread(2), 9)
	first, deliveries := s.listen(t, thread(1), cursor)
	if first.State != Recovered || first.Cursor != cursor {
		t.Errorf("first delivery %+v", first)
	}
	s.write(t, thread(1), 3)
	if got := fmt.Sprint(refs(t, deliveries, 2)); got != "[2 3]" {
		t.Errorf("got %s", got)
	}
}

func TestFreshBeginsNow(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	s.write(t, thread(1), 1)
	first, deliveries := s.listen(t, thread(1), "")
	if first.State != Fresh || first.Cursor != s.cursor(t, thread(1)) {
		t.Errorf("first delivery %+v", first)
	}
	s.write(t, thread(1), 2)
	if got := fmt.Sprint(refs(t, deliveries, 1)); got != "[2]" {
		t.Errorf("got %s", got)
	}
}

func TestStreamWithoutNoticesHasAPlace(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	cursor := s.cursor(t, thread(7))
	s.write(t, thread(7), 1)
	first, deliveries := s.listen(t, thread(7), cursor)
	if first.State != Recovered {
		t.Errorf("first delivery %+v", first)
	}
	if got := fmt.Sprint(refs(t, deliveries, 1)); got != "[1]" {
		t.Errorf("got %s", got)
	}
}

func TestSlowListenerLeavesAndResumes(t *testing.T) {
	t.Parallel()
	s := openSquare(t, func(o *Options) { o.Ring = 32 })
	ctx, ending := WithEnding(t.Context())
	slow, err := s.Subscribe(ctx, thread(1), "")
	if err != nil {
		t.Fatal(err)
	}
	first := take(t, slow)
	_, quick := s.listen(t, thread(1), "")
	for i := range 100 {
		s.write(t, thread(1), int64(i))
		refs(t, quick, 1)
	}
	ended(t, slow)
	if ending.Reason() != Slow {
		t.Errorf("reason %q", ending.Reason())
	}
	again, deliveries := s.listen(t, thread(1), first.Cursor)
	if again.State != Recovered {
		t.Errorf("first delivery %+v", again)
	}
	for i, ref := range refs(t, deliveries, 100) {
		if ref != int64(i) {
			t.Fatalf("notice %d came as %d", ref, i)
		}
	}
}

func TestCloseEndsSubscriptions(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	ctx, ending := WithEnding(t.Context())
	deliveries, err := s.Subscribe(ctx, thread(1), "")
	if err != nil {
		t.Fatal(err)
	}
	take(t, deliveries)
	s.Close()
	ended(t, deliveries)
	if ending.Reason() != Closing {
		t.Errorf("reason %q", ending.Reason())
	}
	if _, err := s.Subscribe(t.Context(), thread(1), ""); err == nil {
		t.Error("a closed hub took a subscription")
	}
}
