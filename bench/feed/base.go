package main

import (
	"context"
	_ "embed"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
	"piazza/internal/db/pglocal"
)

//go:embed seed.sql
var seed string

//go:embed feed.sql
var feed string

// poolSize is how many connections to PostgreSQL each of the three may use.
const poolSize = 16

// base is the PostgreSQL of this run, filled.
type base struct {
	*pglocal.Cluster
	dsn    string
	script string
	// pid is the first process of PostgreSQL.
	pid int
}

func openBase(ctx context.Context, folder string) (*base, error) {
	cluster, err := pglocal.Start(ctx, pglocal.Options{
		Dir: folder,
		Log: slog.New(slog.DiscardHandler),
		// Filling shall not wait for the disk; what is measured only reads.
		Settings: map[string]string{"fsync": "off", "synchronous_commit": "off", "max_wal_size": "4GB", "jit": "off"},
	})
	if err != nil {
		return nil, err
	}
	b := &base{Cluster: cluster, script: filepath.Join(folder, "feed.sql")}
	if err := b.fill(ctx); err != nil {
		_ = cluster.Stop()
		return nil, err
	}
	b.pid = postmaster(folder)
	return b, os.WriteFile(b.script, []byte(feed), 0o600)
}

// postmaster reads which process PostgreSQL began with, 0 where that cannot be read.
func postmaster(folder string) int {
	text, _ := os.ReadFile(filepath.Join(folder, "postgres", "data", "postmaster.pid"))
	first, _, _ := strings.Cut(string(text), "\n")
	pid, _ := strconv.Atoi(first)
	return pid
}

// address writes the connection string as a URL, the one form that all three programs read.
func address(dsn string) (string, error) {
	c, err := pgx.ParseConfig(dsn)
	if err != nil {
		return "", err
	}
	where := url.Values{"host": {c.Host}, "port": {strconv.Itoa(int(c.Port))}}
	return "postgresql://" + c.User + "@localhost/" + c.Database + "?" + where.Encode(), nil
}

func (b *base) fill(ctx context.Context) error {
	began := time.Now()
	var err error
	if b.dsn, err = address(b.DSN("")); err != nil {
		return err
	}
	if _, err := db.Migrate(ctx, b.dsn, db.Production, func(db.Step) {}); err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, b.dsn)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	for _, statement := range []string{seed, "vacuum analyze", "checkpoint"} {
		if _, err := conn.PgConn().Exec(ctx, statement).ReadAll(); err != nil {
			return fmt.Errorf("fill the database: %w", err)
		}
	}
	fmt.Printf("filled in %s\n", time.Since(began).Round(100*time.Millisecond))
	return nil
}

var tps = regexp.MustCompile(`tps = ([0-9.]+) `)

// pgbench measures the bare statement.
func (b *base) pgbench(ctx context.Context, duration time.Duration) (float64, error) {
	seconds := strconv.Itoa(max(1, int(duration.Seconds())))
	program, err := pgbenchPath()
	if err != nil {
		return 0, err
	}
	cmd := exec.CommandContext(ctx, program, "--no-vacuum", "--protocol=prepared", "--client="+strconv.Itoa(poolSize),
		"--jobs=2", "--time="+seconds, "--file="+b.script, b.dsn)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("pgbench: %w: %s", err, out)
	}
	match := tps.FindSubmatch(out)
	if match == nil {
		return 0, fmt.Errorf("pgbench says no rate: %s", out)
	}
	return strconv.ParseFloat(string(match[1]), 64)
}

// pgbenchPath finds pgbench in PATH or beside the newest server.
func pgbenchPath() (string, error) {
	if found, err := exec.LookPath("pgbench"); err == nil {
		return found, nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/pgbench")
	if len(found) == 0 {
		return "", fmt.Errorf("pgbench was not found: it comes with PostgreSQL's server or contrib package")
	}
	return found[len(found)-1], nil
}
