package live

import (
	"errors"
	"math"
	"slices"
	"sync"

	"piazza/internal/db"
)

// tail follows one stream for all its subscribers on this node. It reads the log when a hint or the sweeper says that
// there is more, one statement at a time, and wakes whoever waits.
type tail struct {
	hub    *Hub
	stream db.Stream
	// unfollow ends listening to the hints of other nodes.
	unfollow func()

	mu sync.RWMutex
	// id is the stream's number, 0 until it has its first notice.
	id      int64
	started bool
	// beginning is closed when whoever looks up where the stream stands has done so, nil while nobody does.
	beginning chan struct{}
	ring      ring
	// tag is that of the newest notice in hand; a restored log has another.
	tag int64
	// want is the highest head heard of, heard counts how often one was; reading is true while someone fetches up to there.
	want    int64
	heard   uint64
	reading bool
	// least is where the slowest subscriber stood when last looked at; nobody stands before.
	least       int64
	subscribers map[*subscriber]struct{}
	// called are those of the subscribers whom nobody runs; the others wait for wake.
	called []*subscriber
	wake   chan struct{}
}

func newTail(h *Hub, stream db.Stream) *tail {
	return &tail{hub: h, stream: stream, subscribers: map[*subscriber]struct{}{}, wake: make(chan struct{})}
}

// hear takes note that the stream has come this far and sees to it that somebody reads.
func (t *tail) hear(id, head int64) {
	t.mu.Lock()
	switch {
	case t.id == 0:
		t.id = id
	case id != 0 && id != t.id:
		t.mu.Unlock()
		t.hub.abandon(t, Broken)
		return
	}
	t.want = max(t.want, head)
	t.heard++
	read := t.started && !t.reading && t.want >= t.ring.next
	t.reading = t.reading || read
	t.mu.Unlock()
	if read && !t.hub.spawn(t.catchUp) {
		t.settle()
	}
}

// catchUp reads until nothing that was heard of is missing. A failure is left to the next sweep.
func (t *tail) catchUp() {
	for {
		id, after, heard := t.missing()
		if heard == 0 {
			return
		}
		notices, err := t.hub.fetch(id, after, math.MaxInt64, pageSize)
		switch {
		case errors.Is(err, errBroken), err == nil && len(notices) > 0 && !t.take(notices):
			t.hub.abandon(t, Broken)
			return
		case err != nil:
			t.hub.complain("read the log", err)
			t.settle()
			return
		case len(notices) == 0:
			t.forgetWant(after.seq, heard)
		}
	}
}

// missing says what to read next, and how much was heard until now; it ends the reading when nothing is missing.
func (t *tail) missing() (id int64, after position, heard uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	after = position{t.ring.next - 1, t.tag}
	if t.reading = t.want > after.seq; t.reading {
		heard = t.heard
	}
	return t.id, after, heard
}

func (t *tail) settle() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.reading = false
}

// forgetWant drops word of notices that the log did not hold when all of it had been heard; the sweeper finds out what that
// means. What was heard since may be true: it is looked for again.
func (t *tail) forgetWant(after int64, heard uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.heard == heard {
		t.want = after
	}
}

// take puts notices into the ring and wakes the subscribers. It is false where they do not follow what is in hand.
func (t *tail) take(notices []db.Notice) bool {
	if seen := t.hub.seen.Load(); seen != nil {
		(*seen)(t.stream, notices)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for i := range notices {
		if notices[i].Seq != t.ring.next {
			return false
		}
		t.push(&notices[i])
	}
	t.tell()
	return true
}

// tell wakes who waits, and calls who does not.
func (t *tail) tell() {
	if len(t.called) < len(t.subscribers) {
		close(t.wake)
		t.wake = make(chan struct{})
	}
	for _, s := range t.called {
		s.news()
	}
}

// enter adds a subscriber, leave forgets him. Both are called under the lock.
func (t *tail) enter(s *subscriber) {
	t.subscribers[s] = struct{}{}
	if s.news != nil {
		t.called = append(t.called, s)
	}
}

func (t *tail) leave(s *subscriber) {
	delete(t.subscribers, s)
	if i := slices.Index(t.called, s); i >= 0 {
		t.called = slices.Delete(t.called, i, i+1)
	}
}

func (t *tail) push(n *db.Notice) {
	if t.ring.full() && t.needed(t.ring.first) && !t.ring.grow(t.hub.options.Ring) {
		t.drop(t.ring.first)
	}
	t.ring.push(n)
	t.tag = n.Tag
}

// needed tells whether a subscriber still has to read this notice. It looks at all of them only when the slowest one
// known could be concerned.
func (t *tail) needed(seq int64) bool {
	if t.least >= seq {
		return false
	}
	t.least = t.ring.next - 1
	for s := range t.subscribers {
		if s.attached {
			t.least = min(t.least, s.at.Load())
		}
	}
	return t.least < seq
}

// tidy makes the ring small again where nobody has anything to read in it.
func (t *tail) tidy() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.started && t.ring.next > t.ring.first && !t.needed(t.ring.next-1) {
		t.ring.compact(firstSlots)
	}
}

// drop ends the subscribers that have not read this notice.
func (t *tail) drop(seq int64) {
	for s := range t.subscribers {
		if s.attached && s.at.Load() < seq {
			s.end(Slow)
		}
	}
	t.least = seq
}

// attach makes the ring wait for a subscriber once it holds what follows for him; until then it returns the newest
// notice that he has to read from the log.
func (t *tail) attach(s *subscriber) (upto int64, attached bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	at := s.at.Load()
	if at+1 < t.ring.first {
		return t.ring.first - 1, false
	}
	s.attached = true
	t.least = min(t.least, at)
	return 0, true
}

// backTo has a subscriber stand further back again: what the ring no longer holds for him, he reads from the log.
func (t *tail) backTo(s *subscriber, at position) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s.attached = false
	s.stand(at)
}

// read copies what follows into a batch; where nothing does yet, wake will be closed when it does.
func (t *tail) read(after int64, batch []*db.Notice) (n int, held bool, wake <-chan struct{}) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	n, held = t.ring.read(after, batch)
	return n, held, t.wake
}

// standing is what a sweep compares the log with.
type standing struct {
	id      int64
	newest  position
	started bool
	behind  int64
}

func (t *tail) standing() standing {
	t.mu.RLock()
	defer t.mu.RUnlock()
	newest := t.ring.next - 1
	return standing{id: t.id, newest: position{newest, t.tag}, started: t.started, behind: max(0, t.want-newest)}
}

// number returns the stream's number in the log.
func (t *tail) number() int64 {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.id
}
