package db_test

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

func TestMigrateMarksOnce(t *testing.T) {
	dsn := dbtest.Empty(t)
	var steps []string
	first, err := db.Migrate(t.Context(), dsn, db.Production, func(s db.Step) { steps = append(steps, s.Name) })
	if err != nil {
		t.Fatal(err)
	}
	if len(steps) == 0 || !slices.IsSorted(steps) || first.Mode != db.Production || len(first.CursorKey) != 32 {
		t.Fatalf("%v made %+v", steps, first)
	}
	again, err := db.Migrate(t.Context(), dsn, db.Production, func(s db.Step) { t.Errorf("%s ran twice", s.Name) })
	if err != nil || again.Incarnation != first.Incarnation || !bytes.Equal(again.CursorKey, first.CursorKey) {
		t.Errorf("the second start found %+v, %v", again, err)
	}
	other, err := db.Migrate(t.Context(), dbtest.Empty(t), db.Production, nil)
	if err != nil || other.Incarnation == first.Incarnation || bytes.Equal(other.CursorKey, first.CursorKey) {
		t.Errorf("another database is the same: %+v, %v", other, err)
	}
}

func TestMigrateRefusesTheOtherMode(t *testing.T) {
	for made, c := range map[db.Mode]struct {
		asked db.Mode
		want  string
	}{
		db.Demo:       {db.Production, "this is a demo's database"},
		db.Production: {db.Demo, "this is a production database"},
	} {
		dsn := dbtest.Empty(t)
		if _, err := db.Migrate(t.Context(), dsn, made, nil); err != nil {
			t.Fatal(err)
		}
		_, err := db.Migrate(t.Context(), dsn, c.asked, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s on a database of %s: %v", c.asked, made, err)
		}
	}
}

func TestMigrateRefusesANewerDatabase(t *testing.T) {
	dsn := dbtest.DSN(t)
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if _, err := conn.Exec(t.Context(), `insert into goose_db_version (version_id, is_applied) values (99999, true)`); err != nil {
		t.Fatal(err)
	}
	_, err = db.Migrate(t.Context(), dsn, db.Demo, nil)
	if err == nil || !strings.Contains(err.Error(), "migrated by a newer Piazza (to 99999") {
		t.Errorf("got %v", err)
	}
}

func TestMigrateFromSeveralNodesAtOnce(t *testing.T) {
	dsn := dbtest.Empty(t)
	var nodes sync.WaitGroup
	marks := make([]db.Installation, 3)
	for i := range marks {
		nodes.Go(func() {
			var err error
			if marks[i], err = db.Migrate(t.Context(), dsn, db.Demo, nil); err != nil {
				t.Error(err)
			}
		})
	}
	nodes.Wait()
	for _, m := range marks {
		if m.Incarnation != marks[0].Incarnation {
			t.Errorf("nodes disagree: %+v", marks)
		}
	}
}

func TestAddressesThatDoNotWork(t *testing.T) {
	for name, dsn := range map[string]string{
		"not an address": "postgres://user:secret@host:port/name",
		"nobody there":   "host=/nowhere-at-all user=secret",
	} {
		_, err := db.Migrate(t.Context(), dsn, db.Demo, nil)
		if err == nil || strings.Contains(err.Error(), ":secret") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := db.Open(t.Context(), db.Options{DSN: dsn}); err == nil || strings.Contains(err.Error(), ":secret") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Two databases made from one are two installations; each stays the same from then on. What it holds keeps its order.
func TestACopyIsAnotherInstallation(t *testing.T) {
	original, copied := dbtest.DSN(t), dbtest.DSN(t)
	seen := map[string]bool{}
	for range 2 {
		for _, dsn := range []string{original, copied} {
			i, err := db.Migrate(t.Context(), dsn, db.Demo, nil)
			if err != nil {
				t.Fatal(err)
			}
			seen[i.Incarnation.String()] = true
		}
	}
	if len(seen) != 2 {
		t.Errorf("two databases had the incarnations %v", seen)
	}
}
