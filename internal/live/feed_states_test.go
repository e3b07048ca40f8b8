package live

import (
	"context"
	"encoding/json"
	"sync/atomic"
	"testing"
	"time"
)

// openLevels opens a house with states that count.
func openLevels(t *testing.T, change func(*TransportOptions)) (*house, *atomic.Int64, func()) {
	t.Helper()
	s, h := openFeeds(t, change)
	now := &atomic.Int64{}
	now.Store(1)
	source := Source[int64]{
		Kind:     "level",
		Versions: func(context.Context, []int64) (map[int64]int64, error) { return map[int64]int64{1: now.Load()}, nil },
		Load: func(context.Context, int64) (State[int64], error) {
			n := now.Load()
			return State[int64]{Version: n, Value: n}, nil
		},
	}
	h.small.levels = NewStates(s.Hub, source)
	return h, now, func() {
		now.Add(1)
		h.small.levels.touch(1)
	}
}

// level reads the next state.
func (c *client) level(id string) int64 {
	c.t.Helper()
	var m struct{ Level struct{ Version int64 } }
	if err := json.Unmarshal([]byte(`{"level":`+c.next(id, "level")+`}`), &m); err != nil {
		c.t.Fatal(err)
	}
	return m.Level.Version
}

func TestStatesAreToldOnceForAll(t *testing.T) { onBothPaths(t, testStatesAreTold) }

func testStatesAreTold(t *testing.T) {
	t.Parallel()
	h, now, grow := openLevels(t, nil)
	const many = 20
	list := make([]*client, many)
	for i := range list {
		list[i] = h.greeted(t)
		list[i].subscribe("1", "subscription{level(id: 1){version}}")
		if got := list[i].level("1"); got != 1 {
			t.Fatalf("the first state is %d", got)
		}
	}
	soon(t, "a feed tells all, and knows the state", func() bool { return h.members() == many && h.small.told.Load() == many+1 })
	for range 5 {
		grow()
	}
	for i, c := range list {
		for last := int64(1); last < now.Load(); {
			got := c.level("1")
			if got <= last {
				t.Fatalf("listener %d was told %d after %d", i, got, last)
			}
			last = got
		}
	}
	if told := h.small.told.Load(); told > many+1+5 {
		t.Errorf("five states were told %d times", told-many-1)
	}
}

// Who takes nothing while a state changes a hundred times is told the newest alone.
func TestASlowMemberIsToldTheNewestState(t *testing.T) { onBothPaths(t, testTheNewestState) }

func testTheNewestState(t *testing.T) {
	t.Parallel()
	h, now, grow := openLevels(t, nil)
	h.small.levels.pause = time.Millisecond
	c := h.greeted(t, "Member", "5")
	c.subscribe("1", "subscription{level(id: 1){version}}")
	c.level("1")
	soon(t, "a feed tells him", func() bool { return h.members() == 1 && h.small.told.Load() == 2 })
	lower := h.holdBack(5)
	for range 30 {
		grow()
		soon(t, "it has been told", func() bool { return h.newestTold() == now.Load() })
	}
	lower()
	if got := c.level("1"); got != now.Load() {
		t.Errorf("he was told %d, it is %d", got, now.Load())
	}
}

// holdBack holds a member back as while a change of his rights is being committed.
func (h *house) holdBack(member int64) (lower func()) {
	f := &fence{changes: []change{{member: member}}}
	h.registry.raise(f)
	return func() { h.registry.lower(f) }
}

// newestTold is the newest state of all feeds.
func (h *house) newestTold() (newest int64) {
	h.registry.feeds.each(func(f *feed) {
		f.seat.mu.Lock()
		defer f.seat.mu.Unlock()
		newest = max(newest, f.stands().seq)
	})
	return newest
}

// What lives as long as an operation does not end when a feed tells it.
func TestWhatLastsAsLongAsAnOperation(t *testing.T) { onBothPaths(t, testWhatLasts) }

func testWhatLasts(t *testing.T) {
	t.Parallel()
	h, _, grow := openLevels(t, nil)
	var here atomic.Int64
	h.small.entering = func(ctx context.Context) {
		if !IsShared(ctx) {
			here.Add(1)
			whenOver(ctx, func() { here.Add(-1) })
		}
	}
	leaves, breaks, stays := h.greeted(t), h.greeted(t), h.greeted(t)
	for _, c := range []*client{leaves, breaks, stays} {
		c.subscribe("1", "subscription{level(id: 1){version}}")
		c.level("1")
	}
	soon(t, "a feed tells all", func() bool { return h.members() == 3 })
	grow()
	stays.level("1")
	if n := here.Load(); n != 3 {
		t.Errorf("%d of three are there", n)
	}
	leaves.send(`{"type":"complete","id":"1"}`)
	soon(t, "one has left", func() bool { return here.Load() == 2 })
	breaks.Close()
	soon(t, "two have left", func() bool { return here.Load() == 1 })
}

// Where what is told begins to depend on who is told, each goes on by himself.
func TestWhatIsSharedNoMore(t *testing.T) { onBothPaths(t, testWhatIsSharedNoMore) }

func testWhatIsSharedNoMore(t *testing.T) {
	t.Parallel()
	h, now, grow := openLevels(t, nil)
	h.small.alone = func() bool { return now.Load() > 1 }
	var here atomic.Int64
	h.small.entering = func(ctx context.Context) {
		if !IsShared(ctx) {
			here.Add(1)
			whenOver(ctx, func() { here.Add(-1) })
		}
	}
	c := h.greeted(t)
	c.attend("2", "")
	c.heard("2")
	c.subscribe("1", "subscription{level(id: 1){version}}")
	c.level("1")
	soon(t, "feeds tell him", func() bool { return h.members() == 2 })
	grow()
	for last := int64(1); last < now.Load(); { // and what he had already may come again
		last = c.level("1")
	}
	soon(t, "he goes on by himself, and only with this", func() bool { return h.members() == 1 })
	if n := here.Load(); n != 1 {
		t.Errorf("he is there %d times", n)
	}
	c.send(`{"type":"complete","id":"1"}`)
	soon(t, "he has left", func() bool { return here.Load() == 0 })
	h.square.write(t, thread(1), 7)
	if m := c.heard("2"); m.Ref != 7 {
		t.Errorf("beside it he heard %+v", m)
	}
	h.small.entering = nil
	back := h.greeted(t)
	for want := range int64(3) {
		if want == 0 {
			back.subscribe("1", "subscription{level(id: 1){version}}")
		} else {
			grow()
		}
		if got := back.level("1"); got != want+2 || h.members() != 1 {
			t.Errorf("he was told %d, and %d are members with what the first listens to", got, h.members())
		}
	}
}
