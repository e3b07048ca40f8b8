package poll

import (
	"context"
	"maps"
	"slices"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
)

// RenameIn replaces a handle in the texts of the polls of a range of entries, within a transaction; the first range
// brings the templates along. The entries' own texts are for package entry.
func RenameIn(ctx context.Context, tx *db.Tx, r account.Renaming, above, upto entry.ID) error {
	store := storeOn(tx)
	if above == 0 {
		if err := store.renameTemplates(ctx, r); err != nil {
			return err
		}
	}
	ids, err := store.rename(ctx, r, above, upto)
	if err != nil || len(ids) == 0 {
		return err
	}
	votings, err := store.heads(ctx, ids, 0)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(votings)) {
		if err := raise(ctx, tx, votings[id].entry(), votings[id]); err != nil {
			return err
		}
	}
	return nil
}
