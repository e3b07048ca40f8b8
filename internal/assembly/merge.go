package assembly

import (
	"context"
	"slices"

	"piazza/internal/account"
	"piazza/internal/db"
)

// MergeIn has what an account did in assemblies be another account's, within the transaction that merges the two.
func MergeIn(ctx context.Context, tx *db.Tx, from, into account.ID) error {
	return storeOn(tx).merge(ctx, from, into)
}

// UniteIn has a person take part as another whom he turned out to be, within the transaction that finds it out: one person takes
// part once. Assemblies that are over stay as they were, with the old person, as the polls that were counted in them do. It comes
// before what internal/ballot does, because assemblies are locked before their polls.
func UniteIn(ctx context.Context, tx *db.Tx, from, into int64) error {
	store := storeOn(tx)
	ids, err := store.AssemblyUniteHold(ctx, from)
	if err != nil || len(ids) == 0 {
		return err
	}
	if err := store.unite(ctx, ids, from, into); err != nil {
		return err
	}
	for _, id := range ids {
		tx.Touch(db.Stream{Kind: StreamState, Ref: id})
		tx.Touch(db.Stream{Kind: StreamTurnout, Ref: id})
		if err := raiseFloor(ctx, tx, ID(id)); err != nil {
			return err
		}
	}
	return nil
}

// ascending returns numbers in their order, each once: rows are locked in it.
func ascending(numbers []int64) []int64 {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}
