package live

import "testing"

// idleCrew is a crew to which nobody comes by himself: the yard has no hands.
func idleCrew(t *testing.T, stands int64) (*feed, *crew, *hands) {
	t.Helper()
	all := NewTransports(TransportOptions{})
	f := &feed{
		of: all.registry.feeds, seat: &seat{}, floor: position{seq: stands}, room: firstEditions, lowest: stands, benches: map[bench]int{},
	}
	c := newCrew(restingYard(all), f)
	f.crew = c
	return f, c, &hands{Transports: all}
}

// held is a member who stands at a place and may not be told anything for now.
func held(t *testing.T, f *feed, c *crew, at int64) mate {
	t.Helper()
	one := &conn{fd: -1}
	one.Transports, one.place = c.yard.Transports, &one.seat
	r := &running{course: course{seat: &one.seat, kind: lives, held: 1, cancel: func() {}}}
	r.name.call("1")
	r.place.Store(nobody)
	if !f.attach(c, position{seq: at}) {
		t.Fatal("he cannot sit here")
	}
	return mate{one, r, at}
}

// goOn has everything done that there is to do.
func (c *crew) goOn(h *hands) {
	for h.drop(); c.step(h, true); h.drop() {
	}
}

// say adds editions.
func (f *feed) say(n int) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	for range n {
		f.push(&edition{at: position{seq: f.stands().seq + 1}, text: []byte("{}")})
	}
}

// Who leaves in the middle of a round does not hide how far behind the one is who takes his place.
func TestACrewKnowsItsSlowest(t *testing.T) {
	t.Parallel()
	f, c, h := idleCrew(t, 0)
	places := []int64{10, 11, 12, 3}
	all := make([]mate, len(places))
	f.floor.seq = 3
	for i, at := range places {
		all[i] = held(t, f, c, at)
		c.join(all[i])
	}
	f.say(20)
	c.step(h, true)
	c.at, c.lowest = 3, 10 // all have been told but the slowest
	c.remove(c.find(all[0].run))
	c.goOn(h)
	if got := c.least(); got != 3 {
		t.Errorf("the slowest stands at 3 rather than at %d", got)
	}
	c.remove(c.find(all[3].run))
	c.news()
	c.goOn(h)
	if got := c.least(); got != 11 {
		t.Errorf("the slowest that is left stands at 11 rather than at %d", got)
	}
}

// What follows the place of somebody stays where it is, or comes again, while he is on his way to his crew.
func TestANewcomerIsWaitedFor(t *testing.T) {
	t.Parallel()
	f, c, h := idleCrew(t, 5)
	other := held(t, f, c, 5)
	c.join(other)
	c.goOn(h)
	newcomer := held(t, f, c, 5)
	c.remove(c.find(other.run)) // or has read everything
	c.news()
	c.goOn(h)
	f.say(2 * firstEditions)
	if _, footing := f.read(5, h.some[:]); footing != firm {
		t.Error("he fell before he sat")
	}
	f.seat.mu.Lock()
	if !f.cut(0) {
		t.Error("what he has not read does not come again")
	}
	f.seat.mu.Unlock()
	c.join(newcomer)
	c.news()
	c.goOn(h)
	if got := c.least(); got != 5 {
		t.Errorf("he stands at %d", got)
	}
}

// However many come and go at once, others have their turn in between, and nobody goes before he has come.
func TestOneStepOfACrewIsBounded(t *testing.T) {
	t.Parallel()
	f, c, h := idleCrew(t, 5)
	all := make([]mate, 3*stride)
	for i := range all {
		all[i] = held(t, f, c, 5)
		all[i].conn.state = left
		c.join(all[i])
	}
	for _, m := range all {
		c.leave(m.run)
	}
	for before, more := 0, true; more; before = len(c.mates) {
		more = c.step(h, true)
		if n := len(c.mates) - before; n > stride || n < -stride {
			t.Fatalf("in one step came %d", n)
		}
	}
	if f.members != 0 || len(c.mates) != 0 {
		t.Errorf("%d of %d are left", len(c.mates), f.members)
	}
}

// A feed that is over lets its members go a few at a time, also where one leaves.
func TestALongGoodbyeIsBounded(t *testing.T) {
	t.Parallel()
	f, c, h := idleCrew(t, 5)
	all := make([]mate, 4*stride)
	for i := range all {
		all[i] = held(t, f, c, 5)
		all[i].conn.state = left
		c.join(all[i])
	}
	c.goOn(h)
	f.seat.mu.Lock()
	f.over = true
	f.seat.mu.Unlock()
	c.leave(all[0].run)
	h.drop()
	c.step(h, true)
	if n := len(c.mates); n < 2*stride {
		t.Errorf("after one step %d are left", n)
	}
	c.news()
	c.goOn(h)
	if f.members != 0 {
		t.Errorf("%d are left", f.members)
	}
}

// Who does not come after all is not waited for.
func TestWhoDoesNotComeIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	f, c, h := idleCrew(t, 5)
	held(t, f, c, 5)
	c.forgo()
	f.detach(c)
	c.goOn(h)
	if c.least() == 5 {
		t.Error("he is")
	}
}
