package live

import (
	"context"
	"sync/atomic"
)

// course is an operation on its way through a connection, as far as it can be held back, ended and taken back. All of it
// is under its seat's lock.
type course struct {
	seat *seat
	// next is the connection's next operation.
	next   *course
	cancel context.CancelFunc
	// member is the operation where a feed tells it without a goroutine: it leaves instead of being cancelled.
	member *running
	// space is the piazza that it belongs to, 0 for none, once that is declared.
	space int64
	// lifted is closed when it is not held any more.
	lifted chan struct{}
	reason Reason
	// telling are the notices whose payloads are being made, in the order in which they will be sent.
	telling []*Showing
	// turn is what it holds of a lane until what it was called for has been told; under no lock.
	turn atomic.Pointer[turn]

	// sharing is what its resolver has said of who is told the same, nil where it goes on by itself.
	sharing *offer
	// feed is the one whose execution this is, nil for somebody's own; from is where it goes on that has run before.
	feed *feed
	from *origin
	// exits are done when it is over, and finished.
	exits []func()

	// held counts the changes of rights that are being committed.
	held int32
	// kind is what it turned out to be.
	kind courseKind
	// declared says that space is known; before, it may belong to any.
	declared bool
	over     bool
	finished bool
	// spoiled: something has been taken away that a query, which is still being answered, may have read.
	spoiled bool
	// elsewhere: a feed tells it; what its own execution still says is not heard.
	elsewhere bool
	// last: nothing follows what its resolver has told.
	last bool
}

// offer is what may be shared of an operation, and where it stands in what it tells.
type offer struct {
	Sharing
	at reached
}

// reached is where an operation stands in what it tells.
type reached struct {
	stream Stream
	// space is the piazza that it belongs to.
	space    int64
	position position
	what     shown
}

// courseKind is 0 as long as the document has not been looked at.
type courseKind uint8

const (
	// asks: a query, answered with the rights that it began with unless they change before.
	asks courseKind = iota + 1
	// answers: a mutation, whose answer says what it did; or a query whose answer is on its way.
	answers
	// lives: a subscription.
	lives
)

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

// hand puts a payload on its way unless something stands against it, with no moment between the look and the act. e is what
// a feed says, nil for what the operation's own execution does.
func (c *course) hand(fresh func() bool, e *edition, put func(*label) error) verdict {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	switch {
	case c.over:
		return unwanted
	case c.waits() || c.kind == lives && !fresh():
		return notYet
	case c.spoiled, e != nil && e.taken.Load(), len(c.telling) > 0 && c.telling[0].spoiled:
		return spoiled
	}
	l := c.labels(e)
	if put(l) != nil {
		return unwanted
	}
	if c.sharing != nil {
		c.sharing.at = reached{l.stream, c.space, l.at, l.what}
	}
	if c.kind == asks {
		c.kind = answers
	}
	return handed
}

// labels says what the payload shows that is handed on now.
func (c *course) labels(e *edition) *label {
	switch {
	case e != nil:
		return e.label(c)
	case len(c.telling) > 0:
		l := &c.telling[0].label
		c.telling = c.telling[1:]
		return l
	default:
		return c.anything()
	}
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
		if c.member != nil {
			c.member.leave()
			return
		}
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

// isOver tells whether it is.
func (c *course) isOver() bool {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	return c.over
}

// stop says that its client has had enough of the operation.
func (c *course) stop() {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.quit()
}
