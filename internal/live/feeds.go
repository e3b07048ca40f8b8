package live

import (
	"context"
	"sync"
	"time"
)

const (
	// feedLinger is how long a feed goes on that nobody attends: who left may come back, as all do after a restart.
	feedLinger = time.Second
	// feedRest is for how long what could not be shared is not tried again.
	feedRest = 10 * time.Second
)

// feeds are those of a node.
type feeds struct {
	metrics *Metrics
	// most bounds the ring of each.
	most    int
	perform func(context.Context, *feed, *course)

	// hub is where the feeds of logs listen, queue are those that have something to tell.
	hub   *Hub
	queue *queue

	mu   sync.Mutex
	live map[feedKey]*feed
}

func newFeeds(m *Metrics, most int, perform func(context.Context, *feed, *course)) *feeds {
	s := &feeds{metrics: m, most: max(most, firstEditions), perform: perform, live: map[feedKey]*feed{}}
	s.queue = newQueue(s.run)
	return s
}

// join adds a member to the feed of a key, which begins at his place where there is none; nil where it cannot tell him what
// follows that.
func (s *feeds) join(key feedKey, p plan, sit func(*feed) bench, at position, states bool) *feed {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.live[key]
	if f == nil || f.gone() {
		f = s.open(key, p, at, states)
	}
	if !f.attach(sit(f), at) {
		return nil
	}
	f.start()
	return f
}

// leave takes a member out again who does not stay after all.
func (s *feeds) leave(f *feed, sit func(*feed) bench) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := sit(f)
	b.forgo()
	f.detach(b)
}

func (s *feeds) open(key feedKey, p plan, at position, states bool) *feed {
	f := &feed{
		of: s, key: key, plan: p, seat: &seat{}, floor: at, heard: at, room: firstEditions, lowest: at.seq, states: states,
		benches: map[bench]int{},
	}
	if states {
		f.floor = nowhere
	} else {
		f.hearing = hearing{hub: s.hub, stream: p.stream, news: func() { s.queue.put(f) }}
		// Whoever opens it listens to the tail himself just now, which has what follows. Without, it is read when it is run.
		_ = f.hearing.listen()
	}
	s.live[key] = f
	s.metrics.feeds.Inc()
	return f
}

// gone tells whether a feed is over and another may take its place.
func (f *feed) gone() bool {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	return f.over && !f.unfit
}

// start runs a feed that has not been run yet.
func (f *feed) start() {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if !f.begun && !f.over {
		f.begun = true
		f.begin()
	}
}

// linger ends a feed that nobody attends, after a moment. It is called under the feed's lock.
func (s *feeds) linger(f *feed) {
	if f.vacancy != nil {
		f.vacancy.Reset(feedLinger)
		return
	}
	f.vacancy = time.AfterFunc(feedLinger, func() {
		f.seat.mu.Lock()
		defer f.seat.mu.Unlock()
		if f.members == 0 {
			f.finish("")
		}
	})
}

// closed forgets a feed that is over: at once, or later where another would fare no better. It is called under the feed's lock.
func (s *feeds) closed(f *feed) {
	s.metrics.feeds.Dec()
	rest := time.Duration(0)
	if f.unfit {
		rest = feedRest
	}
	time.AfterFunc(rest, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.live[f.key] == f {
			delete(s.live, f.key)
		}
	})
}

// each does something with every feed.
func (s *feeds) each(do func(*feed)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.live {
		do(f)
	}
}

// takeBack keeps what is taken away from all who have not got it yet. Whoever calls it goes to the connections afterwards.
func (s *feeds) takeBack(taken func(*label) bool) {
	s.each(func(f *feed) { f.takeBack(taken) })
}

// apply ends the feeds that show what may be seen by others now. Their members have been ended before, each by himself.
func (s *feeds) apply(c change) {
	s.each(func(f *feed) { f.apply(c) })
}

func (f *feed) apply(c change) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if c.everybody || c.space != 0 && c.space == f.plan.space {
		f.finish(Broken)
	}
}

// close ends all feeds.
func (s *feeds) close() {
	s.each(func(f *feed) {
		f.seat.mu.Lock()
		defer f.seat.mu.Unlock()
		f.finish(Closing)
	})
}
