package poll

import (
	"context"

	"piazza/internal/db"
	"piazza/internal/entry"
)

// HoldAllAlone is HoldAlone for several polls, in their order, without reading them.
func HoldAllAlone(ctx context.Context, tx *db.Tx, ids []entry.ID) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := storeOn(tx).holdAlone(ctx, ids)
	return err
}

// UniteIn has one person stand for another on the electoral lists of polls that nobody else changes, within the transaction in
// which the one turns out to be the other.
func UniteIn(ctx context.Context, tx *db.Tx, polls []entry.ID, from, into int64) error {
	return storeOn(tx).uniteElectors(ctx, polls, from, into)
}
