package db_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// outcomes is a hook that keeps what it is told.
type outcomes struct {
	lines []db.Line
	ends  []db.Outcome
	// between runs right before a commit.
	between func()
}

func (o *outcomes) hook(lines []db.Line) func(db.Outcome) {
	o.lines = append(o.lines, lines...)
	if o.between != nil {
		o.between()
	}
	return func(end db.Outcome) { o.ends = append(o.ends, end) }
}

func watched(t *testing.T) (*db.DB, *outcomes) {
	t.Helper()
	d, o := dbtest.New(t), &outcomes{}
	d.OnCommitting(o.hook)
	d.OnCommitting(func([]db.Line) func(db.Outcome) { return nil })
	return d, o
}

func endSession(_ context.Context, tx *db.Tx) error {
	tx.Notify(db.RightsStream, db.SessionEnded, 5, 0)
	return nil
}

func TestHookIsCalledBeforeTheCommitAndAfterIt(t *testing.T) {
	d, o := watched(t)
	var seen []string
	o.between = func() { seen = notices(t, d, db.RightsStream) }
	for range 2 {
		err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
			tx.Notify(thread(7), "comment_added", 11, 1)
			tx.Notify(db.RightsStream, db.SessionEnded, 5, 0)
			tx.Notify(db.RightsStream, db.MemberChanged, 6, 0)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) != 2 || !slices.Equal(o.ends, []db.Outcome{db.Committed, db.Committed}) || len(o.lines) != 6 {
		t.Fatalf("before the second commit there were %v, then came %v about %v", seen, o.ends, o.lines)
	}
	for i, want := range []db.Notice{{Seq: 3, Kind: db.SessionEnded, Ref: 5}, {Seq: 4, Kind: db.MemberChanged, Ref: 6}} {
		got := o.lines[3+i]
		if got.Stream != db.RightsStream || got.Notice.Seq != want.Seq || got.Notice.Kind != want.Kind || got.Notice.Ref != want.Ref {
			t.Errorf("line %d is %+v, want %+v", 3+i, got, want)
		}
		var tag int64
		if err := d.QueryRow(t.Context(), `select tag from notice where stream_id = $1 and seq = $2`, got.Notice.StreamID, want.Seq).Scan(&tag); err != nil || tag != got.Notice.Tag {
			t.Errorf("the log holds tag %d (%v), the hook was told %d", tag, err, got.Notice.Tag)
		}
	}
}

func TestHookIsNotCalledForWhatDoesNotReachItsCommit(t *testing.T) {
	d, o := watched(t)
	refusal := errors.New("as asked")
	err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		_ = endSession(ctx, tx)
		return refusal
	})
	if !errors.Is(err, refusal) || len(o.lines)+len(o.ends) > 0 {
		t.Errorf("%v, and the hook heard %v", err, o)
	}
	if err := d.InTx(t.Context(), func(context.Context, *db.Tx) error { return nil }); err != nil || len(o.lines)+len(o.ends) > 0 {
		t.Errorf("%v, and of nothing the hook heard %v", err, o)
	}
}

func TestHookHearsThatTheCommitWasRefused(t *testing.T) {
	d, o := watched(t)
	if _, err := d.Exec(t.Context(), `create table pair (n int unique deferrable initially deferred)`); err != nil {
		t.Fatal(err)
	}
	err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `insert into pair values (1), (1)`); err != nil {
			return err
		}
		return endSession(ctx, tx)
	})
	if err == nil || !slices.Equal(o.ends, []db.Outcome{db.RolledBack}) {
		t.Errorf("%v, and the hook heard %v", err, o.ends)
	}
}

func TestHookHearsThatNobodyKnowsWhetherItWasCommitted(t *testing.T) {
	d, o := watched(t)
	// The backend goes down while it commits, which is when this trigger runs.
	_, err := d.Exec(t.Context(), `create table fragile (n int);
		create function go_down() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
		create constraint trigger last after insert on fragile deferrable initially deferred for each row execute function go_down()`)
	if err != nil {
		t.Fatal(err)
	}
	err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `insert into fragile values (1)`); err != nil {
			return err
		}
		return endSession(ctx, tx)
	})
	if err == nil || !slices.Equal(o.ends, []db.Outcome{db.Unknown}) {
		t.Errorf("%v, and the hook heard %v", err, o.ends)
	}
	ctx, cancel := context.WithCancel(t.Context())
	o.between, o.ends = cancel, nil
	if err := d.InTx(ctx, endSession); err == nil || len(o.ends) != 1 || o.ends[0] == db.Committed {
		t.Errorf("%v, and the hook heard %v", err, o.ends)
	}
}
