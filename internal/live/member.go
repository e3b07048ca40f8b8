package live

import (
	"context"
	"sync/atomic"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// member is an operation that a feed tells, with a goroutine of its own.
type member struct {
	feed *feed
	at   atomic.Int64
	wake chan struct{}
}

// news serves bench.
func (m *member) news() {
	select {
	case m.wake <- struct{}{}:
	default:
	}
}

// await serves bench: his place is known.
func (m *member) await(int64) { /* at says it */ }

// forgo serves bench: nobody else waits for him.
func (m *member) forgo() { /* there is nothing to forget */ }

// least serves bench.
func (m *member) least() int64 { return m.at.Load() }

// way is how the payloads of an operation leave.
type way struct {
	// next hands on what the operation's own execution says, or what a feed does; e is nil for the former.
	next func(payload []byte, e *edition) verdict
	// spares tells whether a payload with these errors is told to nobody: its execution ends with them. It may be nil.
	spares func(gqlerror.List) bool
	// seating, where it is not nil, sees to him without a goroutine once a feed tells him.
	seating seating
}

// keepsBack is spares, where there is one.
func (w way) keepsBack(errs gqlerror.List) bool { return w.spares != nil && w.spares(errs) }

// seating is where members sit who have no goroutine.
type seating interface {
	// bench is where the member would sit in a feed. It is called under the lock of all feeds, and answers at once.
	bench(f *feed) bench
	// sit takes over a member who has been attached at a place. From here on his connection sees to everything: it tells him,
	// hears when his course is over, which it may be by now (course.ended), detaches him, and finishes course and operation as
	// socket.execute would have, with conclude for what the feed says at its end.
	sit(f *feed, at position)
}

// seated is how run returns for a member whom his connection has taken over: nothing is over.
const seated Reason = "seated"

// moveOver makes an operation a member of a feed, where others may be told the same and the feed has what follows for it;
// otherwise it returns nil. Its own execution is not needed any more then: what goes on is what it returns.
func (t *Transports) moveOver(c *course, o operation, w way) (over func(context.Context) Reason) {
	s, at, ready := c.shares()
	if !ready || t.options.Apart {
		return nil
	}
	key, p, shared := keyOf(o, s, at)
	if !shared || at.what != showsState && t.options.Hub == nil {
		c.keep()
		return nil
	}
	m := &member{wake: make(chan struct{}, 1)}
	m.at.Store(at.position.seq)
	sit := func(*feed) bench { return m }
	if w.seating != nil {
		sit = w.seating.bench
	}
	if m.feed = t.registry.feeds.join(key, p, sit, at.position, at.what == showsState); m.feed == nil {
		return nil
	}
	if !c.moved() {
		t.registry.feeds.leave(m.feed, sit)
		return nil
	}
	if w.seating == nil {
		return func(ctx context.Context) Reason { return t.attend(ctx, c, m, w.next) }
	}
	return func(context.Context) Reason {
		w.seating.sit(m.feed, at.position)
		return seated
	}
}

// attend hands on what the feed says until there is no more.
func (t *Transports) attend(ctx context.Context, c *course, m *member, next func([]byte, *edition) verdict) Reason {
	defer m.feed.detach(m)
	var some [8]*edition
	for {
		n, footing := m.feed.read(m.at.Load(), some[:])
		switch {
		case footing == spent:
			return t.spent(ctx, c, m)
		case footing == fallen:
			return t.dropped(Slow)
		case n == 0 && !m.wait(ctx):
			return ""
		}
		if !t.handOn(ctx, c, m, some[:n], next) {
			return ""
		}
	}
}

func (m *member) wait(ctx context.Context) bool {
	select {
	case <-m.wake:
		return true
	case <-ctx.Done():
		return false
	}
}

// handOn hands editions on; one that has been taken away meanwhile is read anew. It is false where the operation is over.
func (t *Transports) handOn(ctx context.Context, c *course, m *member, some []*edition, next func([]byte, *edition) verdict) bool {
	for _, e := range some {
		switch t.deliver(ctx, c, func() verdict { return next(e.text, e) }) {
		case handed:
			m.at.Store(e.at.seq)
		case spoiled:
			return true
		default:
			return false
		}
	}
	return true
}

// spent says how an operation ends, or goes on, when its feed has said everything.
func (t *Transports) spent(ctx context.Context, c *course, m *member) Reason {
	reason := m.feed.why()
	if wait := m.feed.moment(); wait > 0 {
		pause(ctx, wait)
	}
	if reason == solo {
		reason = c.leaves(m.feed, m.at.Load())
	}
	return t.dropped(reason)
}

// dropped counts an operation that a feed ended before all was said.
func (t *Transports) dropped(reason Reason) Reason {
	if reason != "" && reason != solo {
		t.options.Metrics.drops.WithLabelValues(string(reason)).Inc()
	}
	return reason
}
