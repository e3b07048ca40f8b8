package db_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/sql"
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

// What an unfinished erasure still has to find only its own row knows: nobody takes the table away under it.
func TestAnErasureIsNotForgottenByGoingBack(t *testing.T) {
	dsn := dbtest.DSN(t)
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		t.Fatal(err)
	}
	pool := stdlib.OpenDB(*config)
	defer pool.Close()
	files, err := fs.Sub(sql.Migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, files)
	if err != nil {
		t.Fatal(err)
	}
	const begun = `with gone as (insert into member (handle, name, created_at) values ('x', 'x', now()) returning id)
		insert into erasure (member_id, handle, texts, above, begun_at) select id, 'ada', 'decision', 7, now() from gone`
	if _, err := pool.ExecContext(t.Context(), begun); err != nil {
		t.Fatal(err)
	}
	if _, err := provider.DownTo(t.Context(), 10); err == nil || !strings.Contains(err.Error(), "an erasure is not finished") {
		t.Errorf("going back said %v", err)
	}
	var texts string
	if err := pool.QueryRowContext(t.Context(), `select texts from erasure`).Scan(&texts); err != nil || texts != "rest" {
		t.Errorf("it stands at %q, %v", texts, err)
	}
	if _, err := provider.Up(t.Context()); err != nil { // and forward: what was not searched is searched
		t.Error(err)
	}
	if err := pool.QueryRowContext(t.Context(), `select texts from erasure`).Scan(&texts); err != nil || texts != "member" {
		t.Errorf("it stands at %q, %v", texts, err)
	}
	if _, err := pool.ExecContext(t.Context(), `delete from erasure`); err != nil {
		t.Fatal(err)
	}
	if _, err := provider.DownTo(t.Context(), 0); err != nil {
		t.Error(err)
	}
}
