package live

import (
	"bytes"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// A feed runs one subscription for all who would be told the same. What it is told it keeps as editions in a ring; each
// member is a place in it, as the subscribers of a tail are, and has no queue and no execution of his own.
//
// How a member is told is not the feed's matter. Whoever brings members attaches a bench: a goroutine that stands for one,
// or a crew that stands for thousands. It is used like this:
//
//	if !f.attach(a, at) { … }             // the ring does not reach back so far, or the feed is over: he is told apart for now
//	for {
//		n, footing := f.read(cursor, some[:]) // what follows his cursor, as much as fits
//		…                                     // for each: under the connection's lock, look at e.taken, then let it leave,
//		                                      // and only then cursor = e.at.seq; an edition that was taken is read anew
//		                                      // n = 0 and firm: wait for news
//	}
//	f.detach(a)                           // once for each attach
//
// Rules for benches:
//   - Places never go back. A member takes editions in their order; one whose seq is not greater than his cursor he has got.
//   - Rights are the members' matter: before anything leaves, the rights must be fresh and the member's course must be neither over
//     nor held. Who is held keeps his place and catches up.
//   - When something is taken away, the feed is told before any connection is (registry.takeBack): editions that show it, and all
//     that follow them, are gone from the ring and marked, and come again as they are now under the same numbers. A connection
//     that is told afterwards (outlet.purge) only has to see to what it has already handed to the kernel: mayShow tells whether
//     that is concerned.
//   - A feed that is over is read to its end; then the footing is spent, and why says why: empty where all is said, so that
//     `complete` follows.
//
// Everything is under the lock of the feed's seat. Who calls the feed may hold the lock of a connection's seat, or of the registry,
// and none that news or least takes.
type feed struct {
	of   *feeds
	key  feedKey
	plan plan
	// seat has the lock; nobody sits there. Who runs is never a person.
	seat *seat

	// ring are the editions in their order, floor is where the stream stood before the first of them: whoever stands before has
	// fallen off. room is how many it may hold now, lowest is a place before which nobody stands.
	ring   []*edition
	floor  position
	room   int
	lowest int64
	stamps stamps
	// lively: it has said something lately. quiet: it has not, and what it holds nobody needs.
	lively, quiet bool
	// states: only the newest counts, so that the ring holds one and nobody falls off.
	states bool

	// Of a log, heard is up to where it was gone through, told or passed over; hearing is how it learns of what follows, and is of whoever has the turn.
	heard   position
	hearing hearing
	turn    turnOf
	// ready is what its runs have in common, of whoever has the turn.
	ready *graphql.OperationContext

	benches map[bench]int
	// crew is the bench of those who have no goroutine, nil before the first; it is under the lock of all feeds.
	crew    bench
	members int
	// vacancy ends it when nobody has been a member for a moment, nil before the last first left.
	vacancy *time.Timer

	// course is the execution that runs now, nil between two.
	course *course
	// misses is how often it failed since it last told something, missed when it last did; pausing: it will be tried again.
	misses  int
	missed  time.Time
	pausing bool
	// begun: it has been started. over: nothing is added any more. unfit: another would fare no better.
	begun, over, unfit bool
	reason             Reason
	// parting is over which time its members leave.
	parting time.Duration
}

// bench are those of a feed's members who are told together.
type bench interface {
	// news says that there is more to read, or that the feed is over. It is called under the feed's lock: it returns at once and
	// asks the feed nothing.
	news()
	// await is told that one more of its members stands at a place. It is called like news, as least is.
	await(at int64)
	// forgo is told that a member for whom it waits does not come after all.
	forgo()
	// least is the lowest place at which one of its members stands, math.MaxInt64 where there is none. It is called seldom: when the
	// ring is full, and when something was taken away.
	least() int64
}

// footing is how a member stands in a feed.
type footing int

const (
	// firm: what follows is here, or will be.
	firm footing = iota
	// fallen: what follows him is not in the ring any more. He was too slow, and resumes.
	fallen
	// spent: he has read everything, and nothing follows.
	spent
)

// attach adds a member who stands at a place; false where what follows him is not here.
func (f *feed) attach(b bench, at position) bool {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if f.over || !f.reaches(at) {
		return false
	}
	f.benches[b]++
	f.members++
	f.lowest = min(f.lowest, at.seq)
	b.await(at.seq)
	f.of.metrics.feedMembers.Inc()
	return true
}

// reaches tells whether everything that follows a place is here, or will be, and is of the same log.
func (f *feed) reaches(at position) bool {
	if f.states {
		return true
	}
	if at.seq < f.floor.seq || at.seq == f.floor.seq && at.tag != f.floor.tag {
		return false
	}
	for _, e := range f.ring {
		if e.at.seq == at.seq {
			return e.at.tag == at.tag
		}
	}
	return true
}

// detach removes a member.
func (f *feed) detach(b bench) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if f.benches[b]--; f.benches[b] <= 0 {
		delete(f.benches, b)
	}
	f.of.metrics.feedMembers.Dec()
	if f.members--; f.members == 0 && !f.over {
		f.of.linger(f)
	}
}

// read copies what follows a place, in order.
func (f *feed) read(after int64, into []*edition) (n int, _ footing) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if !f.states && after < f.floor.seq {
		return 0, fallen
	}
	for i := f.follows(after); i < len(f.ring) && n < len(into); i++ {
		into[n] = f.ring[i]
		n++
	}
	if n == 0 && f.over {
		return 0, spent
	}
	return n, firm
}

// follows is the index of the first edition after a place. Most who ask stand near the end.
func (f *feed) follows(after int64) int {
	i := len(f.ring)
	for i > 0 && f.ring[i-1].at.seq > after {
		i--
	}
	return i
}

// mayShow tells whether one of the latest editions up to a place shows what is taken away, also where it is not in the ring any
// more.
func (f *feed) mayShow(upTo int64, latest int, taken func(*label) bool) bool {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	return f.stamps.show(upTo, latest, taken)
}

// why says for what reason a feed is over, empty where all has been said.
func (f *feed) why() Reason {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	return f.reason
}

// push adds an edition and tells the benches. It is called under the lock.
func (f *feed) push(e *edition) {
	newest := f.stands().seq
	switch {
	case f.states && len(f.ring) > 0 && e.at.seq >= newest && bytes.Equal(e.text, f.ring[0].text):
		return // it was run again and says the same
	case e.at.seq < newest && f.states:
		f.finish(solo) // a version went back: only a restore does that
		return
	case e.at.seq <= newest:
		return // it came again after a failure
	}
	f.misses, f.lively = 0, true
	e.stream = &f.plan.stream
	f.makeRoom()
	f.ring = append(f.ring, e)
	f.stamps.add(e)
	f.of.metrics.editions.Inc()
	f.tell()
}

// stands is where the stream stands after the newest edition.
func (f *feed) stands() position {
	if n := len(f.ring); n > 0 {
		return f.ring[n-1].at
	}
	return f.floor
}

func (f *feed) tell() {
	for b := range f.benches {
		b.news()
	}
}

// finish ends a feed: nothing is added any more. It is called under the lock.
func (f *feed) finish(reason Reason) {
	if f.over {
		return
	}
	f.over, f.reason = true, reason
	f.part()
	f.halt()
	if !f.states {
		f.of.queue.put(f) // whoever has the turn lets the tail go
	}
	f.tell()
	f.of.closed(f)
}
