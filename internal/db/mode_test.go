package db_test

import (
	"context"
	"slices"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// A pool of connections between us and PostgreSQL may want statements to be asked in another way than ours, which an operator
// says in the address. What travels together then does so in that way.
func TestEveryWayOfAsking(t *testing.T) {
	for _, mode := range []string{"cache_statement", "cache_describe", "describe_exec", "exec", "simple_protocol"} {
		d, err := db.Open(t.Context(), db.Options{DSN: dbtest.DSN(t) + " default_query_exec_mode=" + mode})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(d.Close)
		for _, all := range [][]func(context.Context, *db.Tx) error{
			steps(addComment), steps(addComment, addEntry), steps(firstWords["row"], addComment, addEntry), steps(firstWords["rows"], endSession),
		} {
			err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				for _, do := range all {
					if err := do(ctx, tx); err != nil {
						return err
					}
				}
				return tx.Later(func(q db.Querier) error { _, err := q.Exec(ctx, addPerson); return err })
			})
			if err != nil {
				t.Errorf("%s: %v", mode, err)
			}
		}
		var persons int
		must(t, d.QueryRow(t.Context(), countPersons).Scan(&persons))
		kinds := slices.Concat(notices(t, d, thread(7)), notices(t, d, db.RightsStream))
		if want := []string{"comment_added", "comment_added", "comment_added", db.SessionEnded}; !slices.Equal(kinds, want) || persons != 6 {
			t.Errorf("%s: the log holds %v, and there are %d persons", mode, kinds, persons)
		}
	}
}
