package live

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"piazza/internal/db"
)

// Who comes and goes while much is being written, with and without a cursor, hears everything once and in order.
func TestNothingIsMissedWhileMembersMoveOver(t *testing.T) { onBothPaths(t, testNothingIsMissed) }

func testNothingIsMissed(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	stop := keepWriting(t, s, thread(1))
	var all sync.WaitGroup
	for range 12 {
		all.Go(func() {
			seq, cursor := int64(0), ""
			for range soaking(200, 8) {
				seq, cursor = h.stayAWhile(t, seq, cursor)
			}
		})
	}
	all.Wait()
	stop()
	if total(h.options.Metrics.editions) == 0 {
		t.Error("nothing was shared")
	}
}

// stayAWhile listens from a cursor on for some notices, and returns where it stands then.
func (h *house) stayAWhile(t *testing.T, seq int64, cursor string) (int64, string) {
	c := h.greeted(t)
	defer c.Close()
	c.attend("1", cursor)
	first := c.heard("1")
	cursor = first.Cursor
	if first.State != string(Recovered) {
		seq = 0 // he does not know where he begins, or came back too late
	}
	for range rand.IntN(60) {
		m := c.heard("1")
		if seq != 0 && m.Seq != seq+1 {
			t.Errorf("after %d came %d", seq, m.Seq)
			return m.Seq, m.Cursor
		}
		seq, cursor = m.Seq, m.Cursor
	}
	return seq, cursor
}

// The hub may give up the feed's own subscription, as when it cannot read for long: the members notice nothing.
func TestAFeedGoesOnWhereItsExecutionEnded(t *testing.T) { onBothPaths(t, testAFeedGoesOn) }

func testAFeedGoesOn(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 3)
	for round := range int64(4) {
		s.write(t, thread(1), 1)
		for _, reason := range []Reason{Slow, Broken}[round%2:][:1] {
			before := total(s.Hub.metrics.drops)
			s.tailOf(thread(1)).endAll(reason)
			soon(t, "it listens no more", func() bool { return total(s.Hub.metrics.drops) > before })
		}
		s.write(t, thread(1), 2)
		for _, c := range list {
			for n := range int64(2) {
				if m := c.heard("1"); m.Seq != 2*round+n+1 {
					t.Fatalf("in round %d came %+v", round, m)
				}
			}
		}
	}
}

// Where a feed cannot be run, each of its members goes on by himself, on the connection that he has and with whatever else he has
// there; and others are not put into it for a while.
func TestAFeedThatCannotBeRunIsGivenUp(t *testing.T) { onBothPaths(t, testAFeedIsGivenUp) }

func testAFeedIsGivenUp(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 3)
	for _, c := range list {
		c.attend("2", "")
		c.heard("2")
	}
	s.write(t, thread(1), 3)
	for _, c := range list {
		c.heardAll(2, 3)
	}
	h.small.refuses.Store(true) // whoever is nobody
	s.write(t, thread(1), 9)
	soon(t, "it is given up", func() bool { return h.members() == 0 })
	for _, c := range list {
		c.heardAll(2, 9)
	}
	for ref := range int64(4) {
		s.write(t, thread(1), 10+ref)
		for _, c := range list {
			c.heardAll(2, 10+ref)
		}
	}
	list[0].Close()
	list[1].send(`{"type":"complete","id":"1"}`)
	list[1].send(`{"type":"complete","id":"2"}`)
	list[2].send(`{"type":"complete","id":"2"}`)
	soon(t, "one is left", func() bool { return s.subscribers() == 1+1 }) // beside the rights
	s.write(t, thread(1), 4)
	list[2].heard("1")
	back := h.greeted(t)
	back.attend("1", "")
	back.heard("1")
	s.write(t, thread(1), 5)
	if m := back.heard("1"); m.Ref != 5 || h.members() != 0 {
		t.Errorf("who came back heard %+v, %d are members", m, h.members())
	}
}

// A restored log is another: resuming tells each what became of his place.
func TestMembersAreSentAwayWhenTheLogIsAnother(t *testing.T) { onBothPaths(t, testTheLogIsAnother) }

func testTheLogIsAnother(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 2)
	s.write(t, thread(1), 1)
	for _, c := range list {
		c.heard("1")
	}
	if _, err := s.db.Exec(t.Context(), `update notice set tag = tag + 1 where stream_id in (select id from stream where kind = 'thread')`); err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if got := c.closed(); got != 4410 {
			t.Errorf("closed with %d", got)
		}
	}
}

// Two who are told by one feed: what one of them loses, the other keeps.
func TestRightsOfOneMemberOfAFeed(t *testing.T) { onBothPaths(t, testRightsOfOneMember) }

func testRightsOfOneMember(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	loses, keeps, expelled := h.listeners(t, 1, "Member", "5", "Session", "50")[0], h.greeted(t, "Member", "6"), h.greeted(t, "Member", "7", "Session", "70")
	for _, c := range []*client{keeps, expelled} {
		c.attend("1", "")
		c.heard("1")
	}
	soon(t, "a feed tells all", func() bool { return h.members() == 3 && h.feeds() == 1 })
	s.commit(t, func(tx *db.Tx) { tx.Notify(db.RightsStream, db.MemberChanged, 5, 0) })
	loses.expect(kindError, "1")
	s.commit(t, func(tx *db.Tx) { tx.Notify(db.RightsStream, db.SessionEnded, 70, 0) })
	if got := expelled.closed(); got != 4403 {
		t.Errorf("closed with %d", got)
	}
	s.write(t, thread(1), 8)
	if m := keeps.heard("1"); m.Ref != 8 {
		t.Errorf("the other heard %+v", m)
	}
	loses.attend("2", "")
	loses.heard("2")
	soon(t, "a feed tells both again", func() bool { return h.members() == 2 })
}

// Who is held back while a change of his rights is being committed keeps his place; the others are told meanwhile.
func TestAHeldMemberCatchesUp(t *testing.T) { onBothPaths(t, testAHeldMember) }

func testAHeldMember(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	held := h.listeners(t, 1, "Member", "5")[0]
	other := h.greeted(t)
	other.attend("1", "")
	other.heard("1")
	soon(t, "a feed tells both", func() bool { return h.members() == 2 })
	done := h.Committing([]db.Line{{Stream: db.RightsStream, Notice: db.Notice{Kind: db.MemberChanged, Ref: 5, Seq: 1, Tag: 1}}})
	for ref := range int64(40) {
		s.write(t, thread(1), ref)
		other.heard("1")
	}
	held.send(`{"type":"ping"}`)
	held.expect(kindPong, "") // and nothing before
	done(db.RolledBack)
	for ref := range int64(40) {
		if m := held.heard("1"); m.Ref != ref {
			t.Fatalf("he heard %+v in place of %d", m, ref)
		}
	}
}

// A piazza that closes ends its feed for all who are in it.
func TestAChangedPiazzaEndsItsFeed(t *testing.T) { onBothPaths(t, testAChangedPiazza) }

func testAChangedPiazza(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 3)
	s.commit(t, func(tx *db.Tx) { tx.Notify(db.RightsStream, db.SpaceChanged, 2, 0) })
	s.write(t, thread(1), 3)
	for _, c := range list {
		if m := c.heard("1"); m.Ref != 3 {
			t.Errorf("after a change of another piazza he heard %+v", m)
		}
	}
	s.commit(t, func(tx *db.Tx) { tx.Notify(db.RightsStream, db.SpaceChanged, 1, 0) })
	for _, c := range list {
		c.expect(kindError, "1")
	}
	soon(t, "the feed is gone", func() bool { return h.members() == 0 && h.feeds() == 0 })
}

// Who takes nothing falls off the ring and is told to resume; the others go on.
func TestASlowMemberFallsOffTheRing(t *testing.T) { onBothPaths(t, testASlowMember) }

func testASlowMember(t *testing.T) {
	t.Parallel()
	s := openSquare(t, func(o *Options) { o.Ring = 32 })
	h := openHouseOver(t, s, func(o *TransportOptions) { o.Stall = time.Minute })
	plain, slow := h.chatter(t, "websocket", false), h.chatter(t, "websocket", true)
	soon(t, "a feed tells both", func() bool { return h.members() == 2 })
	var filler int64
	for h.ringOf() < 32 {
		filler++
		h.small.bodies.set(filler, string(make([]byte, 3*fillerSize)))
		s.write(t, thread(1), filler)
		plain.readTo(filler)
	}
	for range 40 {
		filler++
		s.write(t, thread(1), filler)
		plain.readTo(filler)
	}
	var err error
	for err == nil {
		_, err = slow.next()
	}
	// Where he takes even the goodbye too late, there is none.
	if n := total(h.options.Metrics.drops.WithLabelValues(string(Slow))); n != 1 {
		t.Errorf("%d were too slow, and he was told %v", n, err)
	}
}

// ringOf is how many editions the longest ring may hold.
func (h *house) ringOf() (most int) {
	h.registry.feeds.each(func(f *feed) {
		f.seat.mu.Lock()
		defer f.seat.mu.Unlock()
		most = max(most, f.room)
	})
	return most
}

func TestMembersAreSentAwayWhenTheServerGoes(t *testing.T) {
	onBothPaths(t, testMembersWhenTheServerGoes)
}

func testMembersWhenTheServerGoes(t *testing.T) {
	t.Parallel()
	_, h := openFeeds(t, nil)
	list := h.listeners(t, 5)
	var gone sync.WaitGroup
	for _, c := range list {
		gone.Go(func() {
			if got := c.closed(); got != 1012 {
				t.Errorf("closed with %d", got)
			}
			c.Close()
		})
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := h.Shutdown(ctx, 100*time.Millisecond); err != nil {
		t.Error(err)
	}
	gone.Wait()
	soon(t, "no feed is left", func() bool { return h.feeds() == 0 })
}
