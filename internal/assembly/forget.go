package assembly

import (
	"context"
	"errors"
	"time"

	"piazza/internal/db"
	"piazza/internal/problem"
)

const (
	// forgottenAtOnce is how many names go in one statement.
	forgottenAtOnce = 1000
	// rehearsed is how long a rehearsal may go on before it is deleted, whoever forgot it.
	rehearsed = 24 * time.Hour
)

// ForgetGuests forgets the names that guests gave in assemblies that have been over for so long, and tells how many.
func (s *Service) ForgetGuests(ctx context.Context, kept time.Duration) (forgotten int64, err error) {
	for {
		var n int
		err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			of, err := storeOn(tx).forgetGuests(ctx, kept)
			n = len(of)
			for _, id := range ascending(of) {
				if err == nil {
					err = raiseFloor(ctx, tx, ID(id))
				}
			}
			return err
		})
		if forgotten += int64(n); err != nil || n < forgottenAtOnce {
			return forgotten, err
		}
	}
}

// ForgetRehearsals deletes rehearsals that began more than a day ago, and tells how many.
func (s *Service) ForgetRehearsals(ctx context.Context) (deleted int64, err error) {
	ids, err := storeOn(s.db).RehearsalOld(ctx, rehearsed.Seconds())
	for _, id := range ids {
		fault := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return forgetIn(ctx, tx, ID(id)) })
		if problem.Is(fault, problem.NotFound) {
			continue // another node was faster, or its moderator
		}
		if err = errors.Join(err, fault); fault == nil {
			deleted++
		}
	}
	return deleted, db.Problem(err)
}

// forgetIn deletes a rehearsal, whoever asks.
func forgetIn(ctx context.Context, tx *db.Tx, id ID) error {
	a, err := storeOn(tx).hold(ctx, id)
	if err != nil {
		return err
	}
	h := &held{Assembly: a, tx: tx}
	if err := h.read(ctx); err != nil {
		return err
	}
	return h.remove(ctx)
}
