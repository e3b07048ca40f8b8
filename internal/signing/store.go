package signing

import (
	"context"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/keys"
)

// store speaks to the table of keys.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

func keyOf(r *gen.SigningKey) *Key {
	return &Key{ID: r.ID, Public: r.Public, From: r.FromAt, Until: r.UntilAt}
}

func (s store) all(ctx context.Context) ([]*Key, error) {
	rows, err := s.SigningKeys(ctx)
	history := make([]*Key, len(rows))
	for i := range rows {
		history[i] = keyOf(&rows[i])
	}
	return history, db.Problem(err)
}

// inUse returns the key in use, nil where there is none yet.
func (s store) inUse(ctx context.Context) (*Key, error) {
	rows, err := s.SigningKeyInUse(ctx)
	if err != nil || len(rows) == 0 {
		return nil, db.Problem(err)
	}
	return keyOf(&rows[0]), nil
}

// hold keeps others from putting a key into use until the transaction ends.
func (s store) hold(ctx context.Context) error { return s.SigningKeysHold(ctx) }

// use puts a key into use in the place of the one before it.
func (s store) use(ctx context.Context, k *keys.Signer, at time.Time) error {
	if err := s.SigningKeyEnd(ctx, gen.SigningKeyEndParams{At: at, ID: k.ID()}); err != nil {
		return err
	}
	return s.SigningKeyAdd(ctx, gen.SigningKeyAddParams{ID: k.ID(), Public: k.Public(), FromAt: at})
}
