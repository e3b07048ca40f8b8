package live

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/problem"
)

// TestTheLogAcrossNodes lets 24 writers on three nodes write while 300 listeners leave and come back on any node, hints
// fare badly, and one node is killed and replaced. Every listener gets every notice once, in order. A transaction carries four
// notices, so that a case has 10^5 in a long run.
func TestTheLogAcrossNodes(t *testing.T) {
	t.Parallel()
	faults := []struct {
		name string
		fault
	}{
		{"every hint arrives", fault{}},
		{"half of the hints are lost", fault{loss: 0.5}},
		{"no hint arrives", fault{loss: 1}},
		{"hints come twice and out of order", fault{double: 0.7, delay: 0.5}},
	}
	for _, bus := range []string{"postgres", "nats"} {
		for _, c := range faults {
			t.Run(bus+", "+c.name, func(t *testing.T) {
				t.Parallel()
				url := ""
				if bus == "nats" {
					url = startNATS(t).url
				}
				f := newFleet(t, 3, func(d *db.DB) Bus {
					return &faulty{Bus: busOver(t, d, url), fault: c.fault}
				})
				f.everybodyGetsEverything(soaking(25_000, 800), 300)
			})
		}
	}
}

// busOver returns a node's bus: NATS where there is an address, otherwise the node's own database.
func busOver(t *testing.T, d *db.DB, url string) Bus {
	if url != "" {
		return joinNATS(t, url)
	}
	b := NewPostgres(d, NewNodeID(), spoken(t))
	t.Cleanup(b.Close)
	return b
}

const manyThreads = 30

func (f *fleet) everybodyGetsEverything(transactions, listeners int) {
	t := f.t
	finished := make(chan struct{})
	var listening, writing sync.WaitGroup
	visitors := make([]*visitor, listeners)
	for i := range visitors {
		v := &visitor{fleet: f, stream: thread(int64(i % manyThreads))}
		v.cursor = f.pick().cursor(t, v.stream)
		visitors[i] = v
		listening.Go(func() { v.stay(finished) })
	}
	w := &writers{fleet: f, middle: int64(transactions / 2), half: make(chan struct{})}
	w.left.Store(int64(transactions))
	for range 24 {
		writing.Go(w.work)
	}
	<-w.half
	f.kill()
	f.start()
	writing.Wait()
	held := f.log()
	for _, v := range visitors {
		v.last.Store(int64(len(held[v.stream.Ref])))
	}
	close(finished)
	listening.Wait()
	for _, v := range visitors {
		if !slices.Equal(v.got, held[v.stream.Ref]) {
			t.Errorf("a listener got %d notices of %d, or others", len(v.got), len(held[v.stream.Ref]))
		}
	}
	w.compare(held)
	t.Logf("%s: %d notices to %d listeners, delay from node to node p50 %s, p99 %s", t.Name(), len(w.acknowledged), listeners,
		f.commits.percentile(0.5), f.commits.percentile(0.99))
}

// writers write on any node until they have done their number.
type writers struct {
	fleet *fleet
	left  atomic.Int64
	// half is closed when the middle has come.
	middle int64
	half   chan struct{}

	mu           sync.Mutex
	acknowledged []line
}

func (w *writers) work() {
	for {
		n := w.left.Add(-1)
		if n == w.middle {
			close(w.half)
		}
		if n < 0 {
			return
		}
		w.write(n)
	}
}

// write commits, or in one of twenty cases takes back, notices on a few threads. What was not acknowledged, because
// the node died or was too busy, may be in the log or not.
func (w *writers) write(ref int64) {
	chosen := rand.Perm(manyThreads)[:1+rand.IntN(7)]
	n, undo := w.fleet.pick(), rand.IntN(20) == 0
	err := n.db.InTx(n.alive, func(_ context.Context, tx *db.Tx) error {
		for _, c := range chosen {
			tx.Notify(thread(int64(c)), "comment_added", ref, 1)
		}
		if undo {
			return errRolledBack
		}
		return nil
	})
	switch {
	case err == nil:
		w.note(chosen, ref)
	case !errors.Is(err, errRolledBack) && !busy(err) && n.alive.Err() == nil:
		w.fleet.t.Error(err)
	}
}

// busy tells a refusal that a loaded computer may give anybody: he tries again.
func busy(err error) bool { return problem.Is(err, problem.Unavailable) }

func (w *writers) note(chosen []int, ref int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range chosen {
		w.acknowledged = append(w.acknowledged, line{int64(c), ref})
	}
}

// line is a notice's ref in a thread.
type line struct{ thread, ref int64 }

// compare looks for everything that was acknowledged in the log.
func (w *writers) compare(held map[int64][]int64) {
	there := map[line]int{}
	for thread, refs := range held {
		for _, ref := range refs {
			there[line{thread, ref}]++
		}
	}
	for _, l := range w.acknowledged {
		if there[l] != 1 {
			w.fleet.t.Errorf("%+v was acknowledged and is %d times in the log", l, there[l])
		}
	}
}

// visitor listens to a thread, leaves when he feels like it and comes back on any node with his cursor.
type visitor struct {
	*fleet
	stream db.Stream
	cursor string
	got    []int64
	seq    int64
	// last is the thread's last notice, once it is known.
	last atomic.Int64
}

// stay listens until everything has come.
func (v *visitor) stay(finished <-chan struct{}) {
	for !v.t.Failed() {
		n := v.pick()
		ctx, leave := context.WithTimeout(n.alive, 2*patience)
		deliveries, err := n.Subscribe(ctx, v.stream, v.cursor)
		if err != nil && !busy(err) && n.alive.Err() == nil {
			v.t.Error(err)
		}
		all := err == nil && v.visit(ctx, n, deliveries, finished)
		leave()
		if all {
			return
		}
	}
}

// visit takes what comes until the visitor leaves or the node dies; it is true when there is no more to come.
func (v *visitor) visit(ctx context.Context, n *node, deliveries <-chan Delivery, finished <-chan struct{}) bool {
	since := time.Now()
	for {
		if done(finished) && v.seq == v.last.Load() {
			return true
		}
		over := finished
		if done(finished) {
			over = nil
		}
		select {
		case d, ok := <-deliveries:
			if !ok {
				return false
			}
			v.take(d)
			if d.Notice != nil {
				v.commits.arrived(n.name, since, v.stream, d.Notice)
			}
		case <-over:
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				v.t.Errorf("%v: %d of %d came on %s", v.stream, v.seq, v.last.Load(), n.name)
			}
			return false
		}
		if rand.IntN(40) == 0 {
			return false
		}
	}
}

// take holds each delivery against the one before.
func (v *visitor) take(d Delivery) {
	switch {
	case d.Notice == nil && d.State != Recovered:
		v.t.Errorf("%v: %s after a good cursor at %d", v.stream, d.State, v.seq)
	case d.Notice == nil:
		return
	case d.Notice.Seq != v.seq+1:
		v.t.Errorf("%v: %d follows %d", v.stream, d.Notice.Seq, v.seq)
	}
	if d.Notice != nil {
		v.seq = d.Notice.Seq
		v.got = append(v.got, d.Notice.Ref)
		v.cursor = d.Cursor
	}
}
