package live

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/problem"
)

// running is an operation on a socket.
type running struct {
	*course
	id string
}

// receive answers one message of the client.
func (s *socket) receive(text []byte) {
	m, err := readMessage(text)
	if err != nil {
		s.leave(err)
		return
	}
	switch m.kind {
	case kindInit:
		s.initialise(m.payload)
	case kindPing:
		s.say(kindPong, "", m.payload)
	case kindSubscribe:
		s.subscribe(m)
	case kindComplete:
		s.forget(m.id)
	}
}

func (s *socket) initialise(greeting json.RawMessage) {
	if s.initialised {
		s.leave(closing4429)
		return
	}
	s.initialised = true
	s.silence.Stop()
	if err := s.introduce(greeting); err != nil {
		s.leave(err)
		return
	}
	if _, err := s.stillThere(s.ctx, s.place); problem.Is(err, problem.Unauthenticated) {
		s.leave(closing4403)
		return
	}
	s.say(kindAck, "", nil)
}

func (s *socket) subscribe(m message) {
	if !s.initialised {
		s.leave(closing4401)
		return
	}
	params, err := readParams(m.payload)
	if err != nil {
		s.leave(err)
		return
	}
	ctx, c := s.begin(s.place)
	r := &running{c, m.id}
	switch err := s.admit(r); {
	case errors.Is(err, errDuplicate):
		c.finish()
		s.leave(duplicate(m.id))
	case err != nil:
		c.finish()
		s.options.Metrics.refusals.WithLabelValues("operations").Inc()
		s.say(kindError, m.id, writeErrors(refused(s.ctx, s.exec, err)))
	default:
		s.options.Metrics.operations.WithLabelValues("websocket").Inc()
		s.all.Go(func() { s.execute(ctx, r, params) })
	}
}

var errDuplicate = errors.New("this id is taken")

// admit takes an operation up, unless its id is taken or there are too many.
func (s *socket) admit(r *running) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.operations[r.id] != nil:
		return errDuplicate
	case len(s.operations) >= s.options.OperationsPerSocket:
		return problem.TooMuch("too_many_operations", "Too many operations run on this connection: end one first.")
	case !s.rate.take():
		return problem.TooMuch("too_fast", "Operations follow too fast on this connection: wait a moment.")
	}
	s.operations[r.id] = r
	return nil
}

// forget ends an operation that the client has had enough of, and frees its id at once.
func (s *socket) forget(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := s.operations[id]; r != nil {
		r.stop()
		delete(s.operations, id)
	}
}

// release frees the id of an operation that ends by itself; false where the client was first.
func (s *socket) release(r *running) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.operations[r.id] != r {
		return false
	}
	delete(s.operations, r.id)
	return true
}

func (s *socket) execute(ctx context.Context, r *running, params *graphql.RawParams) {
	defer r.finish()
	ctx, err := s.renew(ctx, s.place)
	switch {
	case problem.Is(err, problem.Unauthenticated):
		s.leave(closing4403)
		return
	case outgrown(err):
		s.leave(resuming(RightsChanged))
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
	s.conclude(r, o)
}

// conclude runs an operation to its end and says how it ended.
func (s *socket) conclude(r *running, o operation) {
	errs, reason := s.run(r.course, o, func(payload []byte) verdict { return s.tell(r, payload) })
	switch {
	case len(errs) > 0:
		s.reject(r, errs)
	case reason == RightsChanged:
		s.part(r)
	case reason == Slow || reason == Broken || reason == TakenAway:
		s.leave(resuming(reason))
	case reason == Closing:
		s.leave(restarting(0))
	case s.ctx.Err() == nil && s.release(r):
		s.say(kindComplete, r.id, nil)
	}
}

// part ends a subscription whose viewer may see other things now, or the socket if he is no longer who he was.
func (s *socket) part(r *running) {
	if _, err := s.stillThere(s.ctx, s.place); problem.Is(err, problem.Unauthenticated) {
		s.leave(closing4403)
		return
	}
	s.reject(r, refused(s.ctx, s.exec, rightsChanged()))
}

// reject says that an operation did not begin. The id is free again before the client reads so.
func (s *socket) reject(r *running, errs gqlerror.List) {
	if s.ctx.Err() == nil && s.release(r) {
		s.say(kindError, r.id, writeErrors(errs))
	}
}

// tell sends a result of an operation once there is room for it, unless something stands against it.
func (s *socket) tell(r *running, payload []byte) verdict {
	text := textFrame(kindNext, r.id, payload)
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.wire.room(len(text)) != nil {
		return unwanted
	}
	return r.hand(s.rights.areFresh, func(l *label) error { return s.wire.put(outbound{text, l}) })
}

// say sends a message that shows nothing. Where that fails the connection is broken, which the reader notices.
func (s *socket) say(kind, id string, payload []byte) {
	text := textFrame(kind, id, payload)
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.wire.room(len(text)) == nil {
		_ = s.wire.put(outbound{bytes: text}) // as above
	}
}
