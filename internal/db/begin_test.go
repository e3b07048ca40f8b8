package db_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

const (
	addPerson    = `insert into person (created_at) values (now()) returning 1`
	countPersons = `select count(*) from person`
)

// firstWords are the ways to ask a transaction for the first thing; each adds a person.
var firstWords = map[string]func(context.Context, *db.Tx) error{
	"exec": func(ctx context.Context, tx *db.Tx) error { _, err := tx.Exec(ctx, addPerson); return err },
	"with a parameter": func(ctx context.Context, tx *db.Tx) error {
		tag, err := tx.Exec(ctx, `insert into person (created_at) values ($1)`, tx.Now())
		if tag.RowsAffected() != 1 {
			return errors.Join(err, errors.New(tag.String()))
		}
		return err
	},
	"several": func(ctx context.Context, tx *db.Tx) error {
		tag, err := tx.Exec(ctx, `select 1; -- and
			`+addPerson+` -- done`)
		if tag.String() != "INSERT 0 1" {
			return errors.Join(err, errors.New(tag.String()))
		}
		return err
	},
	"row": func(ctx context.Context, tx *db.Tx) error {
		var n int
		return tx.QueryRow(ctx, addPerson).Scan(&n)
	},
	"no row": func(ctx context.Context, tx *db.Tx) error {
		err := tx.QueryRow(ctx, `with p as (insert into person (created_at) values (now())) select 1 where false`).Scan(new(int))
		if !errors.Is(err, pgx.ErrNoRows) {
			return errors.New("a row came")
		}
		return nil
	},
	"rows": func(ctx context.Context, tx *db.Tx) error {
		rows, err := tx.Query(ctx, addPerson)
		if err == nil {
			_, err = pgx.CollectExactlyOneRow(rows, pgx.RowTo[int])
		}
		return err
	},
	"rows that nobody reads": func(ctx context.Context, tx *db.Tx) error {
		rows, err := tx.Query(ctx, addPerson)
		if err == nil {
			rows.Close()
			err = rows.Err()
		}
		return err
	},
	"an option": func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, `insert into person (created_at) values ($1)`, pgx.QueryExecModeExec, tx.Now())
		return err
	},
	"batch": func(ctx context.Context, tx *db.Tx) error {
		batch, tag := &pgx.Batch{}, ""
		batch.Queue(addPerson).Exec(func(t pgconn.CommandTag) error { tag = t.String(); return nil })
		if err := tx.SendBatch(ctx, batch).Close(); err != nil || tag != "INSERT 0 1" {
			return errors.Join(err, errors.New(tag))
		}
		return tx.SendBatch(ctx, &pgx.Batch{}).Close()
	},
	"copy": func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.CopyFrom(ctx, pgx.Identifier{"person"}, []string{"created_at"}, pgx.CopyFromRows([][]any{{tx.Now()}}))
		return err
	},
}

// Whatever a transaction is asked first, it is part of it, and so is what follows.
func TestTheFirstStatementBeginsTheTransaction(t *testing.T) {
	d := dbtest.New(t)
	refusal, want := errors.New("as asked"), 0
	for name, first := range firstWords {
		for _, end := range []error{refusal, nil} {
			err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				if err := first(ctx, tx); err != nil {
					return err
				}
				if _, err := tx.Exec(ctx, addPerson); err != nil {
					return err
				}
				return end
			})
			if end == nil {
				want += 2
			}
			var got int
			if scan := d.QueryRow(t.Context(), countPersons).Scan(&got); !errors.Is(err, end) || scan != nil || got != want {
				t.Errorf("%s, ended by %v: %v, %d persons of %d, %v", name, end, err, got, want, scan)
			}
		}
	}
}

// A statement that fails spoils the transaction, also the first one, and also where nobody says so.
func TestWhatFailedIsNotCommitted(t *testing.T) {
	d, o := watched(t)
	for name, wrong := range map[string]string{"as it runs": `select 1 / 0`, "as it is read": `select nothing from nowhere`} {
		row := func(ctx context.Context, tx *db.Tx) error { return tx.QueryRow(ctx, wrong).Scan(new(int)) }
		exec := func(ctx context.Context, tx *db.Tx) error { _, err := tx.Exec(ctx, wrong); return err }
		for i, all := range [][]func(context.Context, *db.Tx) error{steps(row), steps(exec), steps(firstWords["exec"], row)} {
			err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) (err error) {
				for _, do := range all {
					err = do(ctx, tx)
				}
				if goesOn := firstWords["row"](ctx, tx); err == nil || goesOn == nil {
					t.Errorf("%s: %v, and then %v", name, err, goesOn)
				}
				return addComment(ctx, tx)
			})
			if !errors.Is(err, pgx.ErrTxCommitRollback) || len(o.lines)+len(o.ends) > 0 {
				t.Errorf("%s, case %d: %v, and the hook heard %v", name, i, err, o)
			}
		}
	}
	var n int
	if err := d.QueryRow(t.Context(), countPersons).Scan(&n); err != nil || n != 0 || len(notices(t, d, thread(7))) > 0 {
		t.Errorf("%d persons are left, %v", n, err)
	}
}

// A first packet that is lost with its connection may have been all that the transaction was to do: that nobody said so makes it
// no transaction without anything in it.
func TestWhatWasLostIsNotCommitted(t *testing.T) {
	t.Parallel()
	for name, first := range firstWords {
		d, tunnel := away(t, 1)
		must(t, d.InTx(t.Context(), first)) // from now on the connection knows the statement
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			tunnel.Sever()
			if err := first(ctx, tx); err == nil {
				t.Errorf("%s: nothing was lost", name)
			}
			return nil
		})
		if err == nil {
			t.Errorf("%s: it counts as committed", name)
		}
	}
}

// What is refused before it reaches the database has not begun anything either.
func TestWhatNeverLeavesBeginsNothing(t *testing.T) {
	d := dbtest.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		cancel()
		_, err := tx.Exec(ctx, addPerson)
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, `select $1::int`, "no number")
		return err
	})
	if err == nil {
		t.Error("a word is no number")
	}
	var kept *db.Tx
	if err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error { kept = tx; return nil }); err != nil {
		t.Error(err)
	}
	if _, err := kept.Exec(t.Context(), addPerson); !errors.Is(err, pgx.ErrTxClosed) {
		t.Errorf("after its end a transaction says %v", err)
	}
	if err := kept.QueryRow(t.Context(), addPerson).Scan(new(int)); !errors.Is(err, pgx.ErrTxClosed) {
		t.Errorf("after its end a transaction says %v", err)
	}
}

func TestPanicAmongTheFirstRows(t *testing.T) {
	d := dbtest.New(t)
	func() {
		defer func() { _ = recover() }()
		_ = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			rows, err := tx.Query(ctx, `insert into person (created_at) select now() from generate_series(1, 9) returning 1`)
			if err != nil || !rows.Next() {
				t.Error(err)
			}
			panic("bug")
		})
	}()
	var n int
	if err := d.QueryRow(t.Context(), countPersons).Scan(&n); err != nil || n != 0 || d.Stat().AcquiredConns() != 0 {
		t.Errorf("a panic left %d persons and %d connections, %v", n, d.Stat().AcquiredConns(), err)
	}
}

func TestRoundTripsOfATransaction(t *testing.T) {
	d := dbtest.New(t)
	ask := func(ctx context.Context, tx *db.Tx) error { return tx.QueryRow(ctx, countPersons).Scan(new(int)) }
	for name, c := range map[string]struct {
		in   func(context.Context, func(context.Context, *db.Tx) error) error
		do   []func(context.Context, *db.Tx) error
		want int
	}{
		"nothing":              {d.InTx, nil, 0},
		"a look at nothing":    {d.InSnapshot, nil, 0},
		"one question":         {d.InSnapshot, steps(ask), 2},
		"a notice":             {d.InTx, steps(addComment), 1},
		"several notices":      {d.InTx, steps(addComment, addComment, addEntry), 1},
		"a change and notices": {d.InTx, steps(ask, addEntry), 2},
		// What changes rights is in the database before it is committed.
		"a change of rights": {d.InTx, steps(addEntry, endSession), 2},
	} {
		ctx, counter := db.Count(t.Context())
		err := c.in(ctx, func(ctx context.Context, tx *db.Tx) error {
			for _, do := range c.do {
				if err := do(ctx, tx); err != nil {
					return err
				}
			}
			return nil
		})
		if got := counter.RoundTrips(); err != nil || got != c.want {
			t.Errorf("%s: %d round trips, want %d, %v", name, got, c.want, err)
		}
	}
}

func steps(all ...func(context.Context, *db.Tx) error) []func(context.Context, *db.Tx) error {
	return all
}

func addComment(_ context.Context, tx *db.Tx) error {
	tx.Notify(thread(7), "comment_added", 11, 1)
	return nil
}

func addEntry(_ context.Context, tx *db.Tx) error {
	tx.Notify(db.Stream{Kind: "piazza", Ref: 1}, "entry_published", 7, 2)
	return nil
}
