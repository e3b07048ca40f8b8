package live

import (
	"context"
	"time"
)

const (
	// keepFor and keepMost say how much of a stream's past can be resumed from.
	keepFor  = 7 * 24 * time.Hour
	keepMost = 10_000
	// A batch is small, because writers of the stream wait for it.
	forgetBatch  = 500
	streamsBatch = 100
)

// Forget removes from the log what is older than seven days or further back than 10,000 notices of its stream, and
// returns how many notices went. The newest notice of a stream always stays, so that whoever stands there can go on.
// It is for the server's background work, and may be run on several nodes at once.
func (h *Hub) Forget(ctx context.Context) (int64, error) {
	before := h.options.DB.Now().Add(-keepFor)
	var total, last int64
	for {
		ids, err := h.store.overfull(ctx, last, before, keepMost, streamsBatch)
		if err != nil || len(ids) == 0 {
			return total, err
		}
		for _, id := range ids {
			gone, err := h.forget(ctx, id, before)
			total += gone
			if err != nil {
				return total, err
			}
		}
		last = ids[len(ids)-1]
	}
}

func (h *Hub) forget(ctx context.Context, id int64, before time.Time) (total int64, err error) {
	for {
		gone, err := h.store.forget(ctx, id, before, keepMost, forgetBatch)
		total += gone
		h.metrics.forgotten.Add(float64(gone))
		if err != nil || gone < forgetBatch {
			return total, err
		}
	}
}
