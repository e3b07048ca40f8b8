package saml

import (
	"context"
	"crypto/sha256"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// take notes an assertion, and tells whether it is the first time that anybody of all nodes takes it.
func take(ctx context.Context, d *db.DB, issuer, id string, until time.Time) (isFirst bool, err error) {
	hash := sha256.Sum256([]byte(issuer + "\x00" + id))
	err = d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		queries := gen.New(tx)
		if err := queries.AssertionForget(ctx); err != nil {
			return err
		}
		rows, err := queries.AssertionTake(ctx, gen.AssertionTakeParams{IDHash: hash[:], ExpiresAt: until})
		isFirst = rows == 1
		return err
	})
	return isFirst, err
}

// clock is the database's.
func clock(ctx context.Context, d *db.DB) (time.Time, error) {
	now, err := gen.New(d).AssertionClock(ctx)
	return now, db.Problem(err)
}
