package live

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
	"unique"

	"piazza/internal/auth"
)

// seat is a connection's place in the registry, taken before the connection is accepted.
type seat struct {
	// span is the life of a connection as long as it has a goroutine, compact the connection when it has none any more.
	span    atomic.Pointer[span]
	compact atomic.Pointer[conn]
	// from is the address that it comes from, and named the same as limits of operations know it.
	from, named unique.Handle[string]
	door        door
	// renews: its viewer is looked up again before anything is done in his name.
	renews bool
	patron patron

	mu     sync.Mutex
	holder holder
	// courses is the first of its operations.
	courses *course
	// outlet is where messages wait to leave, nil before the first can.
	outlet outlet
}

// span is the life of a connection: its context, which ends with a cause that says how to say goodbye.
type span struct {
	ctx context.Context //nolint:containedctx // it is the connection's own
	end context.CancelCauseFunc
}

// seat sets a seat up for a request that will become a connection.
func (t *Transports) seat(s *seat, d door, r *http.Request) {
	s.door, s.renews = d, t.options.renews
	s.from, s.named = unique.Make(t.options.Address(r)), unique.Make(auth.Address(r.Context()))
	ctx, end := context.WithCancelCause(r.Context())
	s.span.Store(&span{ctx, end})
	s.become(auth.FromContext(r.Context()))
	s.patron = arriving(s, r)
}

// context returns the connection's context, which ends with it; a compact one has it as long as something is done on it.
func (s *seat) context() context.Context {
	if span := s.span.Load(); span != nil {
		return span.ctx
	}
	return s.compact.Load().context()
}

// leave ends the connection: the cause says how to say goodbye.
func (s *seat) leave(cause error) {
	if span := s.span.Load(); span != nil {
		span.end(cause)
	}
	if c := s.compact.Load(); c != nil {
		c.leave(cause)
	}
}

// parted tells whether the connection is being ended.
func (s *seat) parted() bool {
	if span := s.span.Load(); span != nil {
		return span.ctx.Err() != nil
	}
	return s.compact.Load().parted()
}

// compress gives the seat to a connection without a goroutine. What ended it before ends that.
func (s *seat) compress(c *conn) {
	s.compact.Store(c)
	span := s.span.Swap(nil)
	if span.ctx.Err() != nil {
		c.leave(context.Cause(span.ctx))
	}
	span.end(nil)
}

// asking is whose connection it is.
func (s *seat) asking() auth.Viewer {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.holder.viewer()
}

// become says whose connection it is after all. What was looked up before may be over by now: whoever calls it looks again.
func (s *seat) become(v auth.Viewer) {
	s.mu.Lock()
	s.holder = holding(v, s.renews)
	s.mu.Unlock()
	if span := s.span.Load(); span != nil && !v.EndsAt.IsZero() {
		s.expireWith(span, v.EndsAt)
	}
}

// expireWith ends the connection when the session ends by itself in which it was opened. Of those without a goroutine the
// sweep does so.
func (s *seat) expireWith(span *span, at time.Time) {
	timer := time.AfterFunc(time.Until(at), s.expire)
	context.AfterFunc(span.ctx, func() { timer.Stop() })
}

func (s *seat) expire() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expel()
}

// lapsed tells whether the session has ended by itself.
func (s *seat) lapsed(now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.holder.endedBy(now)
}

// quit ends every operation.
func (s *seat) quit() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for one := range s.all() {
		one.quit()
	}
}

// outlet is where the messages of a connection wait to leave.
type outlet interface {
	// purge takes back what has not left yet of what is taken, and says what that has cost.
	purge(taken func(*label) bool) loss
	// waiting is how many bytes wait to be written.
	waiting() int
}

// open says where messages wait from now on.
func (s *seat) open(o outlet) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outlet = o
}

func (s *seat) purge(taken func(*label) bool) loss {
	if s.outlet == nil {
		return lossNone
	}
	return s.outlet.purge(taken)
}

// apply lets a change of rights take effect on the connection. What ends is told why; of what goes on, messages may have
// to be taken back.
func (s *seat) apply(c change) loss {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.expels(s.holder.viewer()) {
		s.expel()
		return lossNone
	}
	ended := false
	for one := range s.all() {
		if c.concerns(one) {
			one.end(RightsChanged)
			ended = true
		}
	}
	if c.everybody || ended || c.space != 0 {
		s.purge(func(l *label) bool { return l.course.kind == lives && c.concerns(l.course) })
	}
	if c.space == 0 {
		return lossNone
	}
	// What belongs to no piazza may show things of this one.
	return s.withdraw(func(l *label) bool { return l.anything && l.course.space == 0 })
}

// expel ends the connection without another word than why.
func (s *seat) expel() {
	for one := range s.all() {
		one.quit()
	}
	s.purge(func(*label) bool { return true })
	s.leave(closing4403)
}

// takeBack keeps from the reader what is taken away.
func (s *seat) takeBack(taken func(*label) bool) loss {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.withdraw(taken)
}

// withdraw takes back what waits, and spoils what is being made. Where messages are missing then, the reader has to
// resume.
func (s *seat) withdraw(taken func(*label) bool) loss {
	for one := range s.all() {
		one.spoil(taken)
		one.spoiled = one.spoiled || one.kind == asks && taken(one.anything())
	}
	lost := s.purge(taken)
	if lost == lossFrames {
		s.leave(resuming(TakenAway))
	}
	return lost
}
