package live

import (
	"bytes"
	"testing"
)

// What could not be read in one moment is read again: nobody is told the error of a moment that all would be told.
func TestAnErrorOfOneMomentIsToldToNobody(t *testing.T) { onBothPaths(t, testAnErrorOfOneMoment) }

func testAnErrorOfOneMoment(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 2)
	h.small.faults.Store(2)
	for ref := range int64(3) {
		s.write(t, thread(1), ref)
	}
	for _, c := range list {
		for ref := range int64(3) {
			if m := c.heard("1"); m.Ref != ref || m.Seq != ref+1 {
				t.Fatalf("he heard %+v in place of %d", m, ref)
			}
		}
	}
}

// What never can be read is told as the error that it is, and what follows as ever.
func TestAnErrorThatStaysIsTold(t *testing.T) { onBothPaths(t, testAnErrorThatStays) }

func testAnErrorThatStays(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 2)
	h.small.faults.Store(mostMisses + 1)
	s.write(t, thread(1), 1)
	s.write(t, thread(1), 2)
	for _, c := range list {
		if m := c.expect(kindNext, "1"); !bytes.Contains(m.Payload, []byte("no room now")) {
			t.Errorf("he was told %s", m.Payload)
		}
		if m := c.heard("1"); m.Ref != 2 {
			t.Errorf("then he heard %+v", m)
		}
	}
}

// What only says again what it has said, and fails, is given up.
func TestAFeedThatOnlyRepeatsItselfIsGivenUp(t *testing.T) { onBothPaths(t, testAFeedRepeatsItself) }

func testAFeedRepeatsItself(t *testing.T) {
	t.Parallel()
	h, now, grow := openLevels(t, nil)
	h.small.breaks.Store(true)
	c := h.greeted(t)
	c.subscribe("1", "subscription{level(id: 1){version}}")
	c.level("1")
	soon(t, "the feed is given up", func() bool { return h.feedRuns() > mostMisses && h.members() == 0 })
	if n := h.feedRuns(); n != mostMisses+1 {
		t.Errorf("it was run %d times", n)
	}
	grow()
	for last := int64(1); last < now.Load(); {
		last = c.level("1")
	}
}

// feedRuns is how often something was run for many.
func (h *house) feedRuns() int { return total(h.options.Metrics.sharedRuns) }
