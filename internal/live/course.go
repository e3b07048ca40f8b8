package live

import (
	"context"
	"sync/atomic"

	"piazza/internal/db"
)

// course is an operation on its way through a connection, as far as it can be held back, ended and taken back. All of it
// is under its seat's lock.
type course struct {
	seat   *seat
	cancel context.CancelFunc
	// kind is what it turned out to be.
	kind courseKind
	// declared says that space is the piazza that it belongs to, 0 for none; before, it may belong to any.
	declared bool
	space    int64
	// held counts the changes of rights that are being committed; lifted is closed when there are none any more.
	held   int
	lifted chan struct{}
	over   bool
	reason Reason
	// telling are the notices whose payloads are being made, in the order in which they will be sent.
	telling []*Showing
	// spoiled: something has been taken away that a query, which is still being answered, may have read.
	spoiled bool
	// turn is what it holds of a lane until what it was called for has been told; under no lock.
	turn atomic.Pointer[turn]
}

// courseKind is 0 as long as the document has not been looked at.
type courseKind int

const (
	// asks: a query, answered with the rights that it began with unless they change before.
	asks courseKind = iota + 1
	// answers: a mutation, whose answer says what it did; or a query whose answer is on its way.
	answers
	// lives: a subscription.
	lives
)

// Showing is a payload in the making, from before what it shows is read until it is sent.
type Showing struct {
	label   label
	spoiled bool
}

type courseKey struct{}

func courseOf(ctx context.Context) *course {
	c, _ := ctx.Value(courseKey{}).(*course)
	return c
}

// Within declares which piazza the subscription of this context belongs to, 0 for none: when it is closed, or changes
// otherwise, the subscription ends. Its resolver says so once it knows, after it has looked whether the viewer may;
// until then, the subscription ends with a change of any piazza.
func Within(ctx context.Context, spaceID int64) {
	c := courseOf(ctx)
	if c == nil {
		return
	}
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.declared, c.space = true, spaceID
}

// WithScope returns a context under which Within can be watched: scope returns what was declared. It is for tests of
// resolvers.
func WithScope(ctx context.Context) (_ context.Context, scope func() (spaceID int64, declared bool)) {
	c := &course{seat: &seat{}}
	return context.WithValue(ctx, courseKey{}, c), func() (int64, bool) {
		c.seat.mu.Lock()
		defer c.seat.mu.Unlock()
		return c.space, c.declared
	}
}

// Stream names what one can listen to.
type Stream = db.Stream

// Show says that a delivery is about to be told, before what it says is read: if that is taken away before it has been
// sent, it will not be. anything says that it may show more than the thing that the notice is about. Whoever tells
// deliveries calls it for each of them, in the order in which they will be sent; a subscription that never does counts
// as showing anything.
func Show(ctx context.Context, stream db.Stream, d Delivery, anything bool) *Showing {
	s := &Showing{}
	c := courseOf(ctx)
	if c == nil {
		return s
	}
	s.label = label{course: c, stream: stream, anything: anything}
	if d.Notice != nil {
		s.label.ref = d.Notice.Ref
	}
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.telling = append(c.telling, s)
	return s
}

// Skip says that the delivery is not told after all.
func (s *Showing) Skip() {
	c := s.label.course
	if c == nil {
		return
	}
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	for i, other := range c.telling {
		if other == s {
			c.telling = append(c.telling[:i:i], c.telling[i+1:]...)
			return
		}
	}
}

// verdict is what becomes of a payload that is ready.
type verdict int

const (
	// handed: it is on its way.
	handed verdict = iota
	// notYet: what the viewer may see is changing, or not known for sure; try again.
	notYet
	// spoiled: it shows what has been taken away meanwhile.
	spoiled
	// unwanted: the operation is over.
	unwanted
)

// hand puts a payload on its way unless something stands against it, with no moment between the look and the act.
func (c *course) hand(fresh func() bool, put func(*label) error) verdict {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	switch {
	case c.over:
		return unwanted
	case c.waits() || c.kind == lives && !fresh():
		return notYet
	case c.spoiled:
		return spoiled
	}
	l := c.anything()
	if len(c.telling) > 0 {
		if c.telling[0].spoiled {
			return spoiled
		}
		l = &c.telling[0].label
		c.telling = c.telling[1:]
	}
	if put(l) != nil {
		return unwanted
	}
	if c.kind == asks {
		c.kind = answers
	}
	return handed
}

// anything is the label of a message of which nobody said what it shows.
func (c *course) anything() *label { return &label{course: c, anything: true} }

// yields tells whether the operation ends when what its viewer may see changes.
func (c *course) yields() bool { return c.kind == lives || c.kind == asks }

// waits tells whether what the viewer may see is just being changed.
func (c *course) waits() bool { return c.yields() && c.held > 0 }

// calm waits while a change of rights is being committed; false where the operation ends first.
func (c *course) calm(ctx context.Context) bool {
	for {
		c.seat.mu.Lock()
		held, lifted := c.waits() && !c.over, c.lifted
		c.seat.mu.Unlock()
		if !held {
			return true
		}
		select {
		case <-lifted:
		case <-ctx.Done():
			return false
		}
	}
}

func (c *course) hold() {
	if c.held == 0 {
		c.lifted = make(chan struct{})
	}
	c.held++
}

func (c *course) release() {
	if c.held--; c.held == 0 {
		close(c.lifted)
	}
}

// begin says what kind of operation it is, once that is known; false where it is over before it has begun.
func (c *course) begin(kind courseKind) bool {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.kind = kind
	if c.reason != "" {
		c.end(c.reason)
	}
	return !c.over
}

// end ends a subscription or a query: nothing more of it is sent. What has not been looked at yet ends if it turns out to
// be one.
func (c *course) end(reason Reason) {
	c.reason = reason
	if c.yields() {
		c.quit()
	}
}

// quit ends the operation, whatever it is.
func (c *course) quit() {
	if !c.over {
		c.over = true
		c.cancel()
	}
}

// ended returns why the operation was ended, empty where it was not or where its client did so.
func (c *course) ended() Reason {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	if !c.over {
		return ""
	}
	return c.reason
}

// stop says that its client has had enough of the operation.
func (c *course) stop() {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.quit()
}
