package db_test

import (
	"context"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

func TestTakeAway(t *testing.T) {
	d := dbtest.New(t)
	var lines []db.Line
	d.OnCommitting(func(all []db.Line) func(db.Outcome) { lines = all; return nil })
	type taken struct {
		from  db.Stream
		thing int64
		takes bool
	}
	thread := db.Stream{Kind: "thread", Ref: 7}
	said := []taken{{thread, 9, true}, {thread, 0, true}, {db.Stream{}, 0, true}}
	err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		for _, one := range said {
			tx.TakeAway(one.from, one.thing)
		}
		tx.Notify(db.RightsStream, db.MemberChanged, 7, 9)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != len(said)+1 {
		t.Fatalf("%d notices were written", len(lines))
	}
	for i, line := range lines {
		want := taken{}
		if i < len(said) {
			want = said[i]
		}
		from, thing, takes := line.Notice.TakesAway()
		if got := (taken{from, thing, takes}); got != want || line.Stream != db.RightsStream {
			t.Errorf("%s says %+v, want %+v", line.Notice.Kind, got, want)
		}
	}
}
