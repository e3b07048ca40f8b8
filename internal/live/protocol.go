package live

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/problem"
)

// running is an operation on a socket.
type running struct {
	course
	name name
	// crew is where it sits as a member of a feed without a goroutine, sent is what its feed has told it. next is the connection's
	// next member. They are under the connection's lock.
	crew *crew
	sent int64
	next *running
	// place is its place in its crew, which alone changes it; one where it sat before may still look.
	place atomic.Int32
	// other is the next operation of the socket, under its lock.
	other *running
}

// receive answers one message of the client. A panic ends the connection alone.
func (s *socket) receive(text []byte) {
	defer func() {
		if v := recover(); v != nil {
			s.report("a connection panicked", v)
			s.place.leave(closing1011)
		}
	}()
	m, err := readMessage(text)
	if err != nil {
		s.place.leave(err)
		return
	}
	switch m.kind {
	case kindInit:
		s.initialise(m.payload)
	case kindPing:
		s.echo(m.payload)
	case kindSubscribe:
		s.subscribe(m)
	case kindComplete:
		s.forget(m.id)
	}
}

// mostEchoed is how much of a ping comes back to whoever may have sent it compressed: it would cost him little, and us much.
const mostEchoed = 1 << 10

func (s *socket) echo(payload []byte) {
	if s.deflates && len(payload) > mostEchoed {
		payload = nil
	}
	s.say(kindPong, "", payload)
}

func (s *socket) initialise(greeting json.RawMessage) {
	if s.greeted {
		s.place.leave(closing4429)
		return
	}
	s.greeted = true
	s.link.greet()
	if err := s.introduce(greeting); err != nil {
		s.place.leave(err)
		return
	}
	if _, err := s.stillThere(s.place.context(), s.place); problem.Is(err, problem.Unauthenticated) {
		s.place.leave(closing4403)
		return
	}
	s.say(kindAck, "", nil)
}

func (s *socket) subscribe(m message) {
	if !s.greeted {
		s.place.leave(closing4401)
		return
	}
	params, err := readParams(m.payload)
	if err != nil {
		s.place.leave(err)
		return
	}
	r := s.link.operation()
	ctx := s.begin(s.place, &r.course)
	r.place.Store(nobody)
	r.name.call(m.id)
	switch err := s.admit(r); {
	case errors.Is(err, errDuplicate):
		r.finish()
		s.place.leave(duplicate(m.id))
	case err != nil:
		r.finish()
		s.options.Metrics.refusals.WithLabelValues("operations").Inc()
		s.say(kindError, m.id, writeErrors(refused(s.place.context(), s.exec, err)))
	default:
		s.options.Metrics.operations.WithLabelValues("websocket").Inc()
		s.link.run(func() { s.execute(ctx, r, params) })
	}
}

var errDuplicate = errors.New("this id is taken")

// admit takes an operation up, unless its id is taken or there are too many.
func (s *socket) admit(r *running) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	count := 0
	for other := s.operations; other != nil; other = other.other {
		if bytes.Equal(other.name.json(), r.name.json()) {
			return errDuplicate
		}
		count++
	}
	switch {
	case count >= s.options.OperationsPerSocket:
		return problem.TooMuch("too_many_operations", "Too many operations run on this connection: end one first.")
	case !s.begun.take(s.options.OperationRate):
		return problem.TooMuch("too_fast", "Operations follow too fast on this connection: wait a moment.")
	}
	r.other, s.operations = s.operations, r
	return nil
}

// drop takes the operation off the list that is meant, nil where there is none. It is called under the lock.
func (s *socket) drop(meant func(*running) bool) *running {
	for at := &s.operations; *at != nil; at = &(*at).other {
		if r := *at; meant(r) {
			*at, r.other = r.other, nil
			return r
		}
	}
	return nil
}

// forget ends an operation that the client has had enough of, and frees its id at once.
func (s *socket) forget(id string) {
	var called name
	called.call(id)
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := s.drop(func(r *running) bool { return bytes.Equal(r.name.json(), called.json()) }); r != nil {
		r.stop()
	}
}

// release frees the id of an operation that ends by itself; false where the client was first.
func (s *socket) release(r *running) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.drop(func(other *running) bool { return other == r }) != nil
}

// execute runs an operation until it is over, or until its connection sees to it as a member of a feed.
func (s *socket) execute(ctx context.Context, r *running, params *graphql.RawParams) {
	stays := false
	defer func() {
		if v := recover(); v != nil {
			s.reject(r, s.panicked(s.place.context(), s.exec, v))
		}
		if !stays {
			r.finish()
		}
	}()
	ctx, err := s.renew(ctx, s.place)
	switch {
	case problem.Is(err, problem.Unauthenticated):
		s.place.leave(closing4403)
		return
	case outgrown(err):
		s.place.leave(resuming(RightsChanged))
		return
	case err != nil:
		s.reject(r, refused(ctx, s.exec, err))
		return
	}
	o, errs := prepare(ctx, s.exec, params)
	if len(errs) > 0 {
		s.reject(r, errs)
		return
	}
	switch errs, reason := s.run(&r.course, o, s.way(r)); reason {
	case seated:
		stays = true
	case solo:
		stays = true
		s.goOn(r)
	default:
		s.conclude(r, errs, reason)
	}
}

// way is how the results of an operation leave.
func (s *socket) way(r *running) way {
	return way{
		next:    func(payload []byte, e *edition) verdict { return s.tell(r, payload, e) },
		seating: s.link.seating(r),
	}
}

// conclude says how an operation ended.
func (s *socket) conclude(r *running, errs gqlerror.List, reason Reason) {
	switch {
	case len(errs) > 0:
		s.reject(r, errs)
	case reason == RightsChanged:
		s.part(r)
	case reason == Slow || reason == Broken || reason == TakenAway:
		s.place.leave(resuming(reason))
	case reason == Closing:
		s.place.leave(restarting(0))
	case !s.place.parted() && s.release(r):
		s.say(kindComplete, r.name.id(), nil)
	}
}

// part ends a subscription whose viewer may see other things now, or the socket if he is no longer who he was.
func (s *socket) part(r *running) {
	if _, err := s.stillThere(s.place.context(), s.place); problem.Is(err, problem.Unauthenticated) {
		s.place.leave(closing4403)
		return
	}
	s.reject(r, refused(s.place.context(), s.exec, rightsChanged()))
}

// reject says that an operation did not begin. The id is free again before the client reads so.
func (s *socket) reject(r *running, errs gqlerror.List) {
	switch {
	case s.place.parted() || !s.release(r):
	case r.wasRefused(errs):
		s.say(kindError, r.name.id(), writeErrors(errs))
	default:
		s.place.leave(resuming(Broken))
	}
}

// tell sends a result of an operation once there is room for it, unless something stands against it.
func (s *socket) tell(r *running, payload []byte, e *edition) verdict {
	text := s.nextFrame(r.name.id(), payload, e)
	s.writing.Lock()
	defer s.writing.Unlock()
	size := len(text)
	if e != nil {
		size += wireLimit - piece // it waits in the ring rather than here, from where it could only be taken back
	}
	if s.link.room(size) != nil {
		return unwanted
	}
	return r.hand(s.rights.areFresh, e, func(l *label) error {
		switch {
		case r.rejoins(l):
			return nil
		case r.isLost(l):
			s.place.leave(resuming(Broken))
			return net.ErrClosed
		}
		return s.link.put(outbound{text, l})
	})
}

// say sends a message that shows nothing. Where that fails the connection is broken, which the reader notices.
func (s *socket) say(kind, id string, payload []byte) {
	text := textFrame(kind, id, payload)
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.link.room(len(text)) == nil {
		_ = s.link.put(outbound{bytes: text}) // as above
	}
}
