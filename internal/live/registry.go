package live

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"piazza/internal/auth"
)

// registry knows every open connection: it counts them, and ends those that must end.
type registry struct {
	metrics *Metrics
	mu      sync.Mutex
	closing bool
	seats   map[*seat]struct{}
	counts  map[string]int
	// fences stand around those whose rights are being changed.
	fences []*fence
	empty  *sync.Cond
}

func newRegistry(m *Metrics) *registry {
	r := &registry{metrics: m, seats: map[*seat]struct{}{}, counts: map[string]int{}}
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
func (r *registry) enter(s *seat, most int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closing {
		return refusal{http.StatusServiceUnavailable, "closing", "The server is going down, try again in a moment."}
	}
	key := s.transport + " " + s.who
	if r.counts[key] >= most {
		return refusal{http.StatusTooManyRequests, "connections", "Too many connections are open: close one first."}
	}
	r.counts[key]++
	r.seats[s] = struct{}{}
	r.metrics.connections.WithLabelValues(s.transport).Inc()
	return nil
}

// recount counts a connection for somebody else from now on, or says why it cannot stay.
func (r *registry) recount(s *seat, who string, most int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.who == who {
		return nil
	}
	if r.counts[s.transport+" "+who] >= most {
		return refusal{http.StatusTooManyRequests, "connections", "Too many connections are open: close one first."}
	}
	r.uncount(s)
	s.who = who
	r.counts[s.transport+" "+who]++
	return nil
}

func (r *registry) uncount(s *seat) {
	key := s.transport + " " + s.who
	if r.counts[key]--; r.counts[key] == 0 {
		delete(r.counts, key)
	}
}

func (r *registry) left(s *seat) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.uncount(s)
	delete(r.seats, s)
	r.metrics.connections.WithLabelValues(s.transport).Dec()
	if len(r.seats) == 0 {
		r.empty.Broadcast()
	}
}

// begin enters an operation, before anything about its viewer is looked up: of whatever changes after that, it learns.
func (r *registry) begin(s *seat, cancel context.CancelFunc) *course {
	r.mu.Lock()
	defer r.mu.Unlock()
	c := &course{seat: s, cancel: cancel}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.courses[c] = struct{}{}
	for _, f := range r.fences {
		f.hold(c)
	}
	return c
}

// finish forgets an operation that is over.
func (c *course) finish() {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.quit()
	delete(c.seat.courses, c)
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

// who names whom a connection is counted for: the member, who came with a pass, and only for visitors the address.
func (t *Transports) who(r *http.Request, v auth.Viewer, perMember int) (name string, most int) {
	switch {
	case v.SignedIn():
		return fmt.Sprint("member ", v.MemberID), perMember
	case v.HasPass():
		return fmt.Sprint("pass ", v.Pass.Kind, " ", v.Pass.ID), perMember
	default:
		return "address " + t.options.Address(r), t.options.ConnectionsPerAddress
	}
}

// hint is the parameter with which a client says that it will bring a pass when it greets.
const hint = "pass"

// arriving is who, for a socket whose greeting has not been heard: whoever says that he will bring a pass is counted apart until
// then, so that a crowd of visitors behind the address of a hall does not stand in the way of those who are in it.
func (t *Transports) arriving(r *http.Request, v auth.Viewer) (name string, most int) {
	name, most = t.who(r, v, t.options.SocketsPerMember)
	if !v.SignedIn() && !v.HasPass() && r.URL.Query().Has(hint) {
		name = "greeting " + name
	}
	return name, most
}
