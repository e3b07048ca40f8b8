package live

import (
	"testing"

	"piazza/internal/db"
)

// theFeed is the only one.
func (h *house) theFeed(t *testing.T) (f *feed) {
	t.Helper()
	h.registry.feeds.each(func(one *feed) { f = one })
	if f == nil {
		t.Fatal("there is no feed")
	}
	return f
}

// holds tells how many editions and stamps a feed keeps.
func (f *feed) holds() (editions, stamps int) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	return len(f.ring), len(f.stamps.list)
}

// What a feed has said it lets go when it says nothing more, and its members are told on as if nothing had been.
func TestAQuietFeedLetsGo(t *testing.T) { onBothPaths(t, testAQuietFeed) }

func testAQuietFeed(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 3)
	tell := func(from, to int64) {
		for ref := from; ref < to; ref++ {
			s.write(t, thread(1), ref)
		}
		for _, c := range list {
			for ref := from; ref < to; ref++ {
				if m := c.heard("1"); m.Ref != ref || m.Seq != ref+1 {
					t.Fatalf("he heard %+v in place of %d", m, ref)
				}
			}
		}
	}
	const many = lastStamps + 4
	tell(0, many)
	f := h.theFeed(t)
	soon(t, "it keeps only what a kernel may hold", func() bool {
		h.registry.feeds.tidy()
		editions, stamps := f.holds()
		return editions == 0 && stamps == lastStamps
	})
	tell(many, many+3)
	if editions, _ := f.holds(); editions != 3 {
		t.Errorf("it keeps %d editions", editions)
	}
	if n := total(h.options.Metrics.drops); n != 0 {
		t.Errorf("%d were dropped", n)
	}
}

// As long as somebody has to read it, what was said is kept; and so it is while more is said.
func TestAFeedKeepsWhatSomebodyNeeds(t *testing.T) {
	t.Parallel()
	f, slow := &feed{of: newFeeds(NewMetrics(nil), 8, nil), seat: &seat{}, room: firstEditions, benches: map[bench]int{}}, &member{}
	f.benches[slow] = 1
	f.push(&edition{at: position{seq: 1}})
	for range 2 { // the first time it has just been said
		if f.isQuiet() {
			t.Error("nobody has read it, and it is not needed")
		}
	}
	slow.at.Store(1)
	if !f.isQuiet() {
		t.Error("all have read it, and it is needed")
	}
	f.push(&edition{at: position{seq: 2}})
	if f.letGo() || len(f.ring) != 2 {
		t.Error("it lets go of what was just said")
	}
}

// A ring that has grown is small again when it is made compact, and what it still holds, and where it begins, is the same.
func TestACompactRingHoldsTheLatest(t *testing.T) {
	t.Parallel()
	for _, held := range []int64{3, 8, 20} {
		var r ring
		r.begin(position{seq: 5, tag: 50})
		for n := range held {
			if r.full() {
				r.grow(64)
			}
			r.push(&db.Notice{Seq: 6 + n, Tag: 10 * (6 + n)})
		}
		r.compact(firstSlots)
		kept := min(held, firstSlots)
		var some [32]*db.Notice
		after := 5 + held - kept
		if n, whole := r.read(after, some[:]); int64(n) != kept || !whole || some[0].Seq != after+1 || len(r.slots) != firstSlots {
			t.Errorf("of %d it holds %d in %d slots", held, n, len(r.slots))
		}
		if !r.holds(position{after, 10 * after}) || r.holds(position{after, 7}) || !r.holds(position{5 + held, 10 * (5 + held)}) {
			t.Errorf("of %d it does not know where it begins, or where it ends", held)
		}
	}
}
