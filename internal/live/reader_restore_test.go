package live

import (
	"bytes"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/db/pglocal"
)

// TestAReaderInARestoredDump dumps a database and restores it in a cluster of its own, whose transactions count from the
// beginning again: by their numbers, what is written there would come before everything that the dump holds. The reader
// reads all of it again, says so, and then what is new.
func TestAReaderInARestoredDump(t *testing.T) {
	dsn := dbtest.DSN(t)
	first, err := db.Migrate(t.Context(), dsn, db.Demo, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := openOn(t, dsn)
	exec1(t, d, diary)
	old := probe(t, d, nil)
	stop := start(t, old.Reader)
	const burn = `do $$ begin for i in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$`
	exec1(t, d, burn)
	for ref := range int64(20) {
		old.write(t, thread(ref%3), ref)
	}
	old.readAll(t, 20)
	stop()
	old.write(t, thread(1), 20)

	oldest := numberOf(t, d, `select min(xid::text::bigint) from notice`)
	restored := restore(t, d, dsn)
	second, err := db.Migrate(t.Context(), restored, db.Demo, nil)
	if err != nil || second.Incarnation == first.Incarnation || !bytes.Equal(second.CursorKey, first.CursorKey) {
		t.Fatalf("the copy is %s, the original %s, %v", second.Incarnation, first.Incarnation, err)
	}
	copied := openOn(t, restored)
	if n := numberOf(t, copied, `select count(*) from notice where xid >= pg_current_xact_id()`); n > 0 {
		t.Errorf("%d notices are from the future", n)
	}
	if present := numberOf(t, copied, `select pg_current_xact_id()::text::bigint`); present >= oldest {
		t.Errorf("the copy counts %d, the original counted %d: the test shows nothing", present, oldest)
	}
	w := probe(t, copied, nil)
	w.write(t, thread(2), 21)
	stop = start(t, w.Reader)
	w.readAll(t, 20+22)
	w.write(t, thread(2), 22)
	w.readAll(t, 20+23)
	stop()
	if w.said.says("the log is another") != 1 || w.metric(t, "restarts_total") != 1 {
		t.Errorf("it said %s", &w.said.text)
	}
	const again = `select count(*) from diary d join notice n on n.stream_id = d.stream_id and n.seq = d.seq where d.nth > 20`
	if n := numberOf(t, copied, again); n != 23 {
		t.Errorf("%d notices were read of the copy's 23", n)
	}
	third, err := db.Migrate(t.Context(), restored, db.Demo, nil)
	if err != nil || third.Incarnation != second.Incarnation {
		t.Errorf("the next start finds %s after %s, %v", third.Incarnation, second.Incarnation, err)
	}
}

// A node that runs while its database is replaced by such a copy finds out by itself.
func TestAReaderUnderWhichTheLogIsReplaced(t *testing.T) {
	d := openDiary(t)
	w := probe(t, d, nil)
	start(t, w.Reader)
	for ref := range int64(5) {
		w.write(t, thread(1), ref)
	}
	w.readAll(t, 5)
	// What a restore brings: everything from a cluster that has seen far more transactions.
	exec1(t, d, `with moved as (update notice set xid = (xid::text::bigint + 1000000000)::text::xid8)
		update log_reader set xid = (xid::text::bigint + 1000000000)::text::xid8`)
	w.write(t, thread(1), 5)
	w.readAll(t, 5+6)
	soon(t, "nothing waits", func() bool { return w.metric(t, "lag_notices") == 0 })
	if w.said.says("the log is another") != 1 {
		t.Errorf("it said %s", &w.said.text)
	}
}

func exec1(t *testing.T, d *db.DB, statement string) {
	t.Helper()
	if _, err := d.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

func openOn(t *testing.T, dsn string) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), db.Options{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// restore dumps a database and restores it into a new cluster, with PostgreSQL's own programs.
func restore(t *testing.T, d *db.DB, dsn string) string {
	t.Helper()
	var bin string
	if err := d.QueryRow(t.Context(), `select setting from pg_config where name = 'BINDIR'`).Scan(&bin); err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "piazza-restore-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	cluster, err := pglocal.Start(t.Context(), pglocal.Options{Dir: dir, Settings: map[string]string{"fsync": "off"}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cluster.Stop() })
	dump := filepath.Join(t.TempDir(), "dump")
	for _, command := range []*exec.Cmd{
		exec.Command(filepath.Join(bin, "pg_dump"), "--format=custom", "--file="+dump, "--dbname="+dsn),
		exec.Command(filepath.Join(bin, "pg_restore"), "--no-owner", "--dbname="+cluster.DSN(""), dump),
	} {
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", command.Args, err, said)
		}
	}
	return cluster.DSN("")
}
