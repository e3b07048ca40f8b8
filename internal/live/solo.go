package live

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/problem"
)

// solo is how a feed ends whose members go on, each by himself and on the connection that he has: what they are told depends on
// who they are from now on, or it could not be run for many.
const solo Reason = "solo"

const (
	// partingTime is how much time a feed gives, for each of its members, to what all of them do when it ends; mostParting is what
	// it gives in all.
	partingTime = time.Millisecond
	mostParting = 10 * time.Second
)

// part says over which time members leave who all have to do something then. It is called under the lock.
func (f *feed) part() {
	if f.reason == solo || f.reason == Broken {
		f.parting = min(time.Duration(f.members)*partingTime, mostParting)
	}
}

// moment is how long one of the members waits when the feed is over, so that not all come at once.
func (f *feed) moment() time.Duration {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	return rand.N(f.parting + 1)
}

// rests is where somebody goes on by himself who has read everything up to a place; false where that is not known.
func (f *feed) rests(at int64) (origin, bool) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if f.states {
		return origin{plan: &f.plan}, true
	}
	return origin{stream: f.plan.stream, at: f.stands(), plan: &f.plan}, f.stands().seq == at
}

// leaves notes where an operation goes on by itself, and says how it ends: nobody knows the place of who stands elsewhere.
func (c *course) leaves(f *feed, at int64) Reason {
	from, known := f.rests(at)
	if !known {
		return Broken
	}
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.from = &from
	return solo
}

// goOn runs an operation by itself which a feed has told until now.
func (s *socket) goOn(r *running) {
	ctx, cancel := context.WithCancel(s.place.context())
	for _, exit := range r.returns(cancel) {
		exit()
	}
	if r.isOver() {
		s.conclude(r, nil, r.ended())
		r.finish()
		return
	}
	s.execute(context.WithValue(ctx, courseKey{}, &r.course), r, r.from.plan.params())
}

// returns lets a course begin again. What was to be done at its end is done now: its resolver will see to it anew.
func (c *course) returns(cancel context.CancelFunc) (exits []func()) {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	if c.cancel != nil {
		c.cancel()
	}
	c.member, c.cancel, c.elsewhere = nil, cancel, false
	exits, c.exits = c.exits, nil
	return exits
}

// rejoins tells whether a payload only says that the operation has been begun again where it stood, which its client need not
// know.
func (c *course) rejoins(l *label) bool {
	return c.from != nil && l.what == showsJoin && l.state == Recovered
}

// isLost tells whether it could not be begun again where it stood.
func (c *course) isLost(l *label) bool {
	return c.from != nil && l.what == showsJoin && l.state == Reset
}

// wasRefused tells whether the errors of an operation that was begun again say that its viewer may not have it any more. Others
// may pass: whoever resumes asks as often as it takes.
func (c *course) wasRefused(errs gqlerror.List) bool {
	return c.from == nil || slices.ContainsFunc(errs, func(err *gqlerror.Error) bool {
		code, _ := err.Extensions["code"].(string)
		return slices.Contains([]problem.Code{problem.NotFound, problem.Forbidden, problem.Unauthenticated}, problem.Code(code))
	})
}

// soon does what follows for a member when the feed is over.
func (f *feed) soon(do func()) {
	if wait := f.moment(); wait > 0 {
		time.AfterFunc(wait, do)
		return
	}
	do()
}
