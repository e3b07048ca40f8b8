package assembly

import (
	"context"

	"piazza/internal/db"
)

// Keep does what the clock asks for at the gate: it lets codes be typed again whose lock has come to its end, and ends the passes
// of assemblies that have been over for an hour. It is for who keeps house, every few seconds, on any number of nodes.
func (g *Gate) Keep(ctx context.Context) error {
	if err := g.reopen(ctx); err != nil {
		return err
	}
	return g.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		over, err := storeOn(tx).PassesOver(ctx, passOutlasts.Seconds())
		for _, id := range over {
			endPasses(tx, ID(id))
		}
		return err
	})
}

// Held are the assemblies that are held now.
func (g *Gate) Held(ctx context.Context) ([]ID, error) {
	numbers, err := storeOn(g.db).held(ctx)
	ids := make([]ID, len(numbers))
	for i, n := range numbers {
		ids[i] = ID(n)
	}
	return ids, db.Problem(err)
}

// ForgetTries forgets who tried wrong codes a while ago.
func (g *Gate) ForgetTries(ctx context.Context) (int64, error) {
	n, err := storeOn(g.db).EntranceForget(ctx)
	return n, db.Problem(err)
}
