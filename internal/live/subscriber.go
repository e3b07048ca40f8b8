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
	// Notice is what happened, nil on the first message.
	Notice *db.Notice
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
	})
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

func (s *subscriber) tell(ctx context.Context, out chan<- Delivery, t told) bool {
	if !s.send(ctx, out, Delivery{Cursor: t.cursor, Notice: t.notice}) {
		return false
	}
	s.stand(position{t.notice.Seq, t.notice.Tag})
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
		if err != nil || len(notices) == 0 || notices[0].Seq != after+1 || !contiguous(notices) {
			s.end(Broken)
			return false
		}
		for i := range notices {
			n := &notices[i]
			if !s.tell(ctx, out, told{n, h.sealer.seal(s.tail.stream, position{n.Seq, n.Tag})}) {
				return false
			}
		}
	}
	s.end(Slow)
	return false
}

// contiguous tells whether no number is missing between the first and the last notice.
func contiguous(notices []db.Notice) bool {
	return notices[len(notices)-1].Seq-notices[0].Seq == int64(len(notices)-1)
}

// follow delivers from the ring.
func (s *subscriber) follow(ctx context.Context, out chan<- Delivery) {
	var batch [8]told
	for {
		n, held, wake := s.tail.read(s.at.Load(), batch[:])
		if !held {
			s.end(Slow)
			return
		}
		for _, t := range batch[:n] {
			if !s.tell(ctx, out, t) {
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
