package poll

import (
	"context"
	"crypto/rand"

	"piazza/internal/db/gen"
)

// plan gives a poll that is to be confidential the name of its seal, and takes it from one that is not.
func (s store) plan(ctx context.Context, v *Voting) error {
	if !v.IsConfidential && v.Seal == "" || v.Stored != Waiting && v.Stored != "" {
		return nil
	}
	seal := make([]byte, sealLength)
	_, _ = rand.Read(seal) // never fails, by its contract
	return s.PollSealPlan(ctx, gen.PollSealPlanParams{EntryID: int64(v.EntryID), Confidential: v.IsConfidential, Seal: seal})
}
