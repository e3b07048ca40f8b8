package live

import (
	"context"

	"piazza/internal/db"
)

// resume finds where a subscriber goes on and what to tell him first.
func (h *Hub) resume(ctx context.Context, s *subscriber, after string) (Delivery, error) {
	stream := s.tail.stream
	at, authentic := h.sealer.open(stream, after)
	m, tag, err := h.store.place(ctx, stream, at.seq)
	if err != nil {
		return Delivery{}, err
	}
	s.tail.begin(m)
	if authentic && follows(at, m, tag) {
		s.stand(at)
		h.metrics.resumes.Inc()
		return Delivery{Cursor: after, State: Recovered}, nil
	}
	s.stand(m.head)
	state := Fresh
	if after != "" {
		state = Reset
		h.metrics.resets.Inc()
	}
	return Delivery{Cursor: h.sealer.seal(stream, m.head), State: state}, nil
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
