package poll

import (
	"context"
	"time"

	"piazza/internal/db/gen"
	"piazza/internal/entry"
)

func (s store) reminded(ctx context.Context, id entry.ID, now time.Time) error {
	return s.PollReminded(ctx, gen.PollRemindedParams{Now: now, EntryID: int64(id)})
}

func (s store) remindDue(ctx context.Context) ([]entry.ID, error) {
	rows, err := s.PollRemindDue(ctx)
	due := make([]entry.ID, len(rows))
	for i, id := range rows {
		due[i] = entry.ID(id)
	}
	return due, err
}
