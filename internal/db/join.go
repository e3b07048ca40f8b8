package db

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// Join reads what a database is that other programs may be using at this moment: nothing is migrated under their feet, so that it
// has to have this program's tables already.
func Join(ctx context.Context, dsn string, mode Mode) (Installation, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return Installation{}, errors.New("the database address cannot be read, it should look like postgres://user@host/name")
	}
	pool := stdlib.OpenDB(*config)
	defer pool.Close()
	if err := pool.PingContext(ctx); err != nil {
		return Installation{}, fmt.Errorf("the database does not answer: %w", err)
	}
	if err := errors.Join(checkVersion(ctx, pool), checkMode(ctx, pool, mode)); err != nil {
		return Installation{}, err
	}
	provider, err := migrations(pool)
	if err != nil {
		return Installation{}, err
	}
	found, known, err := provider.GetVersions(ctx)
	if err != nil {
		return Installation{}, fmt.Errorf("read the version of the database: %w", err)
	}
	if found != known {
		return Installation{}, fmt.Errorf("the database has other tables than this program (%d instead of %d): use the program that serves it, or bring it up to date with piazza migrate", found, known)
	}
	return installed(ctx, pool, mode)
}
