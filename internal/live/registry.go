package live

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// registry knows every open connection: it counts them, and ends those that must end.
type registry struct {
	metrics *Metrics
	mu      sync.Mutex
	closing bool
	seats   map[*seat]struct{}
	counts  map[patron]int
	// fences stand around those whose rights are being changed.
	fences []*fence
	// feeds tell those who would be told the same.
	feeds *feeds
	empty *sync.Cond
}

func newRegistry(m *Metrics, f *feeds) *registry {
	r := &registry{metrics: m, feeds: f, seats: map[*seat]struct{}{}, counts: map[patron]int{}}
	r.empty = sync.NewCond(&r.mu)
	return r
}

// refusal says why a connection was not accepted, in the words of HTTP.
type refusal struct {
	status int
	reason string
	text   string
}

func (r refusal) Error() string { return r.text }

// enter takes a seat, or says why there is none.
func (r *registry) enter(s *seat, most func(patron) int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closing {
		return refusal{http.StatusServiceUnavailable, "closing", "The server is going down, try again in a moment."}
	}
	if err := r.admit(s.patron, most); err != nil {
		return err
	}
	r.seats[s] = struct{}{}
	r.metrics.connections.WithLabelValues(s.door.String()).Inc()
	return nil
}

// recount counts a connection for somebody else from now on, or says why it cannot stay.
func (r *registry) recount(s *seat, who patron, most func(patron) int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.patron == who {
		return nil
	}
	if err := r.admit(who, most); err != nil {
		return err
	}
	r.release(s.patron)
	s.patron = who
	return nil
}

// admit counts one more connection for somebody and for his crowd, or says why there is no place for it.
func (r *registry) admit(who patron, most func(patron) int) error {
	crowd := who.crowd()
	if r.counts[who] >= most(who) || r.counts[crowd] >= most(crowd) {
		return refusal{http.StatusTooManyRequests, "connections", "Too many connections are open: close one first."}
	}
	r.counts[who]++
	if crowd != who {
		r.counts[crowd]++
	}
	return nil
}

func (r *registry) release(who patron) {
	r.uncount(who)
	if crowd := who.crowd(); crowd != who {
		r.uncount(crowd)
	}
}

func (r *registry) uncount(who patron) {
	if r.counts[who]--; r.counts[who] == 0 {
		delete(r.counts, who)
	}
}

func (r *registry) left(s *seat) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.release(s.patron)
	delete(r.seats, s)
	r.metrics.connections.WithLabelValues(s.door.String()).Dec()
	if len(r.seats) == 0 {
		r.empty.Broadcast()
	}
}

// begin enters an operation, before anything about its viewer is looked up: of whatever changes after that, it learns.
func (r *registry) begin(s *seat, c *course, cancel context.CancelFunc) {
	r.mu.Lock()
	defer r.mu.Unlock()
	c.seat, c.cancel = s, cancel
	s.mu.Lock()
	defer s.mu.Unlock()
	c.next, s.courses = s.courses, c
	for _, f := range r.fences {
		f.hold(c)
	}
}

// finish forgets an operation that is over.
func (c *course) finish() {
	c.seat.mu.Lock()
	c.quit()
	c.seat.forget(c)
	exits := c.exits
	c.exits, c.finished = nil, true
	c.seat.mu.Unlock()
	for _, exit := range exits {
		exit()
	}
}

// all goes through the operations of a connection. It is called under the lock.
func (s *seat) all() iter.Seq[*course] {
	return func(yield func(*course) bool) {
		for c := s.courses; c != nil && yield(c); {
			c = c.next
		}
	}
}

// forget takes an operation off the list.
func (s *seat) forget(c *course) {
	for at := &s.courses; *at != nil; at = &(*at).next {
		if *at == c {
			*at, c.next = c.next, nil
			return
		}
	}
}

func (r *registry) shutdown(ctx context.Context, over time.Duration) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closing = true
	for s := range r.seats {
		timer := time.AfterFunc(time.Duration(rand.Float64()*float64(over)), func() { s.leave(restarting(over)) })
		defer timer.Stop()
	}
	stop := context.AfterFunc(ctx, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.empty.Broadcast()
	})
	defer stop()
	for len(r.seats) > 0 && ctx.Err() == nil {
		r.empty.Wait()
	}
	if n := len(r.seats); n > 0 {
		return fmt.Errorf("%d live connections were still open: %w", n, ctx.Err())
	}
	return nil
}
