package assembly

import (
	"context"

	"piazza/internal/db/gen"
)

func (s store) addItem(ctx context.Context, id ID, one *queued, place int) error {
	n, err := s.AssemblyItemAdd(ctx, gen.AssemblyItemAddParams{
		AssemblyID: int64(id), Position: place, EntryID: int64(one.poll), Seconds: one.seconds,
	})
	one.id = ItemID(n)
	return err
}

// itemShown tells whether an item has ever been before everybody.
func (s store) itemShown(ctx context.Context, id ID, item ItemID) (bool, error) {
	return s.AssemblyItemShown(ctx, gen.AssemblyItemShownParams{AssemblyID: int64(id), ItemID: int64(item)})
}

// place writes the places of items.
func (s store) place(ctx context.Context, queue []*queued) error {
	row := gen.AssemblyItemsPlaceParams{Ids: []int64{}, Places: []int{}}
	for _, one := range queue {
		row.Ids, row.Places = append(row.Ids, int64(one.id)), append(row.Places, one.position)
	}
	return s.AssemblyItemsPlace(ctx, row)
}

func (s store) rewriteItem(ctx context.Context, one *queued) error {
	return s.AssemblyItemRewrite(ctx, gen.AssemblyItemRewriteParams{
		ID: int64(one.id), Seconds: one.seconds, RevealedAt: one.revealedAt, AnnulledReason: one.annulledReason,
	})
}
