package space

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
)

func (s store) exclude(ctx context.Context, in EndInput, reason string, by account.ID, now time.Time) error {
	return s.ExclusionPut(ctx, gen.ExclusionPutParams{
		SpaceID: int64(in.PiazzaID), MemberID: int64(in.MemberID), Until: in.ExcludedUntil, Reason: reason,
		ExcludedBy: int64(by), Now: now,
	})
}

// ahead tells whether a moment is still to come, by the clock that exclusions end by.
func (s store) ahead(ctx context.Context, at time.Time) (bool, error) {
	return s.ExclusionAhead(ctx, at)
}

// readmit tells whether the member had been put out.
func (s store) readmit(ctx context.Context, in ReadmitInput) (bool, error) {
	n, err := s.ExclusionEnd(ctx, gen.ExclusionEndParams{SpaceID: int64(in.PiazzaID), MemberID: int64(in.MemberID)})
	return n > 0, err
}

func (s store) exclusions(ctx context.Context, of ID) ([]*Exclusion, error) {
	rows, err := s.ExclusionList(ctx, int64(of))
	found := make([]*Exclusion, len(rows))
	for i, r := range rows {
		found[i] = &Exclusion{
			Member: account.FromRow(r.Member), Reason: r.Reason, Until: r.Until, ExcludedByID: account.ID(r.ExcludedBy),
			ExcludedAt: r.ExcludedAt,
		}
	}
	return found, db.Problem(err)
}
