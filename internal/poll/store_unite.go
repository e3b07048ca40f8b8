package poll

import (
	"context"

	"piazza/internal/db/gen"
	"piazza/internal/entry"
)

// uniteElectors has one person stand for another on electoral lists, and counts those anew that changed.
func (s store) uniteElectors(ctx context.Context, polls []entry.ID, from, into int64) error {
	changed, err := s.PollElectorsUnite(ctx, gen.PollElectorsUniteParams{Polls: numbers(polls), FromID: from, IntoID: into})
	if len(changed) == 0 || err != nil {
		return err
	}
	return s.PollElectorsRecount(ctx, changed)
}
