package live

import (
	"context"
	"fmt"
	"net/http"
	"runtime"
	"sync"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// A feed of a log that has nothing to tell keeps nothing running, however many there are.
func TestAFeedThatRestsRunsNothing(t *testing.T) {
	s, h := openFeeds(t, nil)
	const many = 40
	list := make([]*client, many)
	for i := range list {
		list[i] = h.greeted(t)
		list[i].subscribe("1", fmt.Sprintf("subscription{thread(id: %d){cursor seq ref}}", 1+i%9))
	}
	for _, c := range list {
		c.heard("1")
	}
	soon(t, "feeds tell them all", func() bool { return h.members() == many && h.feeds() == 9 })
	if n := h.feedRuns(); n != 0 {
		t.Errorf("%d were run although nothing has happened", n)
	}
	base := runtime.NumGoroutine()
	for n := range int64(9) {
		s.write(t, thread(1+n), 5)
	}
	for _, c := range list {
		c.heard("1")
	}
	soon(t, "nothing is run any more", func() bool {
		return runtime.NumGoroutine() <= base && total(h.options.Metrics.executions.WithLabelValues("many")) == 0
	})
	if n := h.feedRuns(); n != 9 {
		t.Errorf("nine notices were told by %d runs", n)
	}
}

// What has happened at once is told in pieces, once and in order.
func TestMuchThatHappensAtOnceIsToldInOrder(t *testing.T) { onBothPaths(t, testMuchAtOnce) }

func testMuchAtOnce(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 3)
	const notices = 3*mostHeard + 10
	s.commit(t, func(tx *db.Tx) {
		for ref := range int64(notices) {
			tx.Notify(thread(1), "comment_added", ref, 1)
		}
	})
	for _, c := range list {
		for ref := range int64(notices) {
			if m := c.heard("1"); m.Seq != ref+1 || m.Ref != ref {
				t.Fatalf("he heard %+v in place of %d", m, ref+1)
			}
		}
	}
	if n := h.feedRuns(); n > notices/mostHeard+2 {
		t.Errorf("it was run %d times", n)
	}
}

// What is told anew may lie further back than the tail reaches: it is read from the log.
func TestWhatIsToldAnewIsReadFromTheLog(t *testing.T) { onBothPaths(t, testToldAnewFromTheLog) }

func testToldAnewFromTheLog(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	h := openHouseOver(t, s, nil)
	held := h.chatter(t, "websocket", false)
	soon(t, "a feed tells him", func() bool { return h.members() == 1 })
	f := &fence{changes: []change{{space: 1}}}
	h.registry.raise(f)
	const notices = 3*firstSlots + mostHeard
	for ref := range int64(notices) {
		h.small.bodies.set(ref+1, "something")
		s.write(t, thread(1), ref+1)
	}
	soon(t, "all of it has been told", func() bool { return h.newestTold() == notices })
	h.small.bodies.set(2, "")
	s.commit(t, func(tx *db.Tx) { tx.Notify(thread(1), "comment_hidden", 2, 2) })
	soon(t, "all of it has been told anew", func() bool { return h.newestTold() == notices+1 })
	h.registry.lower(f)
	held.readTo(notices + 1)
	if held.bodies[1] != "something" || held.bodies[2] != "" || held.bodies[notices] != "something" {
		t.Errorf("he read %q, %q and %q", held.bodies[1], held.bodies[2], held.bodies[notices])
	}
}

// Nothing is read from the database for a feed that others, too, listen to.
func TestAFeedIsOpenedWithoutTheLog(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	_ = h.listeners(t, 3)
	before := total(s.Hub.metrics.joins.WithLabelValues("log"))
	s.write(t, thread(1), 1)
	other := h.greeted(t)
	other.subscribe("1", "subscription{thread(id: 1){cursor}}")
	other.heard("1")
	soon(t, "there are two feeds", func() bool { return h.feeds() == 2 && h.members() == 4 })
	s.write(t, thread(1), 2)
	other.heard("1")
	if n := total(s.Hub.metrics.joins.WithLabelValues("log")); n != before {
		t.Errorf("the log was asked %d times", n-before)
	}
}

// A feed that nobody attends any more leaves the tail, also while something is being told.
func TestAFeedThatEndsLeavesTheTail(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	goOn := make(chan struct{})
	h.small.bodies.after = func(int64) { <-goOn }
	h.chatter(t, "websocket", false)
	soon(t, "a feed tells him", func() bool { return h.members() == 1 })
	s.write(t, thread(1), 1)
	soon(t, "it is being told", func() bool { return h.feedRuns() == 1 })
	h.registry.feeds.close()
	close(goOn)
	soon(t, "only the rights are listened to", func() bool { return s.subscribers() == 1 })
}

// Nobody in particular runs what is shared, whoever was first.
func TestASharedExecutionIsNobodys(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	var mu sync.Mutex
	seen := map[int64]int{}
	type traced struct{}
	h := openHouseOver(t, s, func(o *TransportOptions) {
		o.Trace = func(ctx context.Context) context.Context { return context.WithValue(ctx, traced{}, true) }
		o.Operation = func(ctx context.Context) context.Context {
			mu.Lock()
			defer mu.Unlock()
			v := auth.FromContext(ctx)
			seen[v.MemberID]++
			if v.MemberID == 0 && (v.SessionID != 0 || auth.Address(ctx) != "" || ctx.Value(http.ServerContextKey) != nil) {
				t.Errorf("there is something of somebody in its context: %+v", v)
			}
			if v.MemberID == 0 && ctx.Value(traced{}) == nil {
				t.Error("what it says cannot be found in the log")
			}
			return ctx
		}
	})
	list := h.listeners(t, 2, "Member", "5", "Session", "50")
	s.write(t, thread(1), 7)
	list[0].heard("1")
	mu.Lock()
	defer mu.Unlock()
	if fmt.Sprint(seen) != "map[0:1 5:2]" {
		t.Errorf("operations were begun by %v", seen)
	}
}
