package live

import (
	"context"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// changing is a seating whose resolver changes its mind just when its operation is given a seat.
type changing struct {
	*member
	t *testing.T
	c *course
}

func (s changing) bench(*feed) bench {
	s.c.seat.mu.Lock()
	defer s.c.seat.mu.Unlock()
	s.c.sharing = nil
	return s.member
}

func (s changing) sit(*feed, position) { s.t.Error("he sits down all the same") }

// Who begins to be told things of his own while he is being moved stays by himself, and is nobody's member.
func TestWhoIsAloneMeanwhileIsNotMoved(t *testing.T) {
	t.Parallel()
	h, _, _ := openLevels(t, nil)
	ctx, end := context.WithCancel(graphql.StartOperationTrace(t.Context()))
	defer end()
	o, errs := prepare(ctx, h.exec, &graphql.RawParams{Query: "subscription{level(id: 1){version}}"})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	c := &course{seat: &seat{}, cancel: end, declared: true, sharing: &offer{at: reached{what: showsState}}}
	if over := h.moveOver(c, o, way{seating: changing{&member{wake: make(chan struct{}, 1)}, t, c}}); over != nil {
		t.Error("a feed is to tell him")
	}
	if n := h.members(); n != 0 || c.elsewhere {
		t.Errorf("%d are members, and he is told elsewhere: %t", n, c.elsewhere)
	}
	soon(t, "the feed is gone", func() bool { return h.feeds() == 0 })
}

// However often the last member leaves and comes back, a feed waits once for whether it ends.
func TestAFeedWaitsOnceForItsEnd(t *testing.T) {
	t.Parallel()
	s := newFeeds(NewMetrics(nil), 16, func(_ context.Context, _ *feed, c *course) { c.finish() })
	m := &member{wake: make(chan struct{}, 1)}
	at := func(*feed) bench { return m }
	first := s.join(feedKey{}, plan{}, at, position{}, true)
	s.leave(first, at)
	waits := first.vacancy
	for range 20 {
		if s.join(feedKey{}, plan{}, at, position{}, true) != first {
			t.Fatal("it is another feed")
		}
		s.leave(first, at)
	}
	if first.vacancy != waits {
		t.Error("it waits more than once")
	}
	soon(t, "it is over", first.gone)
}
