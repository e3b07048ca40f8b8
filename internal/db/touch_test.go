package db_test

import (
	"context"
	"fmt"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/problem"
)

func TestTouchedStreamsAreToldOnceAfterTheCommit(t *testing.T) {
	d := dbtest.New(t)
	var told []db.Stream
	committed := false
	d.OnTouch(func(streams []db.Stream) {
		told = append(told, streams...)
		if !committed {
			t.Error("told before the end of the transaction's work")
		}
	})
	unread := func(n int64) db.Stream { return db.Stream{Kind: "unread", Ref: n} }
	err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Touch(unread(2))
		tx.Touch(unread(1))
		tx.Touch(unread(2))
		committed = true
		return nil
	})
	if got := fmt.Sprint(told); err != nil || got != "[{unread 1} {unread 2}]" {
		t.Errorf("told %s, %v", got, err)
	}
}

func TestWhatWasTouchedInVainIsNotTold(t *testing.T) {
	d := dbtest.New(t)
	d.OnTouch(func(streams []db.Stream) { t.Errorf("told %v", streams) })
	err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Touch(thread(1))
		return problem.Denied("not_yours", "No.")
	})
	if err == nil {
		t.Error("the refusal was lost")
	}
	if err := d.InTx(t.Context(), func(context.Context, *db.Tx) error { return nil }); err != nil {
		t.Error(err)
	}
}
