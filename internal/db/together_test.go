package db_test

import (
	"context"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// TestTogether asks several things at once: each answer comes to who asked, each statement sees what those before it did, and
// one that fails undoes all.
func TestTogether(t *testing.T) {
	d := dbtest.New(t)
	var before, after int
	var done int64
	run := func(last string) error {
		return d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			return tx.Together(
				ctx,
				func(q db.Querier) error { return q.QueryRow(ctx, `select count(*) from person`).Scan(&before) },
				func(q db.Querier) error {
					tag, err := q.Exec(ctx, `insert into person (created_at) select now() from generate_series(1, $1::int)`, 3)
					done = tag.RowsAffected()
					return err
				},
				func(q db.Querier) error { return q.QueryRow(ctx, last).Scan(&after) },
			)
		})
	}
	if err := run(`select count(*) from person`); err != nil || before != 0 || done != 3 || after != 3 {
		t.Errorf("three persons came: %d before, %d written, %d after, %v", before, done, after, err)
	}
	if err := run(`select 1 / 0`); err == nil {
		t.Error("an error among several statements is lost")
	}
	if err := run(`select count(*) from person`); err != nil || before != 3 {
		t.Errorf("a transaction that failed leaves %d persons, %v", before, err)
	}
	if err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return tx.Together(ctx) }); err != nil {
		t.Errorf("asking nothing is answered %v", err)
	}
}
