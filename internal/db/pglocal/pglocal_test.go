//go:build unix

package pglocal_test

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db/pglocal"
)

func TestDataSurvivesStop(t *testing.T) {
	dir := folder(t)
	first := start(t, dir)
	do(t, first, `create table kept (n int); insert into kept values (1)`)
	must(t, first.Stop())
	if n := count(t, start(t, dir)); n != 1 {
		t.Errorf("%d rows after a stop, want 1", n)
	}
}

func TestNobodyElseGetsIn(t *testing.T) {
	dir := used(t)
	cluster := start(t, dir)
	for _, name := range []string{"postgres/data", "postgres/socket"} {
		info, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		if info.Mode().Perm() != 0o700 {
			t.Errorf("%s has mode %v", name, info.Mode())
		}
	}
	conn, err := pgx.Connect(t.Context(), cluster.DSN(""))
	must(t, err)
	defer conn.Close(t.Context())
	var addresses string
	must(t, conn.QueryRow(t.Context(), `show listen_addresses`).Scan(&addresses))
	if addresses != "" {
		t.Errorf("it listens on %s", addresses)
	}
	info, err := os.Stat(fmt.Sprintf("/proc/%d", postmaster(t, dir)))
	if stat, ok := info.Sys().(*syscall.Stat_t); err == nil && ok && stat.Uid == 0 {
		t.Error("it runs as root")
	}
}

func TestAsOrdinaryUser(t *testing.T) {
	as := citizen(t)
	dir := given(t, folder(t), as)
	if c := begin(t, dir, as); c.said != "ready" {
		t.Error(c.said)
	}
}

// Who stops it while it comes back after a fall is not told of a fault.
func TestStopWhileItComesBack(t *testing.T) {
	falls := make(chan struct{}, 1)
	dir := used(t)
	cluster, err := pglocal.Start(t.Context(), pglocal.Options{Dir: dir, Log: slog.New(slog.NewTextHandler(onWarning(falls), nil))})
	must(t, err)
	must(t, syscall.Kill(postmaster(t, dir), syscall.SIGKILL))
	<-falls
	must(t, cluster.Stop())
}

// onWarning is a log that says when somebody has warned.
type onWarning chan struct{}

func (w onWarning) Write(line []byte) (int, error) {
	if strings.Contains(string(line), "level=WARN") {
		select {
		case w <- struct{}{}:
		default:
		}
	}
	return len(line), nil
}

func TestPostgresComesBackAfterKill(t *testing.T) {
	dir := used(t)
	cluster := start(t, dir)
	do(t, cluster, `create table kept (n int); insert into kept values (1)`)
	for range 3 {
		before := postmaster(t, dir)
		must(t, syscall.Kill(before, syscall.SIGKILL))
		within(t, patience, "Postgres answers again", func() bool {
			conn, err := pgx.Connect(t.Context(), cluster.DSN(""))
			if err != nil {
				return false
			}
			defer conn.Close(t.Context())
			pid, _ := status(dir)
			return pid != before
		})
	}
	if n := count(t, cluster); n != 1 {
		t.Errorf("%d rows after three kills, want 1", n)
	}
}

func TestGivesUpWhenItCannotComeBack(t *testing.T) {
	dir := used(t)
	cluster := start(t, dir)
	last := 0
	within(t, 2*patience, "it gives up", func() bool {
		select {
		case <-cluster.Done():
			return true
		default:
		}
		if pid, ready := status(dir); ready && pid != last {
			last = pid
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
		return false
	})
	if err := cluster.Err(); err == nil || !strings.Contains(err.Error(), "ended 6 times within a minute") {
		t.Errorf("it says %v", err)
	}
}

func TestEndsWithItsParentAndKeepsAll(t *testing.T) {
	dir := used(t)
	first := start(t, dir)
	do(t, first, `create table kept (n int)`)
	must(t, first.Stop())
	for round := 1; round <= 3; round++ {
		c := begin(t, dir, nil)
		if c.said != "ready" {
			t.Fatal(c.said)
		}
		pid := postmaster(t, dir)
		write(t, dir, round)
		must(t, c.cmd.Process.Kill())
		_ = c.cmd.Wait()
		if round == 1 {
			within(t, patience, "Postgres ends with its parent", func() bool { return syscall.Kill(pid, 0) != nil })
		}
		// In the other rounds the next start comes while the old server is still going.
		again := start(t, dir)
		if n := count(t, again); n != round {
			t.Fatalf("%d rows after %d kills of the parent", n, round)
		}
		must(t, again.Stop())
	}
}

// write adds an acknowledged row through the socket of a server that another process runs.
func write(t *testing.T, dir string, n int) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), fmt.Sprintf("host='%s/postgres/socket' user=piazza dbname=piazza", dir))
	must(t, err)
	defer conn.Close(t.Context())
	_, err = conn.Exec(t.Context(), `insert into kept values ($1)`, n)
	must(t, err)
}

func TestParentAndPostgresKilledTogether(t *testing.T) {
	dir := used(t)
	first := start(t, dir)
	do(t, first, `create table kept (n int)`)
	must(t, first.Stop())
	c := begin(t, dir, nil)
	write(t, dir, 1)
	must(t, syscall.Kill(postmaster(t, dir), syscall.SIGKILL))
	must(t, c.cmd.Process.Kill())
	_ = c.cmd.Wait()
	if n := count(t, start(t, dir)); n != 1 {
		t.Errorf("%d rows, want 1", n)
	}
}

func TestNumberTakenByAStranger(t *testing.T) {
	dir := used(t)
	file := filepath.Join(dir, "postgres", "data", "postmaster.pid")
	must(t, os.WriteFile(file, fmt.Appendf(nil, "%d\n%s\n", os.Getppid(), dir), 0o644))
	do(t, start(t, dir), `select 1`)
}

func TestInterruptedFirstStart(t *testing.T) {
	for name, leave := range map[string]func(home string) error{
		"half a database": func(home string) error {
			return os.WriteFile(filepath.Join(home, "data.new", "PG_VERSION"), []byte("15\n"), 0o644)
		},
		"an empty folder": func(home string) error {
			return os.Mkdir(filepath.Join(home, "data"), 0o700)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t)
			home := filepath.Join(dir, "postgres")
			must(t, os.MkdirAll(filepath.Join(home, "data.new"), 0o700))
			must(t, leave(home))
			if as := citizen(t); as != nil {
				for _, path := range []string{home, filepath.Join(home, "data.new")} {
					given(t, path, as)
				}
				_ = os.Chown(filepath.Join(home, "data"), int(as.Uid), int(as.Gid))
			}
			do(t, start(t, dir), `select 1`)
		})
	}
}

func TestLongFolder(t *testing.T) {
	dir := filepath.Join(folder(t), strings.Repeat("a-long-name/", 12))
	cluster := start(t, dir)
	do(t, cluster, `create table kept (n int)`)
	must(t, cluster.Stop())
	socket := strings.Split(cluster.DSN(""), "'")[1]
	must(t, os.Remove(socket))
}

func TestSettings(t *testing.T) {
	o := options(used(t))
	o.Settings = map[string]string{"work_mem": "7MB"}
	cluster, err := pglocal.Start(t.Context(), o)
	must(t, err)
	defer cluster.Stop()
	conn, err := pgx.Connect(t.Context(), cluster.DSN("postgres"))
	must(t, err)
	defer conn.Close(t.Context())
	var got string
	must(t, conn.QueryRow(t.Context(), `show work_mem`).Scan(&got))
	if got != "7MB" {
		t.Errorf("work_mem is %s", got)
	}
}

// patience bounds every wait on a condition: whatever takes that long hangs, however busy the computer is.
const patience = 2 * time.Minute

func within(t *testing.T, limit time.Duration, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(limit)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-deadline:
			t.Fatalf("not within %v: %s", limit, what)
		case <-tick.C:
		}
	}
}
