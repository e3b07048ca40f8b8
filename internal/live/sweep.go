package live

import (
	"context"
	"time"

	"piazza/internal/db"
)

// sweepUntilClosed asks at intervals where the streams stand that somebody here listens to.
func (h *Hub) sweepUntilClosed() {
	ticker := time.NewTicker(h.options.Sweep)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			h.sweep(h.standings())
		case <-h.doubts:
			h.sweep(h.doubtful())
		case <-h.ctx.Done():
			return
		}
	}
}

// sweep compares tails with the log in one statement.
func (h *Hub) sweep(before map[*tail]standing) {
	if len(before) == 0 {
		return
	}
	streams := make([]db.Stream, 0, len(before))
	for t := range before {
		streams = append(streams, t.stream)
	}
	ctx, cancel := context.WithTimeout(h.ctx, fetchTimeout)
	defer cancel()
	marks, err := h.store.heads(ctx, streams)
	if err != nil {
		h.complain("sweep", err)
		return
	}
	h.metrics.sweeps.Inc()
	for t, was := range before {
		h.compare(t, was, marks[t.stream])
	}
}

// standings returns where all tails stand. What the log says afterwards can only be the same or more.
func (h *Hub) standings() map[*tail]standing {
	h.mu.Lock()
	defer h.mu.Unlock()
	found := make(map[*tail]standing, len(h.tails))
	var behind int64
	for _, t := range h.tails {
		if s := t.standing(); s.started {
			found[t] = s
			behind += s.behind
		}
	}
	h.metrics.lag.Set(float64(behind))
	return found
}

func (h *Hub) compare(t *tail, was standing, is mark) {
	switch {
	case is.head.seq < was.newest.seq, is.head.seq == was.newest.seq && is.head.tag != was.newest.tag:
		// The log went back or is another: only a restore does that.
		h.abandon(t, Broken)
	case is.head.seq > was.newest.seq:
		if was.behind == 0 {
			h.metrics.found.Inc()
		}
		t.hear(is.id, is.head.seq)
	}
}
