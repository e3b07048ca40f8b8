package entry

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/db"
)

// EraseDraftsIn deletes what a member has never published, drafts and what he submitted, within a transaction. What
// was published belongs to the piazza too and stays.
func EraseDraftsIn(ctx context.Context, tx *db.Tx, author account.ID) error {
	store := storeOn(tx)
	ids, err := store.drafts(ctx, author)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := store.remove(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// RenameIn replaces a handle in the texts of the next of all entries, within a transaction. It tells up to which entry
// it came, and whether that was the last.
func RenameIn(ctx context.Context, tx *db.Tx, r account.Renaming, above ID, most int) (upto ID, done bool, err error) {
	end, err := storeOn(tx).last(ctx)
	if err != nil {
		return above, false, err
	}
	upto = min(above+ID(most), end)
	changed, err := storeOn(tx).rename(ctx, r, above, upto)
	for _, e := range changed {
		notify(tx, e, NoticeChanged)
	}
	return upto, upto >= end, err
}
