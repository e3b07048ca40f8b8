package live

import (
	"context"

	"piazza/internal/db"
)

// Showing is a payload in the making, from before what it shows is read until it is sent.
type Showing struct {
	label   label
	spoiled bool
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
	s.label = label{course: c, stream: stream, anything: anything, at: d.begins, state: d.State}
	switch n := d.Notice; {
	case n != nil:
		s.label.ref, s.label.what, s.label.at = n.Ref, showsNotice, position{n.Seq, n.Tag}
	case d.State != "":
		s.label.what = showsJoin
	}
	c.show(s)
	return s
}

// ShowState is Show for a state: version is that of what is told, which grows whenever it says something else.
func ShowState(ctx context.Context, stream db.Stream, version int64) *Showing {
	s := &Showing{}
	if c := courseOf(ctx); c != nil {
		s.label = label{course: c, stream: stream, what: showsState, at: position{seq: version}}
		c.show(s)
	}
	return s
}

func (c *course) show(s *Showing) {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	if !c.elsewhere {
		c.telling = append(c.telling, s)
	}
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

// spoil marks what is being made and shows what is taken away, and tells whether there was something.
func (c *course) spoil(taken func(*label) bool) (touched bool) {
	for _, showing := range c.telling {
		showing.spoiled = showing.spoiled || taken(&showing.label)
		touched = touched || showing.spoiled
	}
	return touched
}
