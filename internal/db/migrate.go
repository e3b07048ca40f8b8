package db

import (
	"context"
	"crypto/rand"
	stdsql "database/sql"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"piazza/sql"
)

// Mode says what a database is for; it is decided once, at its first migration.
type Mode string

// The two modes.
const (
	Demo       Mode = "demo"
	Production Mode = "production"
)

// Installation is what a database says of itself.
type Installation struct {
	Mode        Mode
	Incarnation uuid.UUID
	// CursorKey authenticates the cursors that clients hold.
	CursorKey []byte
	// SeededAt is when the demo's records were imported, nil before.
	SeededAt *time.Time
}

// Step is a migration that was applied, and how many are still to come.
type Step struct {
	Name string
	Left int
}

// Migrate brings a database up to this program's tables and marks it with its mode. A database of the other mode,
// or of a newer program, is refused before anything is touched. step is told of each migration that was applied.
func Migrate(ctx context.Context, dsn string, mode Mode, step func(Step)) (Installation, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return Installation{}, errors.New("the database address cannot be read, it should look like postgres://user@host/name")
	}
	pool := stdlib.OpenDB(*config)
	defer pool.Close()
	if err := pool.PingContext(ctx); err != nil {
		return Installation{}, fmt.Errorf("the database does not answer: %w", err)
	}
	if err := checkVersion(ctx, pool); err != nil {
		return Installation{}, err
	}
	if err := checkMode(ctx, pool, mode); err != nil {
		return Installation{}, err
	}
	if err := up(ctx, pool, step); err != nil {
		return Installation{}, err
	}
	if err := mark(ctx, pool, mode); err != nil {
		return Installation{}, err
	}
	if err := compare(ctx, config); err != nil {
		return Installation{}, err
	}
	return installed(ctx, pool, mode)
}

// compare settles what the database is, on a connection of our own.
func compare(ctx context.Context, config *pgx.ConnConfig) error {
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return fmt.Errorf("the database does not answer: %w", err)
	}
	defer conn.Close(ctx)
	return settle(ctx, conn)
}

func up(ctx context.Context, pool *stdsql.DB, step func(Step)) error {
	provider, err := migrations(pool)
	if err != nil {
		return err
	}
	found, known, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the version of the database: %w", err)
	}
	if found > known {
		return fmt.Errorf("the database was migrated by a newer Piazza (to %d, this program knows %d): install the newer program", found, known)
	}
	for {
		result, err := provider.UpByOne(ctx)
		if errors.Is(err, goose.ErrNoNextVersion) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("migrate the database: %w", err)
		}
		if step != nil {
			step(Step{result.Source.Path, after(provider, result.Source.Version)})
		}
	}
}

// after counts the migrations that follow a version.
func after(p *goose.Provider, version int64) (n int) {
	for _, s := range p.ListSources() {
		if s.Version > version {
			n++
		}
	}
	return n
}

const (
	// Another node may be migrating: look again every second, for as long as a great migration may take.
	lockPause = 1
	lockTries = 600
)

// migrations returns goose over the embedded files; its lock lets several nodes start at once.
func migrations(pool *stdsql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(sql.Migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("read the migrations: %w", err)
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(lockPause, lockTries))
	if err != nil {
		return nil, fmt.Errorf("prepare the migrations: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, files, goose.WithSessionLocker(locker))
	if err != nil {
		return nil, fmt.Errorf("prepare the migrations: %w", err)
	}
	return provider, nil
}

// oldest is the first version of PostgreSQL on which the tables are tested.
const oldest = 15

func checkVersion(ctx context.Context, pool *stdsql.DB) error {
	var version int
	const read = `select current_setting('server_version_num')::int / 10000`
	if err := pool.QueryRowContext(ctx, read).Scan(&version); err != nil {
		return fmt.Errorf("read the version of the database: %w", err)
	}
	return recent(version)
}

func recent(version int) error {
	if version < oldest {
		return fmt.Errorf("the database runs on PostgreSQL %d, Piazza needs %d or later: upgrade the server", version, oldest)
	}
	return nil
}

func checkMode(ctx context.Context, pool *stdsql.DB, mode Mode) error {
	var present bool
	const exists = `select to_regclass('installation') is not null`
	if err := pool.QueryRowContext(ctx, exists).Scan(&present); err != nil {
		return fmt.Errorf("read the database: %w", err)
	}
	if !present {
		return nil
	}
	var found Mode
	err := pool.QueryRowContext(ctx, `select mode from installation`).Scan(&found)
	if errors.Is(err, stdsql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read what the database is for: %w", err)
	}
	return sameMode(found, mode)
}

func sameMode(found, wanted Mode) error {
	switch {
	case found == wanted:
		return nil
	case found == Demo:
		return errors.New("this is a demo's database, where anyone signs in as anybody: production needs one of its own (or start with --demo)")
	default:
		return errors.New("this is a production database: the demo, where anyone signs in as anybody, never opens it")
	}
}

// mark writes what the database is, once and for all.
func mark(ctx context.Context, pool *stdsql.DB, mode Mode) error {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails, by its contract
	const insert = `insert into installation (mode, incarnation, cursor_key, created_at)
		values ($1, $2, $3, now()) on conflict do nothing`
	if _, err := pool.ExecContext(ctx, insert, string(mode), uuid.New(), key); err != nil {
		return fmt.Errorf("mark the database: %w", err)
	}
	return nil
}

// installed reads what the database is: another node may have been first to mark it.
func installed(ctx context.Context, pool *stdsql.DB, mode Mode) (Installation, error) {
	var i Installation
	const read = `select mode, incarnation, cursor_key, seeded_at from installation`
	err := pool.QueryRowContext(ctx, read).Scan(&i.Mode, &i.Incarnation, &i.CursorKey, &i.SeededAt)
	if err != nil {
		return Installation{}, fmt.Errorf("read what the database is for: %w", err)
	}
	return i, sameMode(i.Mode, mode)
}
