package live

import (
	"container/list"
	"slices"
	"sync"
	"time"
)

const (
	// mostWaiting and mostWaitingBytes bound what a bus that is down keeps; the oldest goes first.
	mostWaiting      = 10_000
	mostWaitingBytes = 4 << 20
	// flushBytes is about what leaves at once.
	flushBytes = 1 << 20
	// longestTopic is far above what topics take.
	longestTopic = 256
)

// slot is a place for one waiting message: a newer one takes it.
type slot struct{ topic, key string }

// letter is a message that waits to leave.
type letter struct {
	slot
	payload []byte
	// until is when it is no longer true; zero means that it stays true.
	until time.Time
}

func (l *letter) lapsed(now time.Time) bool { return !l.until.IsZero() && now.After(l.until) }

func (l *letter) size() int { return len(l.topic) + len(l.key) + len(l.payload) }

// letterAt returns what an element of the order holds: letters and nothing else.
func letterAt(e *list.Element) *letter {
	l, _ := e.Value.(*letter)
	return l
}

// outbox holds what waits to leave: of each slot the newest, in the order in which the slots were taken.
type outbox struct {
	// ready is sent to when something waits.
	ready chan struct{}

	mu    sync.Mutex
	slots map[slot]*list.Element
	order list.List
	bytes int
}

func newOutbox() *outbox {
	return &outbox{ready: make(chan struct{}, 1), slots: map[slot]*list.Element{}}
}

// put adds a letter and returns how many others had to go for it.
func (o *outbox) put(l *letter) (lost int64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.bytes += l.size()
	if e, taken := o.slots[l.slot]; taken {
		o.bytes -= letterAt(e).size()
		e.Value = l
	} else {
		o.slots[l.slot] = o.order.PushBack(l)
	}
	lost = o.trim()
	o.wake()
	return lost
}

// trim drops the oldest beyond what may wait, under the lock.
func (o *outbox) trim() (lost int64) {
	for o.order.Len() > mostWaiting || o.bytes > mostWaitingBytes {
		o.remove(o.order.Front())
		lost++
	}
	return lost
}

func (o *outbox) remove(e *list.Element) *letter {
	l := letterAt(e)
	o.order.Remove(e)
	delete(o.slots, l.slot)
	o.bytes -= l.size()
	return l
}

// take removes the oldest letters, about flushBytes of them. It returns those that are still true, and how many are not.
func (o *outbox) take() (letters []*letter, lost int64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	bytes, now := flushBytes, time.Now()
	for o.order.Len() > 0 && bytes > 0 {
		l := o.remove(o.order.Front())
		if l.lapsed(now) {
			lost++
			continue
		}
		bytes -= l.size()
		letters = append(letters, l)
	}
	if o.order.Len() > 0 {
		o.wake()
	}
	return letters, lost
}

// back returns letters that could not leave, those excepted for which a newer one waits by now.
func (o *outbox) back(letters []*letter) (lost int64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, l := range slices.Backward(letters) {
		if _, newer := o.slots[l.slot]; !newer {
			o.slots[l.slot] = o.order.PushFront(l)
			o.bytes += l.size()
		}
	}
	lost = o.trim()
	o.wake()
	return lost
}

func (o *outbox) wake() {
	select {
	case o.ready <- struct{}{}:
	default: // it is known already
	}
}

func (o *outbox) waiting() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.order.Len()
}
