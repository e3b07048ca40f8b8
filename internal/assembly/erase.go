package assembly

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
)

// EraseIn takes what a member asked from the floor away, within the transaction that erases him, and forgets what he wanted
// answered. That he came in stays, and what he did at a console: both name a row that names nobody, and the course of an assembly
// is not changed afterwards.
func EraseIn(ctx context.Context, tx *db.Tx, member account.ID) error {
	store := storeOn(tx)
	asked, err := store.AssemblyEraseFloor(ctx, int64(member))
	if err != nil {
		return err
	}
	for _, id := range ascending(asked) {
		if err := raiseFloor(ctx, tx, ID(id)); err != nil {
			return err
		}
	}
	return store.AssemblyEraseVotes(ctx, int64(member))
}

// RenameIn replaces a handle in the texts of a range of assemblies, published minutes among them, and returns where the range
// ended and whether it was the last.
func RenameIn(ctx context.Context, tx *db.Tx, r account.Renaming, above ID, most int) (upto ID, done bool, err error) {
	store := storeOn(tx)
	end, err := store.AssemblyLast(ctx)
	if err != nil {
		return above, false, err
	}
	upto = min(above+ID(most), ID(end))
	naming, err := store.naming(ctx, r, above, upto)
	if err != nil || len(naming) == 0 {
		return upto, upto >= ID(end), err
	}
	if err := store.rename(ctx, r, naming); err != nil {
		return above, false, err
	}
	for _, a := range naming {
		tx.Touch(db.Stream{Kind: StreamState, Ref: int64(a.ID)})
		if !a.IsRehearsal() {
			tx.Notify(entry.PiazzaStream(a.Piazza.ID), NoticeChanged, int64(a.ID), a.Version+1)
		}
		if err := raiseFloor(ctx, tx, a.ID); err != nil {
			return above, false, err
		}
	}
	return upto, upto >= ID(end), nil
}
