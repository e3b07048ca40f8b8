package live

import "time"

// longestPause is how much rarer a state that cannot be read is tried, as a power of two.
const longestPause = 4

// state is one state that somebody on this node watches. Everything is under the lock of its kind.
type state[T any] struct {
	of       *States[T]
	ref      int64
	watchers [Classes]map[*watcher[T]]struct{}
	// count is how many watch, of all classes.
	count    int
	unfollow func()
	// over: the last watcher has left, who comes now finds another.
	over bool

	// known is the newest that was read, if loaded.
	known  State[T]
	loaded bool
	// dirty: what is known may be old. busy: somebody reads, or will when the pause is over.
	dirty, busy bool
	timer       *time.Timer
	// rest is until when nobody reads again.
	rest     time.Time
	failures int
	// due is when each class may be told again, later what calls it then.
	due   [Classes]time.Time
	later [Classes]*time.Timer
}

// hurry sees to it that a state is read which may have changed, as soon as the pause is over.
func (s *state[T]) hurry() {
	if s.busy || s.over || !s.dirty {
		return
	}
	s.busy = true
	s.timer = time.AfterFunc(time.Until(s.rest), func() { s.of.hub.spawn(s.load) })
}

func (s *state[T]) load() {
	s.of.mu.Lock()
	s.dirty = false
	s.of.mu.Unlock()
	found, err := s.of.read(s.ref)
	s.of.mu.Lock()
	stop := s.loadedAs(found, err)
	s.of.mu.Unlock()
	stop()
	s.of.hub.lane.call()
}

// loadedAs takes what was read.
func (s *state[T]) loadedAs(found State[T], err error) (stop func()) {
	s.busy = false
	pause := s.of.pause
	switch {
	case s.over:
	case err != nil:
		s.dirty = true
		s.failures = min(s.failures+1, longestPause)
		pause <<= s.failures
		s.of.fail(err)
	case s.loaded && found.Version < s.known.Version:
		s.end(Broken)
	default:
		s.failures, s.of.failing = 0, false
		s.known, s.loaded = found, true
		s.tell()
	}
	s.rest = time.Now().Add(pause)
	s.hurry()
	return s.finish()
}

// compare takes note of what a sweep found, where a version was known before.
func (s *state[T]) compare(known, found int64) (stop func()) {
	switch {
	case s.over:
	case found < known:
		// A version went back: only a restore does that, or the end of what had it.
		s.end(Broken)
	case found > s.known.Version:
		if !s.dirty {
			s.of.hub.metrics.stateSwept.WithLabelValues(s.of.source.Kind).Inc()
		}
		s.dirty = true
		s.hurry()
	}
	return s.finish()
}

// finish forgets a state that nobody watches. What it returns is to be called without the lock.
func (s *state[T]) finish() (stop func()) {
	nothing := func() { /* nothing is followed */ }
	if s.over || s.count > 0 {
		return nothing
	}
	s.over = true
	delete(s.of.watched, s.ref)
	for _, timer := range append(s.later[:], s.timer) {
		if timer != nil {
			timer.Stop()
		}
	}
	if s.unfollow == nil {
		return nothing
	}
	return s.unfollow
}
