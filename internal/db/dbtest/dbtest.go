//go:build unix

// Package dbtest gives each test a PostgreSQL database of its own.
//
// The tests of one process share a server, started when the first of them asks and gone with its folder when the
// process ends, however it ends. It lives in memory where there is room. A test's database is a copy of a migrated one; PIAZZA_TEST_DATABASE_URL names a
// server to use instead, on which each test migrates a database and drops it.
package dbtest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
	"piazza/internal/db/pglocal"
)

// New returns an open database with all tables and no rows, marked as a demo's.
func New(t testing.TB, options ...func(*db.Options)) *db.DB {
	t.Helper()
	o := db.Options{DSN: DSN(t), MaxConns: 8}
	for _, option := range options {
		option(&o)
	}
	d, err := db.Open(t.Context(), o)
	if err != nil {
		t.Fatalf("open the test's database: %v", err)
	}
	t.Cleanup(d.Close)
	return d
}

// At sets the clock of a test's database.
func At(clock func() time.Time) func(*db.Options) {
	return func(o *db.Options) { o.Clock = clock }
}

// DSN returns the address of a database with all tables and no rows, marked as a demo's.
func DSN(t testing.TB) string {
	t.Helper()
	s := shared(t)
	if s.template == "" {
		dsn := s.create(t, "template0")
		if _, err := db.Migrate(t.Context(), dsn, db.Demo, nil); err != nil {
			t.Fatalf("migrate the test's database: %v", err)
		}
		return dsn
	}
	return s.create(t, s.template)
}

// Empty returns the address of a database without tables.
func Empty(t testing.TB) string {
	t.Helper()
	return shared(t).create(t, "template0")
}

// Folder returns a folder for a cluster of the test's own, which any user may enter; in memory where there is room.
func Folder(t testing.TB) string {
	t.Helper()
	dir, err := folder("piazza-cluster-")
	if err == nil {
		err = os.Chmod(dir, 0o711)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // what is left goes with the machine
	return dir
}

// server is where the tests of this process have their databases.
type server struct {
	dsn      func(database string) string
	template string
	made     atomic.Int64
	// One at a time: copies of one template exclude each other anyway, and Postgres would complain.
	copying sync.Mutex
	// watch is held, never called: collected as garbage, the guard's pipe would close and the folder go under our feet.
	watch func()
}

// The only state of its kind: a test has no place above itself where a server for the whole process could live.
var begin = sync.OnceValues(start)

func shared(t testing.TB) *server {
	t.Helper()
	s, err := begin()
	if err != nil {
		t.Fatalf("start a PostgreSQL for the tests: %v", err)
	}
	return s
}

func start() (*server, error) {
	if url := os.Getenv("PIAZZA_TEST_DATABASE_URL"); url != "" {
		return given(url)
	}
	dir, err := folder("piazza-test-")
	if err != nil {
		return nil, err
	}
	watch := guard(dir)
	if err := os.Chmod(dir, 0o711); err != nil { // Postgres may be another user than we are
		return nil, err
	}
	ctx := context.Background()
	cluster, err := pglocal.Start(ctx, pglocal.Options{Dir: dir, Settings: hasty(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, err
	}
	s := &server{dsn: cluster.DSN, template: "piazza", watch: watch}
	_, err = db.Migrate(ctx, cluster.DSN(""), db.Demo, nil)
	return s, err
}

// guard removes the folder after the process, once Postgres has left it.
func guard(dir string) (release func()) {
	return pglocal.Guard(`n=0
		while [ -e "$1/postgres/data/postmaster.pid" ] && [ $n -lt 200 ]; do sleep 0.05; n=$((n+1)); done
		rm -rf "$1"`, dir)
}

// hasty makes a server that forgets everything in a power cut, and is quicker for it.
func hasty() map[string]string {
	return map[string]string{
		"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "400",
		"autovacuum_naptime": "1min", "shared_buffers": "64MB", "max_wal_size": "512MB",
	}
}

func given(url string) (*server, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, errors.New("PIAZZA_TEST_DATABASE_URL cannot be read")
	}
	return &server{dsn: func(database string) string {
		if database == "" || database == "postgres" {
			return url
		}
		return fmt.Sprintf("host='%s' port=%d user='%s' password='%s' dbname='%s'",
			config.Host, config.Port, config.User, config.Password, database)
	}}, nil
}

// create makes a database from a template and drops it when the test ends.
func (s *server) create(t testing.TB, template string) string {
	t.Helper()
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), s.made.Add(1))
	s.admin(t, t.Context(), fmt.Sprintf(`create database %s template %s`, name, template))
	t.Cleanup(func() {
		s.admin(t, context.Background(), fmt.Sprintf(`drop database if exists %s with (force)`, name))
	})
	return s.dsn(name)
}

func (s *server) admin(t testing.TB, ctx context.Context, statement string) {
	t.Helper()
	s.copying.Lock()
	defer s.copying.Unlock()
	conn, err := pgx.Connect(ctx, s.dsn("postgres"))
	if err == nil {
		defer conn.Close(ctx)
		_, err = conn.Exec(ctx, statement)
	}
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}
