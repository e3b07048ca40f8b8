package live

import (
	"context"
	"sync"
	"sync/atomic"

	"piazza/internal/db"
)

// StreamState says what became of the time before a subscription.
type StreamState string

// The states, as the API spells them.
const (
	// Fresh: no cursor was given, the stream begins here.
	Fresh StreamState = "FRESH"
	// Recovered: everything after the cursor follows.
	Recovered StreamState = "RECOVERED"
	// Reset: the cursor can no longer be followed; read the page again, then go on from the new cursor.
	Reset StreamState = "RESET"
)

// Delivery is one message of a subscription.
type Delivery struct {
	// Cursor is where the stream stands after this message.
	Cursor string
	// State is set on the first message alone.
	State StreamState
	// Missed is, on the first message, how many notices follow that were there already.
	Missed int
	// Notice is what happened, nil on the first message.
	Notice *db.Notice
	// begins is where the subscription begins, on the first message.
	begins position
}

// subscriber is a position in a tail's ring.
type subscriber struct {
	tail *tail
	// at is the last notice that the listener took, tag is that notice's.
	at  atomic.Int64
	tag int64
	// attached, under the tail's lock: the ring keeps what this one still needs. Before, he reads from the log.
	attached bool

	once   sync.Once
	gone   chan struct{}
	reason Reason
	// news, where it is not nil, calls one whom nobody runs.
	news func()
}

func newSubscriber(t *tail) *subscriber { return &subscriber{tail: t, gone: make(chan struct{})} }

// stand takes note of where the listener is.
func (s *subscriber) stand(at position) {
	s.tag = at.tag
	s.at.Store(at.seq)
}

// end tells the subscriber to leave.
func (s *subscriber) end(reason Reason) {
	s.once.Do(func() {
		s.reason = reason
		close(s.gone)
		if s.news != nil {
			s.news()
		}
	})
}

// isGone tells whether he was told to leave.
func (s *subscriber) isGone() bool {
	select {
	case <-s.gone:
		return true
	default:
		return false
	}
}

// run delivers until the listener goes or is sent away.
func (s *subscriber) run(ctx context.Context, out chan<- Delivery, first Delivery) {
	defer close(out)
	defer s.tail.hub.leave(s)
	if s.send(ctx, out, first) && s.backlog(ctx, out) {
		s.follow(ctx, out)
	}
	select {
	case <-s.gone:
		End(ctx, s.reason)
	default:
	}
}

func (s *subscriber) send(ctx context.Context, out chan<- Delivery, d Delivery) bool {
	select {
	case out <- d:
		return true
	case <-ctx.Done():
	case <-s.gone:
	}
	return false
}

// delivery tells of a notice, with the cursor that stands right after it.
func (h *Hub) delivery(stream db.Stream, n *db.Notice) Delivery {
	return Delivery{Cursor: h.sealer.seal(stream, position{n.Seq, n.Tag}), Notice: n}
}

func (s *subscriber) tell(ctx context.Context, out chan<- Delivery, n *db.Notice) bool {
	if !s.send(ctx, out, s.tail.hub.delivery(s.tail.stream, n)) {
		return false
	}
	s.stand(position{n.Seq, n.Tag})
	return true
}

// backlog delivers from the log what the ring no longer holds. Who cannot catch up with the stream is too slow.
func (s *subscriber) backlog(ctx context.Context, out chan<- Delivery) bool {
	h := s.tail.hub
	for range maxBacklog/pageSize + 8 {
		upto, attached := s.tail.attach(s)
		if attached {
			return true
		}
		after := s.at.Load()
		notices, err := h.fetch(s.tail.number(), position{after, s.tag}, upto, pageSize)
		if err != nil {
			h.complain("read the backlog", err)
		}
		if err != nil || !follow(notices, after) {
			s.end(Broken)
			return false
		}
		for i := range notices {
			if !s.tell(ctx, out, &notices[i]) {
				return false
			}
		}
	}
	s.end(Slow)
	return false
}

// follow tells whether there are notices, and no number is missing after one and between them.
func follow(notices []db.Notice, after int64) bool {
	n := int64(len(notices))
	return n > 0 && notices[0].Seq == after+1 && notices[n-1].Seq == after+n
}

// follow delivers from the ring.
func (s *subscriber) follow(ctx context.Context, out chan<- Delivery) {
	var batch [8]*db.Notice
	for {
		n, held, wake := s.tail.read(s.at.Load(), batch[:])
		if !held {
			s.end(Slow)
			return
		}
		for _, one := range batch[:n] {
			if !s.tell(ctx, out, one) {
				return
			}
		}
		if n == 0 && !s.wait(ctx, wake) {
			return
		}
	}
}

func (s *subscriber) wait(ctx context.Context, wake <-chan struct{}) bool {
	select {
	case <-wake:
		return true
	case <-ctx.Done():
	case <-s.gone:
	}
	return false
}
