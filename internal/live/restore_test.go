package live

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db/dbtest"
	"piazza/internal/db/pglocal"
)

// A restored database has the notices up to some moment, and then others under the same numbers. In each of these tests
// a client stands after the 8th notice of a log that is lost, the restored one has the first 5 and grows to 12.
const (
	restoredAt = 5
	lostAt     = 8
	grownTo    = 12
)

// history writes the notices after some that exist, up to others.
func (s square) history(t *testing.T, after, upto int64) {
	t.Helper()
	for n := after + 1; n <= upto; n++ {
		s.insist(t, thread(1), n)
	}
}

// lostClients are cursors from before a restore, with what they must lead to after it.
func (s square) lostClients(t *testing.T) map[string]StreamState {
	t.Helper()
	return map[string]StreamState{
		s.at(t, thread(1), restoredAt-1): Recovered, s.at(t, thread(1), restoredAt): Recovered,
		s.at(t, thread(1), restoredAt+1): Reset, s.at(t, thread(1), lostAt): Reset,
	}
}

// meets resumes from cursors of before the restore.
func (s square) meets(t *testing.T, clients map[string]StreamState) {
	t.Helper()
	for cursor, want := range clients {
		first, deliveries := s.listen(t, thread(1), cursor)
		if first.State != want {
			t.Errorf("%s instead of %s", first.State, want)
			continue
		}
		if at, _ := s.sealer.open(thread(1), cursor); want == Recovered {
			if got := refs(t, deliveries, int(grownTo-at.seq)); got[len(got)-1] != grownTo {
				t.Errorf("after %d came %v", at.seq, got)
			}
		} else if first.Cursor != s.cursor(t, thread(1)) {
			t.Error("a reset does not lead to the head")
		}
	}
}

func TestCopiedDataFolder(t *testing.T) {
	t.Parallel()
	here, there := dbtest.Folder(t), dbtest.Folder(t)
	original := startCluster(t, here, hasty())
	s, shut := openCluster(t, original)
	s.history(t, 0, restoredAt)
	shut()
	stop(t, original)
	run(t, "cp", "-a", filepath.Join(here, "postgres"), there)

	original = startCluster(t, here, hasty())
	s, shut = openCluster(t, original)
	s.history(t, restoredAt, lostAt)
	clients := s.lostClients(t)
	shut()
	stop(t, original)

	s, _ = openCluster(t, startCluster(t, there, hasty()))
	s.history(t, restoredAt, grownTo)
	s.meets(t, clients)
}

// The database is dumped and, while nodes go on, restored over itself.
func TestRestoreIntoTheSameCluster(t *testing.T) {
	t.Parallel()
	c := startCluster(t, dbtest.Folder(t), hasty())
	s, _ := openCluster(t, c)
	s.history(t, 0, restoredAt)
	admin, err := pgx.Connect(t.Context(), c.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close(context.Background())
	dump := program(t, admin, "pg_dump", "--format=custom", "--dbname="+c.DSN(""))
	s.history(t, restoredAt, lostAt)
	clients := s.lostClients(t)
	ctx, ending := WithEnding(t.Context())
	running, err := s.Subscribe(ctx, thread(1), "")
	if err != nil {
		t.Fatal(err)
	}
	cursor := take(t, running).Cursor

	// The restored log appears only when it has grown: nobody sees how it was in between.
	execute(t, admin, `create database restored`)
	file := filepath.Join(t.TempDir(), "dump")
	if err := os.WriteFile(file, dump, 0o600); err != nil {
		t.Fatal(err)
	}
	program(t, admin, "pg_restore", "--dbname="+c.DSN("restored"), file)
	grow(t, c.DSN("restored"))
	execute(t, admin, `drop database piazza with (force)`)
	execute(t, admin, `alter database restored rename to piazza`)

	ended(t, running)
	if ending.Reason() != Broken {
		t.Errorf("who listened was ended because %q", ending.Reason())
	}
	clients[cursor] = Reset
	s.meets(t, clients)
}

// grow writes the other notices of a restored log.
func grow(t *testing.T, dsn string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	execute(t, conn, fmt.Sprintf(`with more as (
		insert into notice (stream_id, seq, kind, ref, version, tag, created_at)
		select s.id, n, 'comment_added', n, 1, (random() * 1e15)::bigint, now() from stream s, generate_series(%d, %d) n where s.kind = 'thread'
	) update stream set head = %d where kind = 'thread'`, restoredAt+1, grownTo, grownTo))
}

func TestPointInTimeRestore(t *testing.T) {
	t.Parallel()
	here, there, archive := dbtest.Folder(t), dbtest.Folder(t), dbtest.Folder(t)
	if err := os.Chmod(archive, 0o777); err != nil {
		t.Fatal(err)
	}
	settings := map[string]string{
		"fsync": "off", "archive_mode": "on", "archive_command": "cp %p " + archive + "/%f", "wal_level": "replica", "max_wal_senders": "4",
	}
	original := startCluster(t, here, settings)
	s, shut := openCluster(t, original)
	s.history(t, 0, restoredAt-2)
	admin, err := pgx.Connect(t.Context(), original.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	base := filepath.Join(there, "postgres", "data")
	program(t, admin, "pg_basebackup", "--pgdata="+base, "--checkpoint=fast", "--wal-method=none", "--no-manifest",
		"--dbname="+original.DSN("postgres"))
	s.history(t, restoredAt-2, restoredAt)
	execute(t, admin, `select pg_create_restore_point('here')`)
	s.history(t, restoredAt, lostAt)
	clients := s.lostClients(t)
	execute(t, admin, `select pg_switch_wal()`)
	admin.Close(t.Context())
	shut()
	stop(t, original)

	if err := os.WriteFile(filepath.Join(base, "recovery.signal"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	handOver(t, filepath.Join(here, "postgres"), filepath.Join(there, "postgres"))
	restored := startCluster(t, there, map[string]string{
		"fsync": "off", "restore_command": "cp " + archive + "/%f %p", "recovery_target_name": "here", "recovery_target_action": "promote",
	})
	soon(t, "the restore is over", func() bool { return promoted(t, restored.DSN("postgres")) })
	s, _ = openCluster(t, restored)
	s.history(t, restoredAt, grownTo)
	s.meets(t, clients)
}

func promoted(t *testing.T, dsn string) (over bool) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		return false
	}
	defer conn.Close(t.Context())
	err = conn.QueryRow(t.Context(), `select not pg_is_in_recovery()`).Scan(&over)
	return err == nil && over
}

// handOver gives a folder to whom another belongs.
func handOver(t *testing.T, like, folder string) {
	t.Helper()
	info, err := os.Stat(like)
	if err != nil {
		t.Fatal(err)
	}
	owner := info.Sys().(*syscall.Stat_t)
	run(t, "chown", "-R", fmt.Sprintf("%d:%d", owner.Uid, owner.Gid), folder)
	run(t, "chmod", "-R", "u=rwX,go=", folder)
}

func stop(t *testing.T, c *pglocal.Cluster) {
	t.Helper()
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
}

func execute(t *testing.T, conn *pgx.Conn, statement string) {
	t.Helper()
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// program runs one of the server's own programs and returns what it writes.
func program(t *testing.T, admin *pgx.Conn, name string, args ...string) []byte {
	t.Helper()
	var bin string
	if err := admin.QueryRow(t.Context(), `select setting from pg_config where name = 'BINDIR'`).Scan(&bin); err != nil {
		t.Fatal(err)
	}
	return run(t, filepath.Join(bin, name), args...)
}

func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	var complaints strings.Builder
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, complaints.String())
	}
	return out
}
