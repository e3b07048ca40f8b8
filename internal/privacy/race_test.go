package privacy

import (
	"context"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// Whoever agrees while he is being erased is waited for, and leaves nothing.
func TestWhoIsBeingErasedAgreesToNothing(t *testing.T) {
	s, d := prepared(t, false)
	ada := arrive(t, d, "ada")
	answered := make(chan error, 1)
	err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `update member set erased_at = now() where id = $1`, ada); err != nil {
			return err
		}
		go func() {
			_, err := s.Give(auth.With(t.Context(), auth.Viewer{MemberID: int64(ada)}), ConsentInput{1})
			answered <- err
		}()
		for ctx.Err() == nil {
			if n := textsOf(t, d, `select count(*)::text from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and backend_type = 'client backend'`); n[0] != "0" {
				break
			}
		}
		return ctx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := <-answered; err != nil {
		t.Error(err)
	}
	if got := textsOf(t, d, `select count(*)::text from consent`); got[0] != "0" {
		t.Error("he has agreed")
	}
}
