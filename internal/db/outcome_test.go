package db_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"piazza/internal/db"
	"piazza/internal/problem"
)

// ends are the ways in which a transaction ends: its notices are all of it, or are written and committed with it in one round
// trip, or in two.
var ends = map[string]func(context.Context, *db.Tx) error{"alone": addComment, "at once": addComment, "one after the other": endSession}

// left counts what the two have left in the log.
func left(t *testing.T, d *db.DB) int {
	t.Helper()
	return len(notices(t, d, thread(7))) + len(notices(t, d, db.RightsStream))
}

func TestLinesHaveTheirPlacesWhenAllIsKnown(t *testing.T) {
	d, o := watched(t)
	var told [][]db.Line
	var atFirst []db.Line
	d.OnCommitting(func(lines []db.Line) func(db.Outcome) {
		atFirst = append(atFirst, lines...)
		return func(db.Outcome) { told = append(told, lines) }
	})
	for range 2 {
		for _, all := range [][]func(context.Context, *db.Tx) error{steps(addComment), steps(addComment, addEntry, addComment)} {
			err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				for _, do := range all {
					_ = do(ctx, tx)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(told) != 4 || len(o.ends) != 4 {
		t.Fatalf("told %d times", len(told))
	}
	newest := map[db.Stream]db.Notice{}
	for _, line := range slices.Concat(told...) {
		before := newest[line.Stream]
		if line.Notice.Seq != before.Seq+1 || line.Before == nil || *line.Before != before.Tag || line.Notice.StreamID == 0 {
			t.Errorf("%+v follows %+v", line, before)
		}
		newest[line.Stream] = line.Notice
	}
	for _, line := range atFirst {
		if line.Notice.Tag == 0 || line.Notice.Kind == "" || line.Notice.CreatedAt.IsZero() {
			t.Errorf("before the commit the hook saw %+v", line)
		}
	}
	if newest[thread(7)].Seq != 6 || len(notices(t, d, thread(7))) != 6 {
		t.Errorf("the thread stands at %+v", newest[thread(7)])
	}
}

// refuse makes the database refuse, or do worse, when a notice is written or when it is committed.
func refuse(t *testing.T, d *db.DB, when, how string) {
	t.Helper()
	_, err := d.Exec(t.Context(), `create sequence tries; create function fail() returns trigger language plpgsql as $$ begin `+how+` return null; end $$;
		create constraint trigger failing after insert on notice deferrable initially `+when+` for each row execute function fail()`)
	if err != nil {
		t.Fatal(err)
	}
}

const (
	never     = `raise exception 'no';`
	atFirst   = `if nextval('tries') = 1 then raise exception 'no' using errcode = '40001'; end if;`
	ownDeath  = `perform pg_terminate_backend(pg_backend_pid());`
	immediate = "immediate"
	deferred  = "deferred"
)

// TestOutcomes lets what ends a transaction fail in all ways: the hook hears what became of it, and it is true.
func TestOutcomes(t *testing.T) {
	for name, c := range map[string]struct {
		when, how string
		// atOnce and apart are what the hook hears where both come in one round trip, and in two: there it is not asked before
		// the notices are written.
		atOnce, apart []db.Outcome
		left          int
	}{
		"the notices are refused":            {immediate, never, []db.Outcome{db.RolledBack}, nil, 0},
		"the commit is refused":              {deferred, never, []db.Outcome{db.RolledBack}, []db.Outcome{db.RolledBack}, 0},
		"the notices collide with others":    {immediate, atFirst, []db.Outcome{db.RolledBack, db.Committed}, []db.Outcome{db.Committed}, 1},
		"the commit collides with others":    {deferred, atFirst, []db.Outcome{db.RolledBack, db.Committed}, []db.Outcome{db.RolledBack, db.Committed}, 1},
		"the database dies over the notices": {immediate, ownDeath, []db.Outcome{db.Unknown}, nil, 0},
		"the database dies over the commit":  {deferred, ownDeath, []db.Outcome{db.Unknown}, []db.Outcome{db.Unknown}, 0},
	} {
		for how, notify := range ends {
			t.Run(name+", "+how, func(t *testing.T) {
				d, o := watched(t)
				refuse(t, d, c.when, c.how)
				err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
					_ = notify(ctx, tx)
					if how == "alone" {
						return nil
					}
					_, err := tx.Exec(ctx, addPerson)
					return err
				})
				want := c.atOnce
				if how == "one after the other" {
					want = c.apart
				}
				persons := c.left
				if how != "alone" {
					must(t, d.QueryRow(t.Context(), countPersons).Scan(&persons))
				}
				if (err == nil) != (c.left == 1) || !slices.Equal(o.ends, want) || persons != c.left || left(t, d) != c.left {
					t.Errorf("%v, the hook heard %v, want %v; %d persons and %d notices are left", err, o.ends, want, persons, left(t, d))
				}
			})
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Between the hook's word and the database's answer the connection may go, or whoever asked.
func TestEndsInDoubt(t *testing.T) {
	for how, notify := range ends {
		d, o := watched(t)
		in := func(ctx context.Context, between func()) []db.Outcome {
			o.between, o.ends = between, nil
			if err := d.InTx(ctx, notify); err == nil {
				t.Errorf("%s: nothing was wrong", how)
			}
			return o.ends
		}
		kill := func() {
			_, err := d.Exec(t.Context(), `select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`)
			if err != nil {
				t.Error(err)
			}
		}
		// Where the connection was seen to be cut before anything was sent, the transaction is run again.
		if ends := in(t.Context(), kill); len(ends) == 0 || slices.Contains(ends, db.Committed) {
			t.Errorf("%s: after the connection was cut the hook heard %v", how, ends)
		}
		ctx, cancel := context.WithCancel(t.Context())
		if ends := in(ctx, cancel); len(ends) != 1 || ends[0] == db.Committed {
			t.Errorf("%s: after the caller had gone the hook heard %v", how, ends)
		}
		if n := left(t, d); n > 0 {
			t.Errorf("%s: %d notices are left", how, n)
		}
	}
}

// Who hangs up while his notices wait for their stream takes nothing back: they are with the database already, and so everybody
// hears what becomes of them.
func TestWhoHangsUpLeavesNoDoubt(t *testing.T) {
	t.Parallel()
	for name, first := range map[string]func(context.Context, *db.Tx) error{
		"alone":   func(context.Context, *db.Tx) error { return nil },
		"at once": firstWords["exec"],
	} {
		d, o := watched(t)
		must(t, d.InTx(t.Context(), addComment))
		holder, err := d.Begin(t.Context())
		must(t, err)
		_, err = holder.Exec(t.Context(), `select from stream for update`)
		must(t, err)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() {
			ended <- d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				return errors.Join(first(ctx, tx), addComment(ctx, tx))
			})
		}()
		untilOneWaits(t, d)
		cancel()
		must(t, holder.Commit(t.Context()))
		if err := <-ended; err != nil || !slices.Equal(o.ends, []db.Outcome{db.Committed, db.Committed}) || left(t, d) != 2 {
			t.Errorf("%s: %v, and the hook heard %v", name, err, o.ends)
		}
	}
}

// untilOneWaits returns when somebody waits for a lock.
func untilOneWaits(t *testing.T, d *db.DB) {
	t.Helper()
	const waiting = `select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')`
	for waits := false; !waits; {
		must(t, d.QueryRow(t.Context(), waiting).Scan(&waits))
	}
}

// Who has gone before the database was asked is refused, and no hook is called for him.
func TestWhoHasGoneCommitsNothing(t *testing.T) {
	d, o := watched(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		cancel()
		return addComment(ctx, tx)
	})
	if !errors.Is(err, context.Canceled) || len(o.lines)+len(o.ends) > 0 || left(t, d) > 0 {
		t.Errorf("%v, and the hook heard %v", err, o)
	}
}

// Of a connection that breaks without a word nobody knows what the database has heard, and nothing is done again.
func TestBrokenWithoutAWord(t *testing.T) {
	t.Parallel()
	nothing := func(context.Context, *db.Tx) error { return nil }
	for name, all := range map[string][]func(context.Context, *db.Tx) error{
		"alone": {nothing, addComment}, "at once": {firstWords["exec"], addComment}, "one after the other": {firstWords["row"], endSession},
	} {
		d, tunnel := away(t, 1)
		o, runs := &outcomes{}, 0
		d.OnCommitting(o.hook)
		in := func() error {
			return d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				runs++
				return errors.Join(all[0](ctx, tx), all[1](ctx, tx))
			})
		}
		must(t, in())
		o.between = tunnel.Sever
		if err := in(); !problem.Is(err, problem.Unavailable) || runs != 2 || !slices.Equal(o.ends, []db.Outcome{db.Committed, db.Unknown}) {
			t.Errorf("%s: %v after %d runs, and the hook heard %v", name, err, runs, o.ends)
		}
	}
}

// What goes into a black hole at once may have been committed for all we know.
func TestAllInOneIntoABlackHole(t *testing.T) {
	t.Parallel()
	d, tunnel := away(t, 4)
	o := &outcomes{between: tunnel.Stop}
	d.OnCommitting(o.hook)
	defer tunnel.Resume()
	if err := d.InTx(t.Context(), addComment); !errors.Is(err, context.DeadlineExceeded) || !slices.Equal(o.ends, []db.Outcome{db.Unknown}) {
		t.Errorf("%v, and the hook heard %v", err, o.ends)
	}
}

func TestPanicOfAHook(t *testing.T) {
	for how, notify := range ends {
		d, o := watched(t)
		d.OnCommitting(func([]db.Line) func(db.Outcome) { panic("bug") })
		func() {
			defer func() { _ = recover() }()
			_ = d.InTx(t.Context(), notify)
		}()
		if !slices.Equal(o.ends, []db.Outcome{db.RolledBack}) || left(t, d) > 0 {
			t.Errorf("%s: the hook heard %v, the log holds %d notices", how, o.ends, left(t, d))
		}
	}
}
