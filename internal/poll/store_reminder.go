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

// remindedToday counts the polls of a poll's piazza of which people were reminded within a day; nobody else counts meanwhile.
func (s store) remindedToday(ctx context.Context, id entry.ID, now time.Time) (int64, error) {
	piazza, err := s.PollRemindingHold(ctx, int64(id))
	if err != nil {
		return 0, err
	}
	return s.PollRemindingCount(ctx, gen.PollRemindingCountParams{SpaceID: piazza, Now: now})
}

func (s store) remindDue(ctx context.Context) ([]entry.ID, error) {
	rows, err := s.PollRemindDue(ctx)
	due := make([]entry.ID, len(rows))
	for i, id := range rows {
		due[i] = entry.ID(id)
	}
	return due, err
}
