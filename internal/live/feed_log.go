package live

import (
	"context"
	"errors"

	"piazza/internal/db"
)

// A feed of a log that has nothing to tell is its ring, its members and a place in the tail, and nothing that runs: its subscription
// is run for what has happened, and ends behind it.

// run tells the members of a feed what has happened since it last did.
func (s *feeds) run(f *feed) {
	if f.letGo() {
		f.ready = nil
		f.hearing.tidy()
	}
	from, goes := f.due()
	if !goes {
		return
	}
	var some [mostHeard]*db.Notice
	n, err := f.hearing.hear(from, some[:])
	if err != nil {
		s.failed(f, err)
		return
	}
	if n == 0 {
		return
	}
	if ctx, c := f.embark(from, some[:n]); c != nil {
		s.perform(ctx, f, c)
	}
	f.hearing.took(f.hasHeard())
	s.queue.put(f) // there may be more
}

func (f *feed) hasHeard() position {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	return f.heard
}

// due says from where the subscription is to be run; false where it is not now. A feed that is over hears of no more.
func (f *feed) due() (from position, goes bool) {
	f.seat.mu.Lock()
	from, over, pausing := f.heard, f.over, f.pausing
	f.seat.mu.Unlock()
	if over {
		f.hearing.leave()
	}
	return from, !over && !pausing
}

// failed sees to a feed that could not hear what has happened.
func (s *feeds) failed(f *feed, err error) {
	if !errors.Is(err, errEnded) && !errors.Is(err, errBroken) && !errors.Is(err, closing()) {
		s.hub.complain("hear what a feed tells", err)
	}
	if f.unheard(err) {
		s.hub.options.Log.Warn("live: what many share could not be heard", "operation", f.plan.name, "error", err)
	}
}

// unheard takes note that a feed could not hear what has happened, and tells whether it gives up.
func (f *feed) unheard(err error) (gaveUp bool) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	switch {
	case f.over:
	case errors.Is(err, errBroken):
		f.finish(Broken) // resuming tells each what became of it
	case errors.Is(err, closing()):
		f.finish(Closing)
	default:
		return f.stumble()
	}
	return false
}

// embark begins a run for some of what has happened; nil where it is not to be told from there any more.
func (f *feed) embark(from position, some []*db.Notice) (context.Context, *course) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if f.over || f.pausing || f.heard != from {
		return nil, nil
	}
	news := make(chan Delivery, len(some))
	for _, one := range some {
		news <- f.hearing.hub.delivery(f.plan.stream, one)
	}
	close(news)
	last := some[len(some)-1]
	return f.open(&origin{stream: f.plan.stream, at: position{last.Seq, last.Tag}, news: news})
}

// arrived takes note that a run has told everything that it was to tell.
func (f *feed) arrived(c *course) {
	f.misses = 0
	f.heard = c.from.at
	if c.last || len(c.from.news) > 0 {
		f.finish("") // its resolver has said that nothing follows, or would not hear the rest
	}
}
