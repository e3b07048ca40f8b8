package live

import (
	"context"
	"time"
)

// longestPause is how much rarer a state that cannot be read is tried, as a power of two.
const longestPause = 4

// state is one state that somebody on this node watches. Everything is under the lock of its kind.
type state[T any] struct {
	of       *States[T]
	ref      int64
	watchers map[*watcher[T]]struct{}
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
}

// watcher has a slot for one state: who is slow finds the newest there, and nobody waits for him.
type watcher[T any] struct {
	ctx  context.Context //nolint:containedctx // it is whom the watcher stands for; his ending is written on it
	slot chan State[T]
	told bool
	// version is the newest that was put into the slot.
	version int64
}

// welcome gives a new watcher what was read just now, or has it read for him.
func (s *state[T]) welcome(w *watcher[T]) {
	if s.loaded && !s.busy && !s.dirty && time.Now().Before(s.rest) {
		w.take(s.known)
		return
	}
	s.dirty = true
	s.hurry()
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

// tell puts what is known before everybody who does not have it.
func (s *state[T]) tell() {
	told := false
	for w := range s.watchers {
		told = w.take(s.known) || told
	}
	if told {
		s.of.hub.metrics.stateEmissions.WithLabelValues(s.of.source.Kind).Inc()
	}
}

// take puts a state into the slot, in place of an older one, unless it is not newer.
func (w *watcher[T]) take(s State[T]) bool {
	if w.told && s.Version <= w.version {
		return false
	}
	select {
	case <-w.slot:
	default:
	}
	w.slot <- s
	w.told, w.version = true, s.Version
	return true
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

func (s *state[T]) drop(w *watcher[T]) {
	delete(s.watchers, w)
	s.of.watchers--
	close(w.slot)
}

// end sends all watchers away.
func (s *state[T]) end(reason Reason) {
	for w := range s.watchers {
		End(w.ctx, reason)
		s.drop(w)
	}
}

// finish forgets a state that nobody watches. What it returns is to be called without the lock.
func (s *state[T]) finish() (stop func()) {
	nothing := func() { /* nothing is followed */ }
	if s.over || len(s.watchers) > 0 {
		return nothing
	}
	s.over = true
	delete(s.of.watched, s.ref)
	if s.timer != nil {
		s.timer.Stop()
	}
	if s.unfollow == nil {
		return nothing
	}
	return s.unfollow
}
