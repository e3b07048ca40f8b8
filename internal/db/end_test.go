package db_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

func TestWhatIsLeftForTheEndIsDoneInItsOrder(t *testing.T) {
	d := dbtest.New(t)
	var done []string
	note := func(word string) func(context.Context) error {
		return func(context.Context) error { done = append(done, word); return nil }
	}
	err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.AtEnd(func(ctx context.Context) error {
			tx.AtEnd(note("late"))
			tx.Notify(db.RightsStream, db.SessionEnded, 5, 0)
			return note("first")(ctx)
		})
		tx.AtEnd(note("second"))
		return note("body")(t.Context())
	})
	if err != nil || !slices.Equal(done, []string{"body", "first", "second", "late"}) {
		t.Errorf("%v, %v", done, err)
	}
	if n := notices(t, d, db.RightsStream); len(n) != 1 {
		t.Errorf("what the end notified is %v", n)
	}
}

func TestAFaultAtTheEndUndoesAll(t *testing.T) {
	d := dbtest.New(t)
	fault := errors.New("as asked")
	for _, c := range []error{nil, fault} {
		ran := false
		err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
			tx.Notify(db.RightsStream, db.SessionEnded, 5, 0)
			tx.AtEnd(func(context.Context) error { ran = true; return fault })
			return c
		})
		if !errors.Is(err, fault) || ran != (c == nil) {
			t.Errorf("%v, and the end ran: %t", err, ran)
		}
	}
	if n := notices(t, d, db.RightsStream); len(n) != 0 {
		t.Errorf("the log holds %v", n)
	}
}
