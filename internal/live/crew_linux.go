package live

import (
	"math"
	"sync"
	"sync/atomic"
)

// crew is those members of a feed whose connections have no goroutine. Whoever of the yard is free tells them, one after the
// other: what is for all is made once, and each member costs a look and a write.
type crew struct {
	yard *yard
	feed *feed
	// low is a place before which no member stands.
	low atomic.Int64

	// What has been asked for since somebody last came by.
	mu     sync.Mutex
	coming []mate
	going  []*running
	// ready are those who could not be told before, awaited is how many have been attached and have not come yet.
	ready   []*running
	awaited int
	// anew: there is more to tell. afoot: somebody comes by, or will.
	anew, afoot bool

	// The rest is of whoever comes by. at is how far he has come, lowest the lowest place that he has seen on this round.
	mates  []mate
	at     int
	lowest int64
}

// mate is a member, as small as can be: ten thousand are gone through for each edition.
type mate struct {
	conn *conn
	run  *running
	// cursor is what he has been told last.
	cursor int64
}

func newCrew(y *yard, f *feed) *crew {
	c := &crew{yard: y, feed: f, lowest: math.MaxInt64}
	c.low.Store(math.MaxInt64)
	return c
}

// news serves bench.
func (c *crew) news() { c.ask(func() { c.anew = true }) }

// least serves bench.
func (c *crew) least() int64 { return c.low.Load() }

// ask notes a wish and has somebody come by.
func (c *crew) ask(note func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	note()
	if !c.afoot {
		c.afoot = true
		c.yard.put(c)
	}
}

// await serves bench.
func (c *crew) await(at int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.awaited++
	c.low.Store(min(c.low.Load(), at))
}

// forgo serves bench.
func (c *crew) forgo() { c.ask(func() { c.awaited-- }) }

// join takes in a member who has been awaited.
func (c *crew) join(m mate) {
	c.ask(func() {
		c.awaited--
		c.coming = append(c.coming, m)
	})
}

func (c *crew) leave(r *running) { c.ask(func() { c.going = append(c.going, r) }) }

// call has a member told what he could not be told before.
func (c *crew) call(r *running) { c.ask(func() { c.ready = append(c.ready, r) }) }

const (
	// stride is how many members are told before others have their turn.
	stride = 128
	// nobody is the place of who is no member any more.
	nobody = -1
)

// step tells some of the members what there is; more is false where nothing is left to do. As long as it is not sure who may see
// what, members only come and go.
func (c *crew) step(h *hands, sure bool) (more bool) {
	h.sure = sure
	coming, going, ready := c.wishes()
	for _, m := range coming {
		c.come(m, h)
	}
	for _, r := range going {
		c.part(r)
	}
	for _, r := range ready {
		if i := c.find(r); i != nobody {
			c.tell(i, h)
		}
	}
	for n := 0; n < stride && c.at < len(c.mates) && h.sure; n++ {
		// Who leaves on this occasion gives his place to the last.
		if c.tell(c.at, h) {
			c.lowest = min(c.lowest, c.mates[c.at].cursor)
			c.at++
		}
	}
	if !h.sure {
		c.pause()
		return false
	}
	return c.rests()
}

// find returns the place of a member, nobody where he is none any more.
func (c *crew) find(r *running) int {
	if i := int(r.place.Load()); i != nobody && i < len(c.mates) && c.mates[i].run == r {
		return i
	}
	return nobody
}

// pause leaves what there is to tell for later: there will be news again.
func (c *crew) pause() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.anew, c.afoot = true, false
	if len(c.coming)+len(c.going) > 0 {
		c.afoot = true
		c.yard.put(c)
	}
}

// some takes as many from a line as have their turn at once.
func some[T any](line *[]T) []T {
	n := min(len(*line), stride)
	first := (*line)[:n]
	if *line = (*line)[n:]; len(*line) == 0 {
		*line = nil
	}
	return first
}

// wishes takes what has been asked for. A new round begins when the last is over.
func (c *crew) wishes() (coming []mate, going, ready []*running) {
	c.mu.Lock()
	defer c.mu.Unlock()
	coming = some(&c.coming)
	if len(c.coming) == 0 { // nobody goes, or is told, before he has come
		going, ready = some(&c.going), some(&c.ready)
	}
	if c.anew && c.at >= len(c.mates) {
		c.anew, c.at, c.lowest = false, 0, math.MaxInt64
	}
	return coming, going, ready
}

// rests tells whether there is more to do.
func (c *crew) rests() (more bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at < len(c.mates) {
		return true
	}
	if len(c.coming)+c.awaited == 0 {
		c.low.Store(c.lowest)
	}
	c.afoot = c.anew || len(c.coming)+len(c.going)+len(c.ready) > 0
	return c.afoot
}

func (c *crew) come(m mate, h *hands) {
	i := len(c.mates)
	m.run.place.Store(int32(i))
	c.mates = append(c.mates, m)
	if c.at == i {
		c.at++ // he has his own turn now
	}
	if c.tell(i, h) {
		c.lowest = min(c.lowest, c.mates[i].cursor)
	}
}

// part lets a member go whose operation is over.
func (c *crew) part(r *running) {
	if i := c.find(r); i != nobody {
		conn := c.mates[i].conn
		c.remove(i)
		conn.depart(r, c.feed, "")
	}
}

// remove takes a member out. Who takes his place has been told on this round if he has, and has not if he has not.
func (c *crew) remove(i int) {
	c.mates[i].run.place.Store(nobody)
	if i < c.at {
		c.at--
		c.move(c.at, i)
		i = c.at
	}
	last := len(c.mates) - 1
	c.move(last, i)
	c.mates[last] = mate{}
	c.mates = c.mates[:last]
	if last == 0 {
		c.mates = nil
	}
}

func (c *crew) move(from, to int) {
	if from != to {
		c.mates[to] = c.mates[from]
		c.mates[to].run.place.Store(int32(to))
	}
}

// tell tells a member what he has not been told, as far as he takes it. It is false where he is no member any more.
func (c *crew) tell(i int, h *hands) bool {
	for h.sure {
		m := &c.mates[i]
		b, stands := h.sheaf(c.feed, m)
		if stands != firm {
			run, conn := m.run, m.conn
			reason := Slow
			if stands == spent {
				reason = c.feed.why()
			}
			c.remove(i)
			conn.dropped(reason)
			conn.depart(run, c.feed, reason)
			return false
		}
		if b == nil || !m.conn.deliver(m, b, h) {
			return true
		}
	}
	return true
}
