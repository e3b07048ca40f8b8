package live

import (
	"context"

	"piazza/internal/db"
	"piazza/internal/problem"
)

// await waits until the tail has been put where the stream stands. It is true for the one who has to look that up, and says
// settled when he has: however many come at once, one asks the log for all.
func (t *tail) await(ctx context.Context, s *subscriber) (mine bool, err error) {
	for {
		t.mu.Lock()
		if t.started {
			t.mu.Unlock()
			return false, nil
		}
		looking := t.beginning
		if looking == nil {
			t.beginning = make(chan struct{})
			t.mu.Unlock()
			return true, nil
		}
		t.mu.Unlock()
		select {
		case <-looking:
		case <-ctx.Done():
			return false, db.Problem(context.Cause(ctx))
		case <-s.gone:
			return false, s.sentAway()
		}
	}
}

// sentAway says why he was told to leave who has not begun yet.
func (s *subscriber) sentAway() error {
	if s.reason == Closing {
		return closing()
	}
	return problem.Down("log_replaced", "What this tells of has been replaced just now, try again in a moment.").Because(errEnded)
}

// looked lets those go on who wait for the tail: to where it has been put, or to look for themselves.
func (t *tail) looked() {
	t.mu.Lock()
	defer t.mu.Unlock()
	close(t.beginning)
	t.beginning = nil
}

// mostAhead is how many notices a new tail reads for its first listener, which others have missed too who come with him.
const mostAhead = 64

// begin puts a new tail where its first listener stands, if that is not far back; one that runs only hears how far the stream
// has come.
func (t *tail) begin(s *subscriber, m mark) {
	t.mu.Lock()
	if !t.started {
		from := position{s.at.Load(), s.tag}
		if m.head.seq-from.seq > int64(min(mostAhead, t.hub.options.Ring/2)) {
			from = m.head
		}
		t.started, t.id, t.tag, t.want = true, m.id, from.tag, m.head.seq
		t.ring.begin(from)
		s.attached = from.seq == s.at.Load()
	}
	t.mu.Unlock()
	t.hear(m.id, m.head.seq)
}

// place stands a subscriber where the tail knows that his stream goes on: at his cursor, or at the newest for one who has none.
// It is false where only the log can tell. While more is known to be in the log, what is newest here is not, and it
// has been missed too.
func (t *tail) place(s *subscriber, c claim) (at position, newest int64, known bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	at, newest = c.at, t.ring.next-1
	switch {
	case !t.started:
		return at, newest, false
	case c.after == "":
		at, known = position{newest, t.tag}, t.want <= newest
	default:
		known = c.authentic && newest-at.seq <= maxBacklog && t.ring.holds(at)
	}
	if known {
		s.stand(at)
	}
	return at, max(newest, t.want), known
}

// contradicts tells whether the tail knows another notice under the number of one in the log, as after a restore.
func (t *tail) contradicts(at position) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.started && at.seq >= t.ring.first-1 && at.seq < t.ring.next && !t.ring.holds(at)
}
