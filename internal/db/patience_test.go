package db_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/problem"
)

// away is a database with little patience behind a network that a test can stop.
func away(t *testing.T, conns int32) (*db.DB, *dbtest.Tunnel) {
	t.Helper()
	tunnel := dbtest.Dig(t, dbtest.DSN(t))
	d, err := db.Open(t.Context(), db.Options{DSN: tunnel.DSN, MaxConns: conns, Patience: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d, tunnel
}

// A commit whose answer the network swallows holds nobody up for longer than we are patient, and counts as unknown.
func TestCommitIntoABlackHole(t *testing.T) {
	d, tunnel := away(t, 4)
	o := &outcomes{between: tunnel.Stop}
	d.OnCommitting(o.hook)
	defer tunnel.Resume()
	if err := d.InTx(t.Context(), endSession); !problem.Is(err, problem.Unavailable) || !slices.Equal(o.ends, []db.Outcome{db.Unknown}) {
		t.Errorf("%v, and the hook heard %v", err, o.ends)
	}
}

// Who finds all connections taken learns soon that he has to come back, also where his own request has no deadline.
func TestNoConnectionIsFree(t *testing.T) {
	d, _ := away(t, 1)
	conn, err := d.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, transaction := range map[string]func(context.Context, func(context.Context, *db.Tx) error) error{"write": d.InTx, "snapshot": d.InSnapshot} {
		if err := transaction(t.Context(), endSession); !problem.Is(err, problem.Unavailable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	conn.Release()
	if err := d.InTx(t.Context(), endSession); err != nil {
		t.Error(err)
	}
}
