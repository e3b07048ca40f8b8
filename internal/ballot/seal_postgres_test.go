package ballot_test

import (
	"log/slog"
	"syscall"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/db/pglocal"
)

// TestSealingWithoutItsDatabase has PostgreSQL crash at the points of a sealing: what was committed is there when it is back, and the sealing
// goes on from that.
func TestSealingWithoutItsDatabase(t *testing.T) {
	const people = 6
	dir := dbtest.Folder(t)
	cluster, err := pglocal.Start(t.Context(), pglocal.Options{Dir: dir, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := cluster.Stop(); err != nil {
			t.Error(err)
		}
	})
	if _, err := db.Migrate(t.Context(), cluster.DSN(""), db.Demo, nil); err != nil {
		t.Fatal(err)
	}
	v := openVault(t, people, func(o *db.Options) { o.DSN = cluster.DSN("") })
	for at := 1; ; at += size(3, 1) {
		a := v.every(t)
		receipts := v.casting(t, a, people)
		v.closed(t, a)
		node, points := v.stopping(t, at, func(string) error { return v.crash(t) })
		first := node.Seal(t.Context(), a.id)
		if len(*points) < at {
			v.holds(t, a, people, receipts)
			return
		}
		v.until(t, "the database is back", func() bool {
			v.db.Reset() // connections of before
			return v.db.Ping(t.Context()) == nil
		})
		v.until(t, "it is sealed", func() bool {
			if err := v.ballots.Seal(t.Context(), a.id); err != nil {
				return false
			}
			var state string
			err := v.db.QueryRow(t.Context(), `select state from ballot_seal where entry_id = $1`, a.id).Scan(&state)
			return err == nil && state == "sealed"
		})
		if v.holds(t, a, people, receipts); t.Failed() {
			t.Fatalf("the database has crashed at %q: %v", (*points)[at-1], first)
		}
	}
}

// crash kills a process of the server, which ends all others and recovers from its log.
func (v *vault) crash(t testing.TB) error {
	t.Helper()
	began := v.begun(t)
	if err := syscall.Kill(v.number(t, `select pg_backend_pid()`), syscall.SIGKILL); err != nil {
		return err
	}
	v.until(t, "all its connections are lost", func() bool {
		v.db.Reset()
		var again string
		err := v.db.QueryRow(t.Context(), recovered).Scan(&again)
		return err == nil && again != began
	})
	return nil
}

// recovered is when the server's processes began to work on its log: anew with each recovery.
const recovered = `select min(backend_start)::text from pg_stat_activity where backend_type in ('checkpointer', 'walwriter')`

func (v *vault) begun(t testing.TB) (at string) {
	t.Helper()
	v.row(t, &at, recovered)
	return at
}
