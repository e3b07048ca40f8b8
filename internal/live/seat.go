package live

import (
	"context"
	"net/http"
	"sync"
	"time"

	"piazza/internal/auth"
)

// seat is a connection's place in the registry, taken before the connection is accepted.
type seat struct {
	viewer    auth.Viewer
	transport string
	who       string
	// request is the one that became the connection.
	request *http.Request
	// ctx is the connection's; leave ends it: the cause says how to say goodbye.
	ctx   context.Context
	leave context.CancelCauseFunc

	mu      sync.Mutex
	courses map[*course]struct{}
	// outlet is where messages wait to leave, nil before the first can.
	outlet outlet
}

func newSeat(transport string, r *http.Request) *seat {
	s := &seat{viewer: auth.FromContext(r.Context()), transport: transport, request: r, courses: map[*course]struct{}{}}
	s.ctx, s.leave = context.WithCancelCause(r.Context())
	s.expire()
	return s
}

// asking is whose connection it is.
func (s *seat) asking() auth.Viewer {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.viewer
}

// become says whose connection it is after all. What was looked up before may be over by now: whoever calls it looks again.
func (s *seat) become(v auth.Viewer) {
	s.mu.Lock()
	s.viewer = v
	s.mu.Unlock()
	s.expire()
}

// expire ends the connection when the session ends by itself in which it was opened.
func (s *seat) expire() {
	at := s.asking().EndsAt
	if at.IsZero() {
		return
	}
	timer := time.AfterFunc(time.Until(at), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.expel()
	})
	context.AfterFunc(s.ctx, func() { timer.Stop() })
}

// outlet is where the messages of a connection wait to leave.
type outlet interface {
	// purge takes back what has not left yet of what is taken, and says what that has cost.
	purge(taken func(*label) bool) loss
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
	if c.expels(s.viewer) {
		s.expel()
		return lossNone
	}
	ended := false
	for one := range s.courses {
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
	for one := range s.courses {
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
	for one := range s.courses {
		for _, showing := range one.telling {
			showing.spoiled = showing.spoiled || taken(&showing.label)
		}
		one.spoiled = one.spoiled || one.kind == asks && taken(one.anything())
	}
	lost := s.purge(taken)
	if lost == lossFrames {
		s.leave(resuming(TakenAway))
	}
	return lost
}
