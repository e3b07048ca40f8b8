package live

import (
	"math"
	"slices"
)

// firstEditions is how many editions are kept whoever needs them: newcomers stand there.
const firstEditions = 8

// makeRoom forgets what nobody needs, or, where the ring may not grow any more, what somebody who is too slow still does.
func (f *feed) makeRoom() {
	switch n := len(f.ring); {
	case f.states:
		for _, old := range f.ring {
			old.taken.Store(true)
		}
		f.forget(n)
	case n < f.room:
	case f.needed(f.ring[0].at.seq) && f.room < f.of.most:
		f.room = min(2*f.room, f.of.most)
	default:
		unneeded := min(f.follows(f.lowest), n-firstEditions+1)
		f.forget(max(1, unneeded))
		if len(f.ring) <= f.room/2 {
			f.room = max(firstEditions, f.room/2)
		}
	}
}

// needed tells whether somebody still has to read an edition. It asks the benches only when the slowest one known could be
// concerned.
func (f *feed) needed(seq int64) bool {
	if f.lowest < seq {
		f.lowest = f.least()
	}
	return f.lowest < seq
}

// forget drops the oldest editions.
func (f *feed) forget(n int) {
	if n <= 0 {
		return
	}
	f.floor = f.ring[n-1].at
	clear(f.ring[:n])
	f.ring = f.ring[n:]
}

// takeBack cuts out what is taken away, and has what follows from there told anew.
func (f *feed) takeBack(taken func(*label) bool) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if f.over {
		return
	}
	again := f.course != nil && f.course.spoil(taken)
	if i := slices.IndexFunc(f.ring, func(e *edition) bool { return taken(e.label(nil)) }); i >= 0 {
		again = f.cut(i) || again
	}
	if again {
		f.of.metrics.feedCuts.Inc()
		f.halt()
		f.heard = f.stands()
		f.begin()
	}
}

// cut takes the editions from one on out of the ring, and tells whether somebody still has to read some of them. What all have
// read already does not come again.
func (f *feed) cut(i int) (wanted bool) {
	for _, e := range f.ring[i:] {
		e.taken.Store(true)
	}
	f.lowest = f.least()
	read := f.follows(f.lowest)
	wanted = read < len(f.ring)
	switch {
	case f.states && wanted:
		f.ring, f.floor = nil, nowhere
	case read > i:
		f.floor = f.ring[read-1].at
		f.ring = nil
	default:
		clear(f.ring[i:])
		f.ring = f.ring[:i]
	}
	return wanted
}

// nowhere is before any version of a state.
var nowhere = position{seq: -1}

// least is where the slowest member stands.
func (f *feed) least() int64 {
	least := int64(math.MaxInt64)
	for b := range f.benches {
		least = min(least, b.least())
	}
	return least
}
