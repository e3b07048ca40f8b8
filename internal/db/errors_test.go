package db_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/problem"
)

func TestProblemOfWhatPostgresRefuses(t *testing.T) {
	d := dbtest.New(t)
	const member = `insert into member (handle, name, created_at) values ($1, $2, now())`
	if _, err := d.Exec(t.Context(), member, "ada", "Ada"); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		sql    string
		args   []any
		code   problem.Code
		reason string
		field  string
	}{
		"a name that is taken":  {member, []any{"ada", "Ada"}, problem.Conflict, "handle_taken", "handle"},
		"a value that is wrong": {member, []any{"A!", "Ada"}, problem.Invalid, "invalid_value", "handle"},
		"a key that exists": {
			`insert into installation (mode, incarnation, cursor_key, created_at) select mode, incarnation, cursor_key, now() from installation`,
			nil, problem.Conflict, "already_exists", "",
		},
		"a reference to nothing": {
			`insert into membership (space_id, member_id, joined_at) values (99, 1, now())`, nil, problem.NotFound, "not_found", "",
		},
		"a value that is missing": {
			`insert into member (handle, name) values ('eva', 'Eva')`, nil, problem.Invalid, "missing_value", "createdAt",
		},
		"a zero byte in a text": {member, []any{"eva", "E\x00va"}, problem.Invalid, "invalid_text", ""},
		"too slow":              {`set statement_timeout = 1; select pg_sleep(10)`, nil, problem.Unavailable, "busy", ""},
		"cut off":               {`select pg_terminate_backend(pg_backend_pid())`, nil, problem.Unavailable, "database_unavailable", ""},
	} {
		t.Run(name, func(t *testing.T) {
			conn, err := d.Connect(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close(t.Context())
			_, err = conn.Exec(t.Context(), c.sql, c.args...)
			p, ok := problem.As(db.Problem(err))
			if !ok || p.Code != c.code || p.Reason != c.reason || p.Field != c.field {
				t.Errorf("%v became %+v", err, p)
			}
			if !errors.Is(p, err) {
				t.Error("the cause is lost to the log")
			}
		})
	}
}

func TestProblemOfOtherErrors(t *testing.T) {
	refusal := problem.Clash("closed", "Closed.")
	for name, c := range map[string]struct {
		err  error
		want problem.Code
	}{
		"nothing":               {nil, ""},
		"a missing row":         {fmt.Errorf("load: %w", pgx.ErrNoRows), problem.NotFound},
		"a refusal stays":       {fmt.Errorf("x: %w", refusal), problem.Conflict},
		"a broken connection":   {fmt.Errorf("read: %w", io.ErrUnexpectedEOF), problem.Unavailable},
		"out of time":           {context.DeadlineExceeded, problem.Unavailable},
		"given up by the asker": {context.Canceled, problem.Internal},
		"a bug":                 {errors.New("bug"), problem.Internal},
	} {
		if got := problem.CodeOf(db.Problem(c.err)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestDatabaseThatIsAway(t *testing.T) {
	d := dbtest.New(t)
	conn, err := d.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	kill := func() {
		const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
		if _, err := conn.Exec(t.Context(), others); err != nil {
			t.Fatal(err)
		}
	}
	err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		kill()
		_, err := tx.Exec(ctx, `select 1`)
		return err
	})
	if !problem.Is(err, problem.Unavailable) {
		t.Errorf("a connection cut in a transaction: %v", err)
	}
	kill()
	// The pool finds out by itself that its connections are dead.
	err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, `select 1`)
		return err
	})
	if err != nil && !problem.Is(err, problem.Unavailable) {
		t.Errorf("a dead connection in the pool: %v", err)
	}
	if err := d.Ping(t.Context()); err != nil {
		t.Errorf("it does not recover: %v", err)
	}
}

func TestFullPoolIsBounded(t *testing.T) {
	d := dbtest.New(t, func(o *db.Options) { o.MaxConns = 1 })
	err := d.InTx(t.Context(), func(ctx context.Context, _ *db.Tx) error {
		ctx, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
		defer cancel()
		return d.InTx(ctx, func(context.Context, *db.Tx) error { return nil })
	})
	if !problem.Is(err, problem.Unavailable) {
		t.Errorf("got %v", err)
	}
}
