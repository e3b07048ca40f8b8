package live

import (
	"context"
	"time"
)

// Class says who is told of a state before whom.
type Class int

// The classes, in the order in which they are told.
const (
	// Front are those who lead, and the screens that show to a hall what is led. Whoever is of no class is of this one.
	Front Class = iota
	// Hall are those who take part.
	Hall
	// Gallery are those who only watch: told when the others have been, a few at a time.
	Gallery
	// Classes is how many there are.
	Classes
)

// watcher has a slot for one state: who is slow finds the newest there, and nobody waits for him.
type watcher[T any] struct {
	ctx   context.Context //nolint:containedctx // it is whom the watcher stands for; his ending is written on it
	state *state[T]
	class Class
	slot  chan State[T]
	told  bool
	// queued: he waits in the lane.
	queued bool
	// version is the newest that was put into the slot.
	version int64
}

func newState[T any](of *States[T], ref int64) *state[T] {
	s := &state[T]{of: of, ref: ref}
	for class := range s.watchers {
		s.watchers[class] = map[*watcher[T]]struct{}{}
	}
	return s
}

// welcome gives a new watcher what was read just now, or has it read for him.
func (s *state[T]) welcome(w *watcher[T]) {
	if s.loaded && !s.busy && !s.dirty && time.Now().Before(s.rest) {
		w.hear()
		return
	}
	s.dirty = true
	s.hurry()
}

// tell puts what is known before everybody who does not have it, one class after the other. A class whose time has not come
// is told when it has; only those who were told nothing yet are not kept waiting.
func (s *state[T]) tell() {
	told, now := false, time.Now()
	for class := range Classes {
		isDue := !now.Before(s.due[class])
		fresh := 0
		for w := range s.watchers[class] {
			if w.behind() && (isDue || !w.told) {
				w.hear()
				fresh++
			}
		}
		told = told || fresh > 0
		switch pace := s.of.source.Pace[class]; {
		case pace > 0 && isDue && fresh > 0:
			s.due[class] = now.Add(pace)
		case !isDue:
			s.tellLater(class)
		}
	}
	if told {
		s.of.hub.metrics.stateEmissions.WithLabelValues(s.of.source.Kind).Inc()
	}
}

// tellLater has a class told when its time has come.
func (s *state[T]) tellLater(class Class) {
	if s.later[class] != nil {
		return
	}
	s.later[class] = time.AfterFunc(time.Until(s.due[class]), func() {
		s.of.mu.Lock()
		s.later[class] = nil
		s.tell()
		s.of.mu.Unlock()
		s.of.hub.lane.call()
	})
}

// behind tells whether there is something that he has not been told.
func (w *watcher[T]) behind() bool { return !w.told || w.version < w.state.known.Version }

// hear puts the newest into the slot, of one who only watches when his turn has come.
func (w *watcher[T]) hear() {
	switch {
	case w.class != Gallery:
		w.take(w.state.known)
	case !w.queued:
		w.queued = true
		w.state.of.hub.lane.join(w)
	}
}

// call tells one who only watches what is there by now. While he is still busy with what he was told before, he takes no
// place: it lies in his slot until he comes for it.
func (w *watcher[T]) call(t *turn) (taken bool) {
	s := w.state
	s.of.mu.Lock()
	defer s.of.mu.Unlock()
	w.queued = false
	if _, here := s.watchers[w.class][w]; !here {
		return false
	}
	c := courseOf(w.ctx)
	if c == nil || !c.turn.CompareAndSwap(nil, t) {
		w.take(s.known)
		return false
	}
	if w.take(s.known) {
		return true
	}
	c.turn.CompareAndSwap(t, nil)
	return false
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

func (s *state[T]) drop(w *watcher[T]) {
	delete(s.watchers[w.class], w)
	s.count--
	s.of.watchers--
	close(w.slot)
}

// end sends all watchers away.
func (s *state[T]) end(reason Reason) {
	for _, class := range s.watchers {
		for w := range class {
			End(w.ctx, reason)
			s.drop(w)
		}
	}
}
