package db_test

import (
	"context"
	"slices"
	"testing"

	"piazza/internal/db"
)

// TestLater keeps statements for the end: they run once, in their order, behind all others and before the notices, and fail with
// the transaction or the transaction with them.
func TestLater(t *testing.T) {
	for how, notify := range ends {
		d, o := watched(t)
		must(t, exec(t, d, `create table word (n int generated always as identity, said text not null)`))
		say := func(ctx context.Context, q db.Querier, word *string) error {
			_, err := q.Exec(ctx, `insert into word (said) values ($1)`, word)
			return err
		}
		kept := func(ctx context.Context, tx *db.Tx, word *string) error {
			return tx.Later(func(q db.Querier) error { return say(ctx, q, word) })
		}
		in := func(last *string) (int, error) {
			ctx, counter := db.Count(t.Context())
			err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				must(t, kept(ctx, tx, new("second")))
				must(t, say(ctx, tx, new("first")))
				must(t, kept(ctx, tx, last))
				return notify(ctx, tx)
			})
			return counter.RoundTrips(), err
		}
		if _, err := in(nil); err == nil || slices.Contains(o.ends, db.Committed) || left(t, d) > 0 {
			t.Errorf("%s: %v, the hook heard %v", how, err, o.ends)
		}
		trips, err := in(new("third"))
		want := 2
		if how == "one after the other" {
			want = 3
		}
		var said []string
		must(t, d.QueryRow(t.Context(), `select array_agg(said order by n) from word`).Scan(&said))
		if err != nil || trips != want || !slices.Equal(said, []string{"first", "second", "third"}) || left(t, d) != 1 {
			t.Errorf("%s: %v after %d round trips, want %d: %v and %d notices", how, err, trips, want, said, left(t, d))
		}
	}
}

// What is kept may lock rows, and what AtEnd keeps locks what everybody needs: it comes last.
func TestLaterComesBeforeTheEnd(t *testing.T) {
	d, _ := watched(t)
	found := -1
	must(t, d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		tx.AtEnd(func(ctx context.Context) error { return tx.QueryRow(ctx, countPersons).Scan(&found) })
		return tx.Later(func(q db.Querier) error { _, err := q.Exec(ctx, addPerson); return err })
	}))
	if found != 1 {
		t.Errorf("at the end there were %d persons", found)
	}
}

func exec(t *testing.T, d *db.DB, sql string) error {
	t.Helper()
	_, err := d.Exec(t.Context(), sql)
	return err
}

func TestLaterIsAllThatATransactionDoes(t *testing.T) {
	d, _ := watched(t)
	add := func(ctx context.Context, tx *db.Tx) error {
		return tx.Later(func(q db.Querier) error { _, err := q.Exec(ctx, addPerson); return err })
	}
	ctx, counter := db.Count(t.Context())
	must(t, d.InTx(ctx, add))
	var n int
	must(t, d.QueryRow(t.Context(), countPersons).Scan(&n))
	if n != 1 || counter.RoundTrips() != 1 {
		t.Errorf("%d persons after %d round trips", n, counter.RoundTrips())
	}
	if err := d.InSnapshot(t.Context(), add); err == nil {
		t.Error("a reader wrote")
	}
}
