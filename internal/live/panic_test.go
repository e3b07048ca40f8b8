package live

import (
	"context"
	"sync/atomic"
	"testing"

	"piazza/internal/auth"
)

// What panics while a client greets ends his connection, and nobody else's.
func TestAPanicOfAGreeting(t *testing.T) { onBothPaths(t, testAPanicOfAGreeting) }

func testAPanicOfAGreeting(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) {
		o.Bearer = func(context.Context, string) (auth.Viewer, error) { panic("as asked") }
	})
	other, c := h.greeted(t), h.dial(t)
	c.send(`{"type":"connection_init","payload":{"authorization":"Bearer x"}}`)
	if got := c.closed(); got != codeInternal {
		t.Errorf("closed with %d", got)
	}
	c.Close()
	soon(t, "his connection is gone", func() bool { return h.registry.count() == 1 })
	other.subscribe("1", "{hello}")
	other.next("1", "hello")
}

// What panics before an operation begins ends that alone.
func TestAPanicBeforeAnOperation(t *testing.T) { onBothPaths(t, testAPanicBeforeAnOperation) }

func testAPanicBeforeAnOperation(t *testing.T) {
	t.Parallel()
	var panics atomic.Bool
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) {
		o.Operation = func(ctx context.Context) context.Context {
			if panics.Load() {
				panic("as asked")
			}
			return ctx
		}
	})
	c := h.greeted(t)
	panics.Store(true)
	c.subscribe("1", "{hello}")
	c.expect(kindError, "1")
	panics.Store(false)
	c.subscribe("1", "{hello}")
	c.next("1", "hello")
}

// What panics while a feed is run ends that: its members are told by themselves.
func TestAPanicOfAFeed(t *testing.T) { onBothPaths(t, testAPanicOfAFeed) }

func testAPanicOfAFeed(t *testing.T) {
	t.Parallel()
	var panicked atomic.Int64
	s, h := openFeeds(t, func(o *TransportOptions) {
		o.Operation = func(ctx context.Context) context.Context {
			if IsShared(ctx) {
				panicked.Add(1)
				panic("as asked")
			}
			return ctx
		}
	})
	c := h.greeted(t)
	c.attend("1", "")
	c.heard("1")
	s.write(t, thread(1), 7)
	if m := c.heard("1"); m.Ref != 7 || panicked.Load() == 0 {
		t.Errorf("he heard %+v, after %d panics", m, panicked.Load())
	}
}
