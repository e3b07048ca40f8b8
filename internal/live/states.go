package live

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"time"

	"piazza/internal/db"
)

// What counts of a state is its newest version: how many votes were cast, how much waits to be read. Nothing of it stands
// in the log. A transaction that changes it calls tx.Touch; the nodes where somebody watches then read it, at most four
// times a second for all who watch, and the last value always arrives: a sweep asks for the versions whatever was heard.

// defaultPause lies between two readings of one state.
const defaultPause = 250 * time.Millisecond

// State is what a stream is at a version. Many may hold the same value: nobody changes it.
type State[T any] struct {
	Version int64
	Value   T
}

// Source says where the states of one kind are kept. The version of each grows with every change of it, in the same
// transaction.
type Source[T any] struct {
	// Kind is the kind of the streams that transactions touch.
	Kind string
	// Versions returns the present versions, with one statement; a state that was never written has version 0 and may be
	// left out.
	Versions func(ctx context.Context, refs []int64) (map[int64]int64, error)
	// Load returns a state whose value and version belong together.
	Load func(ctx context.Context, ref int64) (State[T], error)
	// Pace is the least time between two values for the watchers of a class; where it is 0, that between two readings.
	Pace [Classes]time.Duration
}

// States lets many watch the states of one kind while one reads each of them.
type States[T any] struct {
	hub    *Hub
	source Source[T]
	pause  time.Duration
	// local: the states are this node's own, nothing has to be heard or swept.
	local bool

	mu       sync.Mutex
	closed   bool
	watched  map[int64]*state[T]
	watchers int
	// failing keeps one fault from filling the log.
	failing bool
}

// NewStates returns the states of a kind, which end with the hub. There is one for each kind.
func NewStates[T any](h *Hub, source Source[T]) *States[T] {
	s := newStates(h, source, false)
	if !h.spawn(s.sweepUntilClosed) {
		s.close()
	}
	return s
}

func newStates[T any](h *Hub, source Source[T], local bool) *States[T] {
	s := &States[T]{hub: h, source: source, local: local, pause: defaultPause, watched: map[int64]*state[T]{}}
	h.kinds.add(source.Kind, s)
	return s
}

// Watch listens to a state. What it is now comes first, then each version that is newer, or a later one in its place:
// whoever is slow gets the newest alone. The channel closes when ctx ends, and when the hub gives the listener up:
// WithEnding then tells why.
func (s *States[T]) Watch(ctx context.Context, ref int64) (<-chan State[T], error) {
	return s.WatchAs(ctx, ref, Front)
}

// WatchAs is Watch for one of a class; what is run for many is of theirs.
func (s *States[T]) WatchAs(ctx context.Context, ref int64, class Class) (<-chan State[T], error) {
	if c := courseOf(ctx); c != nil && c.feed != nil {
		class = c.feed.plan.turn
	}
	w := &watcher[T]{ctx: ctx, class: class, slot: make(chan State[T], 1)}
	one, first, err := s.join(ref, w)
	if err != nil {
		return nil, err
	}
	s.hub.lane.call()
	if first && !s.local {
		s.follow(one)
	}
	context.AfterFunc(ctx, func() { s.leave(one, w) })
	return w.slot, nil
}

// join adds a watcher; first tells that before him nobody watched.
func (s *States[T]) join(ref int64, w *watcher[T]) (one *state[T], first bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, false, closing()
	}
	one = s.watched[ref]
	if first = one == nil; first {
		one = newState(s, ref)
		s.watched[ref] = one
	}
	w.state = one
	one.watchers[w.class][w] = struct{}{}
	one.count++
	s.watchers++
	s.measure()
	one.welcome(w)
	return one, first, nil
}

// follow listens to the bus for a state. It is called without the lock, which what is heard will need.
func (s *States[T]) follow(one *state[T]) {
	stop := s.hub.bus.Follow(s.topic(one.ref), func(touch []byte) {
		// What was missed while the bus was down is for the sweep: it asks for all in one statement.
		if len(touch) > 0 {
			s.touch(one.ref)
		}
	})
	s.mu.Lock()
	one.unfollow = stop
	over := one.over
	s.mu.Unlock()
	if over {
		stop()
	}
}

func (s *States[T]) topic(ref int64) string {
	return touchTopic(db.Stream{Kind: s.source.Kind, Ref: ref})
}

func (s *States[T]) leave(one *state[T], w *watcher[T]) {
	s.mu.Lock()
	if _, here := one.watchers[w.class][w]; here {
		one.drop(w)
	}
	stop := one.finish()
	s.measure()
	s.mu.Unlock()
	stop()
}

// areWatched tells whether somebody watches.
func (s *States[T]) areWatched() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.watchers > 0
}

// touch takes note that a state may have changed.
func (s *States[T]) touch(ref int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if one := s.watched[ref]; one != nil {
		one.dirty = true
		one.hurry()
	}
}

// read loads a state. A fault in the source is an error like another.
func (s *States[T]) read(ref int64) (found State[T], err error) {
	defer recovered(&err)
	if !s.local {
		done, err := s.hub.turn()
		if err != nil {
			return found, err
		}
		defer done()
	}
	ctx, cancel := context.WithTimeout(s.hub.ctx, fetchTimeout)
	defer cancel()
	s.hub.metrics.stateReads.WithLabelValues(s.source.Kind).Inc()
	return s.source.Load(ctx, ref)
}

// turn waits until one of the few statements for everybody who listens may run.
func (h *Hub) turn() (done func(), err error) {
	select {
	case h.gate <- struct{}{}:
		return func() { <-h.gate }, nil
	case <-h.ctx.Done():
		return nil, h.ctx.Err()
	}
}

// fail tells of a fault, in the log once until something succeeds again. It is called under the lock.
func (s *States[T]) fail(err error) {
	s.hub.metrics.stateFailures.WithLabelValues(s.source.Kind).Inc()
	if !s.failing {
		s.failing = true
		s.hub.complain("read a state of "+s.source.Kind, err)
	}
}

func (s *States[T]) measure() {
	s.hub.metrics.stateWatchers.WithLabelValues(s.source.Kind).Set(float64(s.watchers))
	s.hub.metrics.states.WithLabelValues(s.source.Kind).Set(float64(len(s.watched)))
}

func (s *States[T]) sweepUntilClosed() {
	ticker := time.NewTicker(s.hub.options.Sweep)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			s.sweep()
		case <-s.hub.ctx.Done():
			return
		}
	}
}

// sweep compares what is known of all states with their versions, in one statement.
func (s *States[T]) sweep() {
	known, refs := s.standings()
	if len(refs) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(s.hub.ctx, fetchTimeout)
	defer cancel()
	versions, err := s.versions(ctx, refs)
	s.mu.Lock()
	if err != nil {
		s.fail(err)
		known = nil
	}
	stops := make([]func(), 0, len(known))
	for one, version := range known {
		stops = append(stops, one.compare(version, versions[one.ref]))
	}
	s.mu.Unlock()
	all(stops)
}

func (s *States[T]) versions(ctx context.Context, refs []int64) (found map[int64]int64, err error) {
	defer recovered(&err)
	return s.source.Versions(ctx, refs)
}

// recovered makes an error of a panic: nobody else would catch it.
func recovered(err *error) {
	if v := recover(); v != nil {
		*err = fmt.Errorf("panic: %v", v)
	}
}

func all(stops []func()) {
	for _, stop := range stops {
		stop()
	}
}

// standings returns which versions are known. What the sources say afterwards can only be the same or more.
func (s *States[T]) standings() (known map[*state[T]]int64, refs []int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known = make(map[*state[T]]int64, len(s.watched))
	for ref, one := range s.watched {
		if one.loaded && !one.dirty {
			known[one] = one.known.Version
			refs = append(refs, ref)
		}
	}
	return known, refs
}

// close ends all watchers.
func (s *States[T]) close() {
	s.mu.Lock()
	s.closed = true
	stops := make([]func(), 0, len(s.watched))
	for _, one := range s.watched {
		one.end(Closing)
		stops = append(stops, one.finish())
	}
	s.measure()
	s.mu.Unlock()
	all(stops)
}

// kinds are the kinds of states that are watched on this node.
type kinds struct {
	mu   sync.RWMutex
	made map[string]kind
}

type kind interface {
	touch(ref int64)
	close()
}

func (k *kinds) add(name string, one kind) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.made == nil {
		k.made = map[string]kind{}
	}
	if k.made[name] != nil {
		panic("live: the states of " + name + " were made twice")
	}
	k.made[name] = one
}

func (k *kinds) of(name string) kind {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return k.made[name]
}

func (k *kinds) close() {
	k.mu.RLock()
	defer k.mu.RUnlock()
	for _, one := range k.made {
		one.close()
	}
}

// Touched takes note that a transaction has changed states, here and on the other nodes; it is for db.OnTouch.
func (h *Hub) Touched(streams []db.Stream) {
	for _, stream := range streams {
		if one := h.kinds.of(stream.Kind); one != nil {
			one.touch(stream.Ref)
		}
		h.bus.Send(touchTopic(stream), "", []byte{1})
	}
}

func touchTopic(stream db.Stream) string {
	return "touch/" + stream.Kind + "/" + strconv.FormatInt(stream.Ref, 10)
}
