package assembly

import (
	"context"
	"encoding/hex"
	"time"

	"piazza/internal/db"
	"piazza/internal/poll"
)

// settled is a seal with when it came to be.
type settled struct {
	of    ID
	since time.Time
	seal  *Seal
}

// seals reads which confidential items of assemblies are sealed or lost.
func (s store) seals(ctx context.Context, ids []int64) ([]settled, error) {
	rows, err := s.AssemblySeals(ctx, ids)
	found := make([]settled, len(rows))
	for i := range rows {
		r, since := &rows[i], rows[i].Since.UTC()
		one := &Seal{ItemID: ItemID(r.ItemID), Head: hexed(r.Head)}
		if poll.SealState(r.State) == poll.SealLost {
			one.LostAt = &since
		} else {
			one.SealedAt, one.BundleHash = &since, hexed(r.BundleHash)
		}
		found[i] = settled{ID(r.AssemblyID), since, one}
	}
	return found, db.Problem(err)
}

// holdSeals waits until no seal of an assembly's items is being written, lets nobody write one, and returns the time after that.
func (s store) holdSeals(ctx context.Context, id ID) (time.Time, error) {
	if _, err := s.AssemblySealsHeld(ctx, int64(id)); err != nil {
		return time.Time{}, err
	}
	now, err := s.AssemblyClock(ctx)
	return now.UTC(), err
}

func hexed(bytes []byte) *string {
	if len(bytes) == 0 {
		return nil
	}
	return new(hex.EncodeToString(bytes))
}
