package live

import (
	"context"
	"runtime"
	"sync"
	"time"
)

// turnWait is how long one who was called holds up the next, however long his answer takes.
const turnWait = 50 * time.Millisecond

// lane calls those who only watch, so many at a time as it has places: each is told what there is when his turn comes, and
// the next is called when his message is on its way. So ten thousand who watch never stand before the few for whom a state is.
type lane struct {
	metrics *Metrics

	mu     sync.Mutex
	places int
	// wait is turnWait, but for tests.
	wait time.Duration
	// waiting are those to be called, in the order in which they came.
	waiting []waiter
	// calling: somebody goes through those who wait.
	calling bool
}

// waiter is one who waits to be called. He answers false where there is nothing to tell him.
type waiter interface {
	call(t *turn) bool
}

// turn is one place of a lane while somebody has it.
type turn struct {
	lane  *lane
	timer *time.Timer
	over  sync.Once
}

// newLane returns a lane with a place for every second processor. Were all of them busy with those who only watch, what comes
// from clients and from the database would be looked for every 10 ms alone, and a vote waits for the database a few times.
func newLane(m *Metrics) *lane {
	return &lane{metrics: m, places: max(1, runtime.GOMAXPROCS(0)/2), wait: turnWait}
}

// join puts somebody at the end. It calls nobody, because the caller has locks that those who are called need; call does.
func (l *lane) join(w waiter) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = append(l.waiting, w)
	l.metrics.stateTurns.Inc()
}

// call calls as many as there are places for.
func (l *lane) call() {
	for {
		w, t := l.next()
		if w == nil {
			return
		}
		if !w.call(t) {
			t.end()
		}
		l.mu.Lock()
		l.calling = false
		l.mu.Unlock()
	}
}

// next takes the first who waits, and a place for him; nil where there is nobody, no place, or somebody else is calling.
func (l *lane) next() (w waiter, t *turn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.calling || l.places == 0 || len(l.waiting) == 0 {
		return nil, nil
	}
	l.places--
	l.calling = true
	w, l.waiting[0] = l.waiting[0], nil
	if l.waiting = l.waiting[1:]; len(l.waiting) == 0 {
		l.waiting = nil
	}
	l.metrics.stateTurns.Dec()
	t = &turn{lane: l}
	t.timer = time.AfterFunc(l.wait, t.end)
	return w, t
}

// end gives the place back and calls the next.
func (t *turn) end() {
	t.over.Do(func() {
		t.lane.mu.Lock()
		t.timer.Stop()
		t.lane.places++
		t.lane.mu.Unlock()
		t.lane.call()
	})
}

// served says that what the operation was called for is on its way, or will not be told.
func (c *course) served() {
	if t := c.turn.Swap(nil); t != nil {
		t.end()
	}
}

// Passed says that a state is not told after all to whom this context belongs. Whoever leaves a state out calls it, or those
// who come after him wait for nothing.
func Passed(ctx context.Context) {
	if c := courseOf(ctx); c != nil {
		c.served()
	}
}
