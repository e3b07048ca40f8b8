package live

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// audience is people who watch a tally as operations on connections do: each takes what comes, and says when it is told.
type audience struct {
	t      testing.TB
	of     *tallies
	people []*spectator
}

// spectator is one of them.
type spectator struct {
	class   Class
	version atomic.Int64
	// tell is what he does between taking a state and saying that it was told.
	tell  func()
	leave context.CancelFunc

	mu    sync.Mutex
	heard []State[int64]
	times []time.Time
}

// seat lets so many of a class watch.
func (a *audience) seat(count int, class Class, ref int64, tell func()) {
	a.t.Helper()
	for range count {
		ctx, leave := context.WithCancel(context.WithValue(a.t.Context(), courseKey{}, &course{seat: &seat{}}))
		slot, err := a.of.WatchAs(ctx, ref, class)
		if err != nil {
			a.t.Fatal(err)
		}
		one := &spectator{class: class, tell: tell, leave: leave}
		a.people = append(a.people, one)
		go one.watch(ctx, slot)
	}
}

func (p *spectator) watch(ctx context.Context, slot <-chan State[int64]) {
	defer courseOf(ctx).served()
	for s := range slot {
		p.mu.Lock()
		p.heard, p.times = append(p.heard, s), append(p.times, time.Now())
		p.mu.Unlock()
		p.version.Store(s.Version)
		p.tell()
		Passed(ctx)
	}
}

// know counts who of a class knows of a version.
func (a *audience) know(class Class, version int64) (n int) {
	for _, p := range a.people {
		if p.class == class && p.version.Load() >= version {
			n++
		}
	}
	return n
}

func (a *audience) leave() {
	for _, p := range a.people {
		p.leave()
	}
}

// rest tells whether nobody waits in a lane and all its places are free.
func (l *lane) rest() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.waiting) == 0 && l.places == newLane(l.metrics).places
}

func openAudience(t testing.TB, wait time.Duration) *audience {
	t.Helper()
	c := openTallies(t, openSquare(t, func(o *Options) { o.Sweep = time.Hour }))
	if wait != 0 {
		c.lane.wait = wait
	}
	return &audience{t: t, of: c}
}

func quick() { /* it is told at once */ }

// While those who only watch have not been told, no more of them are called than there are places; the others wait for none.
func TestTheHallIsToldBeforeTheGallery(t *testing.T) {
	t.Parallel()
	a := openAudience(t, time.Hour)
	places := a.of.lane.places
	a.of.votes(t, 1, 1)
	var slow atomic.Pointer[chan struct{}]
	a.seat(500, Gallery, 1, func() {
		if gate := slow.Load(); gate != nil {
			<-*gate
		}
	})
	a.seat(50, Hall, 1, quick)
	a.seat(5, Front, 1, quick)
	soon(t, "everybody knows how it begins", func() bool { return a.know(Gallery, 1)+a.know(Hall, 1)+a.know(Front, 1) == 555 && a.of.lane.rest() })
	gate := make(chan struct{})
	slow.Store(&gate)
	for version := int64(2); version < 5; version++ {
		a.of.votes(t, 1, 1)
		soon(t, "front and hall know", func() bool { return a.know(Front, version) == 5 && a.know(Hall, version) == 50 })
	}
	soon(t, "the places are taken", func() bool { return a.know(Gallery, 2) >= places })
	if n := a.know(Gallery, 2); n != places {
		t.Errorf("%d who only watch have been told, there are %d places", n, places)
	}
	slow.Store(nil)
	close(gate)
	soon(t, "the gallery knows the last", func() bool { return a.know(Gallery, 4) == 500 && a.of.lane.rest() })
	for _, p := range a.people {
		if n := len(p.heard); p.class == Gallery && n > 3 {
			t.Errorf("one was called for %d of four versions: those between are nobody's business", n)
		}
	}
}

// Some of the gallery never come back from what they were told: each holds up the others once, for a moment, and never again.
func TestNobodyHoldsTheGalleryUp(t *testing.T) {
	t.Parallel()
	a := openAudience(t, 10*time.Millisecond)
	a.of.votes(t, 1, 1)
	stuck := make(chan struct{})
	defer close(stuck)
	a.seat(50, Gallery, 1, func() { <-stuck })
	a.seat(500, Gallery, 1, quick)
	soon(t, "everybody has been called", func() bool { return a.know(Gallery, 1) == 550 && a.of.lane.rest() })
	a.of.lane.mu.Lock()
	a.of.lane.wait = time.Hour
	a.of.lane.mu.Unlock()
	for version := int64(2); version < 5; version++ {
		a.of.votes(t, 1, 1)
		soon(t, "all others know", func() bool { return a.know(Gallery, version) == 500 && a.of.lane.rest() })
	}
	a.leave()
}

// The last value arrives at everybody, whoever comes, goes and is slow while it changes, and nothing is left behind.
func TestTheLastReachesEveryClass(t *testing.T) {
	a := openAudience(t, 0)
	a.of.votes(t, 1, 1)
	before := goleak.IgnoreCurrent()
	for n := range 300 {
		a.seat(1, Class(n)%Classes, 1, func() { <-time.After(time.Duration(n%7) * time.Millisecond) })
	}
	votes := soaking(2000, 300)
	for n := range votes {
		a.of.votes(t, 1, 1)
		if n%10 == 0 && n/10 < 30 {
			a.people[n/10].leave()
			a.seat(1, Class(n/10)%Classes, 1, quick)
		}
	}
	last := int64(votes + 1)
	soon(t, "everybody who stayed knows the last", func() bool {
		return !slices.ContainsFunc(a.people[30:], func(p *spectator) bool { return p.version.Load() != last })
	})
	for _, p := range a.people {
		p.mu.Lock()
		defer p.mu.Unlock()
		for i := range p.heard {
			if i > 0 && p.heard[i].Version <= p.heard[i-1].Version {
				t.Fatalf("version %d followed %d", p.heard[i].Version, p.heard[i-1].Version)
			}
		}
	}
	a.leave()
	soon(t, "nobody watches and nobody waits", func() bool { return a.of.standing() == [2]int{} && a.of.lane.rest() })
	nothingRuns(t, before)
}

// A class with a pace is told no more often, and of the last all the same; who comes in between is told at once.
func TestEachClassHasItsPace(t *testing.T) {
	t.Parallel()
	const pace = 700 * time.Millisecond
	a := openAudience(t, 0)
	a.of.source.Pace[Gallery] = pace
	began := time.Now()
	a.of.votes(t, 1, 1)
	a.seat(20, Gallery, 1, quick)
	a.seat(1, Front, 1, quick)
	soon(t, "they know how it begins", func() bool { return a.know(Gallery, 1) == 20 && a.know(Front, 1) == 1 })
	for version := int64(2); version < 8; version++ {
		a.of.votes(t, 1, 1)
		soon(t, "the front knows", func() bool { return a.know(Front, version) == 1 })
	}
	soon(t, "the gallery knows the last", func() bool { return a.know(Gallery, 7) == 20 })
	// How it begins and what changes first are told at once. A busy computer lets somebody hear late what was said in time, so
	// that only all of it together tells of the pace; without one it would be seven.
	most := 2 + int(time.Since(began)/pace)
	for i, p := range a.people {
		p.mu.Lock()
		if n := len(p.heard); p.class == Gallery && n > most {
			t.Errorf("%d was told %d times, at most %d would be at its pace", i, n, most)
		}
		p.mu.Unlock()
	}
	a.leave()
}

// Who comes in while others of his class wait for their pace does not wait for it himself.
func TestWhoComesInBetweenIsToldAtOnce(t *testing.T) {
	t.Parallel()
	a := openAudience(t, 0)
	a.of.source.Pace[Gallery] = time.Hour
	a.of.votes(t, 1, 1)
	a.seat(1, Front, 1, quick)
	for came := range 3 {
		a.seat(1, Gallery, 1, quick)
		soon(t, "who has come knows how it stands", func() bool { return a.people[1+came].version.Load() == int64(1+came) })
		a.of.votes(t, 1, 1)
		soon(t, "the front knows", func() bool { return a.know(Front, int64(2+came)) == 1 })
	}
	a.leave()
}

// BenchmarkHall measures how late a hall of 500 is told beside a gallery of 10,000, where each takes the processor for 100 µs.
func BenchmarkHall(b *testing.B) {
	for _, gallery := range []int{0, 10_000} {
		for _, class := range []Class{Front, Gallery} {
			b.Run(fmt.Sprintf("%d watch as %d", gallery, class), func(b *testing.B) { benchHall(b, gallery, class) })
		}
	}
}

func benchHall(b *testing.B, gallery int, class Class) {
	b.Helper()
	a := openAudience(b, 0)
	a.of.pause = time.Millisecond
	a.of.votes(b, 1, 1)
	work := func() {
		for until := time.Now().Add(100 * time.Microsecond); time.Now().Before(until); {
			continue
		}
	}
	a.seat(gallery, class, 1, work)
	a.seat(500, Front, 1, work)
	version := int64(1)
	all := func() bool {
		n := a.know(Front, version)
		if class != Front {
			n += a.know(class, version)
		}
		return n == gallery+500 && a.of.lane.rest()
	}
	soon(b, "everybody knows how it begins", all)
	var delays []time.Duration
	for b.Loop() {
		version++
		began := time.Now()
		a.of.votes(b, 1, 1)
		soon(b, "everybody knows", all)
		for _, p := range a.people[gallery:] {
			if p.class == Front {
				delays = append(delays, p.times[len(p.times)-1].Sub(began))
			}
		}
	}
	slices.Sort(delays)
	b.ReportMetric(float64(delays[len(delays)/2].Milliseconds()), "p50-ms")
	b.ReportMetric(float64(delays[len(delays)*99/100].Milliseconds()), "p99-ms")
	a.leave()
}
