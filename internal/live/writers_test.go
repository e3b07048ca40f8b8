package live

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"piazza/internal/db"
)

func TestWritersAndAReaderWhoFollowsCursors(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		fault
	}{
		{"every hint arrives", fault{}},
		{"half of the hints are lost", fault{loss: 0.5}},
		{"no hint arrives", fault{loss: 1}},
		{"hints come twice", fault{double: 1}},
		{"hints come late and out of order", fault{delay: 0.5, double: 0.3}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			between := &exchange{}
			nodes := openNodes(t, 2, func(o *Options) {
				o.Sweep = 20 * time.Millisecond
				o.Bus = &faulty{Bus: between.join(), fault: c.fault}
			})
			everyNoticeOnce(t, nodes[0], nodes[1])
		})
	}
}

var errRolledBack = errors.New("rolled back on purpose")

// everyNoticeOnce runs 24 writers on 10 threads of one node, 5% of them rolling back, while on another node a reader for
// each thread follows it, and twice in a hundred leaves and comes back with his cursor.
func everyNoticeOnce(t *testing.T, here, there square) {
	const writers, threads = 24, 10
	writes := soaking(400, 40)
	followers := make([]*follower, threads)
	for i := range followers {
		stream := thread(int64(i))
		followers[i] = &follower{square: there, stream: stream, cursor: there.cursor(t, stream)}
	}
	finished := make(chan struct{})
	var readers, writing sync.WaitGroup
	for _, f := range followers {
		readers.Go(func() { f.readAll(t, finished) })
	}
	var tally ledger
	for w := range writers {
		writing.Go(func() {
			for n := range writes {
				here.scribble(t, int64(w*writes+n), threads, &tally)
			}
		})
	}
	writing.Wait()
	close(finished)
	readers.Wait()
	for i, f := range followers {
		tally.compare(t, int64(i), f.refs)
	}
}

// scribble writes one notice, sometimes two on different threads, and sometimes takes it back.
func (s square) scribble(t *testing.T, ref int64, threads int, tally *ledger) {
	streams := []int64{rand.Int64N(int64(threads))}
	if rand.IntN(4) == 0 {
		streams = append(streams, (streams[0]+1+rand.Int64N(int64(threads-1)))%int64(threads))
	}
	undo := rand.IntN(20) == 0
	err := s.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		for _, n := range streams {
			tx.Notify(thread(n), "comment_added", ref, 1)
		}
		if _, err := tx.Exec(ctx, `select pg_sleep($1)`, rand.Float64()*0.004); err != nil {
			return err
		}
		if undo {
			return errRolledBack
		}
		return nil
	})
	switch {
	case err == nil:
		tally.add(streams, ref)
	case !errors.Is(err, errRolledBack):
		t.Error(err)
	}
}

// ledger is what was committed, by thread.
type ledger struct {
	mu      sync.Mutex
	written map[int64]map[int64]bool
}

func (l *ledger) add(streams []int64, ref int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, n := range streams {
		if l.written == nil {
			l.written = map[int64]map[int64]bool{}
		}
		if l.written[n] == nil {
			l.written[n] = map[int64]bool{}
		}
		l.written[n][ref] = true
	}
}

func (l *ledger) compare(t *testing.T, stream int64, got []int64) {
	t.Helper()
	once := map[int64]bool{}
	for _, ref := range got {
		if once[ref] {
			t.Errorf("thread %d: notice %d came twice", stream, ref)
		}
		once[ref] = true
		if !l.written[stream][ref] {
			t.Errorf("thread %d: notice %d came and was never committed", stream, ref)
		}
	}
	if len(once) != len(l.written[stream]) {
		t.Errorf("thread %d: %d notices came of %d", stream, len(once), len(l.written[stream]))
	}
}

// follower is a reader of one stream who keeps his place.
type follower struct {
	square
	stream db.Stream
	cursor string
	last   int64
	refs   []int64
}

// readAll follows the stream, leaving and coming back at random, until everything that was ever written has come.
func (f *follower) readAll(t *testing.T, finished <-chan struct{}) {
	for !t.Failed() {
		ctx, leave := context.WithCancel(t.Context())
		deliveries, err := f.Subscribe(ctx, f.stream, f.cursor)
		if err != nil {
			t.Error(err)
		}
		all := err != nil || f.visit(t, deliveries, finished)
		leave()
		if all {
			return
		}
	}
}

// visit takes deliveries until it has them all, which is true, or the reader feels like leaving.
func (f *follower) visit(t *testing.T, deliveries <-chan Delivery, finished <-chan struct{}) bool {
	over := finished
	for {
		select {
		case d := <-deliveries:
			f.note(t, d)
		case <-over:
			over = nil
		}
		if done(finished) && f.cursor == f.square.cursor(t, f.stream) {
			return true
		}
		if rand.IntN(50) == 0 {
			return false
		}
	}
}

func (f *follower) note(t *testing.T, d Delivery) {
	switch {
	case d.Cursor == "":
		t.Errorf("%v: the subscription ended", f.stream)
	case d.Notice == nil:
		if d.State != Recovered {
			t.Errorf("%v: %s after a good cursor", f.stream, d.State)
		}
	case d.Notice.Seq != f.last+1:
		t.Errorf("%v: %d follows %d", f.stream, d.Notice.Seq, f.last)
	default:
		f.last = d.Notice.Seq
		f.refs = append(f.refs, d.Notice.Ref)
	}
	f.cursor = d.Cursor
}

func done(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
