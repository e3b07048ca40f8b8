package live

import (
	"context"

	"piazza/internal/db"
)

// claim is where somebody says that he stands, and whether that cursor is ours.
type claim struct {
	after     string
	at        position
	authentic bool
}

// resume finds where a subscriber goes on and what to tell him first: from the tail where that knows, as it does for nearly all,
// and otherwise from the log.
func (h *Hub) resume(ctx context.Context, s *subscriber, after string) (Delivery, error) {
	t := s.tail
	if c := courseOf(ctx); c != nil && c.from != nil && c.from.stream == t.stream {
		after = h.sealer.seal(t.stream, c.from.at) // it is run for others, and goes on for them
	}
	c := claim{after: after}
	c.at, c.authentic = h.sealer.open(t.stream, after)
	first, err := t.await(ctx, s)
	if err != nil {
		return Delivery{}, err
	}
	if first {
		defer t.looked()
	} else if at, newest, known := t.place(s, c); known {
		h.metrics.joins.WithLabelValues("memory").Inc()
		return h.welcome(t.stream, c, at, newest), nil
	}
	h.metrics.joins.WithLabelValues("log").Inc()
	return h.lookUp(ctx, s, c)
}

// lookUp asks the log where a subscriber goes on.
func (h *Hub) lookUp(ctx context.Context, s *subscriber, c claim) (Delivery, error) {
	t := s.tail
	m, tag, err := h.store.place(ctx, t.stream, c.at.seq)
	if err != nil {
		return Delivery{}, err
	}
	at := m.head
	if c.authentic && follows(c.at, m, tag) {
		at = c.at
	}
	s.stand(at)
	if t.contradicts(at) {
		h.abandon(t, Broken) // the log was restored: he is sent away with the others, and comes to a new tail
	} else {
		t.begin(s, m)
	}
	return h.welcome(t.stream, c, at, m.head.seq), nil
}

// welcome is what a subscriber is told first who goes on from a place.
func (h *Hub) welcome(stream db.Stream, c claim, at position, newest int64) Delivery {
	switch {
	case c.after == "":
		return Delivery{Cursor: h.sealer.seal(stream, at), State: Fresh, begins: at}
	case c.authentic && c.at == at:
		h.metrics.resumes.Inc()
		return Delivery{Cursor: c.after, State: Recovered, Missed: int(max(0, newest-at.seq)), begins: at}
	default:
		h.metrics.resets.Inc()
		return Delivery{Cursor: h.sealer.seal(stream, at), State: Reset, begins: at}
	}
}

// follows tells whether everything since a cursor is still at hand: its notice is in the log under the same tag, or
// the cursor stands before the first and that one is there, and not too much came since.
func follows(at position, m mark, tag *int64) bool {
	if m.head.seq-at.seq > maxBacklog {
		return false
	}
	if at.seq == 0 {
		return at.tag == 0 && m.floor <= 1
	}
	return tag != nil && *tag == at.tag
}

// Cursors returns where streams stand now, in their order and with one statement. Read before the rows that it is for,
// or in one snapshot with them, a cursor lets no notice about them slip through.
func (h *Hub) Cursors(ctx context.Context, streams []db.Stream) ([]string, error) {
	marks, err := h.store.heads(ctx, streams)
	if err != nil {
		return nil, err
	}
	cursors := make([]string, len(streams))
	for i, stream := range streams {
		cursors[i] = h.sealer.seal(stream, marks[stream].head)
	}
	return cursors, nil
}
