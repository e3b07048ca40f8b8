package poll

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
)

// HeadsIn reads polls without their questions and without holding them; FillIn adds the questions, which belong to them where
// the transaction sees one unmoving state. No viewer is asked.
func HeadsIn(ctx context.Context, q db.Querier, ids []entry.ID) (map[entry.ID]*Voting, error) {
	return storeOn(q).heads(ctx, ids, auth.FromContext(ctx).PersonID)
}
