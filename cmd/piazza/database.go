package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"piazza/internal/config"
	"piazza/internal/db"
	"piazza/internal/db/pglocal"
)

// database is the open database of a command, with the PostgreSQL beneath it where that is our own.
type database struct {
	*db.DB
	installation db.Installation
	cluster      *pglocal.Cluster
}

// openDatabase starts the program's own PostgreSQL, unless the settings name another, and brings it up to date. step is
// told of each migration.
func openDatabase(ctx context.Context, c config.Database, log *slog.Logger, step func(db.Step)) (_ *database, err error) {
	d := &database{}
	dsn := c.DatabaseURL
	if dsn == "" {
		options := pglocal.Options{Dir: c.DataDir, Bin: c.PGBin, Log: log}
		if d.cluster, err = pglocal.Start(ctx, options); err != nil {
			return nil, err
		}
		dsn = d.cluster.DSN("")
	}
	if err := d.open(ctx, dsn, mode(c), step); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

func (d *database) open(ctx context.Context, dsn string, m db.Mode, step func(db.Step)) (err error) {
	d.installation, err = db.Migrate(ctx, dsn, m, step)
	if err != nil {
		return err
	}
	d.DB, err = db.Open(ctx, db.Options{DSN: dsn})
	return err
}

// Close ends the pool, then PostgreSQL.
func (d *database) Close() error {
	if d.DB != nil {
		d.DB.Close()
	}
	if d.cluster != nil {
		return d.cluster.Stop()
	}
	return nil
}

// lost is closed when the program's own PostgreSQL has ended for good; it never is for another's.
func (d *database) lost() <-chan struct{} {
	if d.cluster == nil {
		return nil
	}
	return d.cluster.Done()
}

func (d *database) fault() error {
	return fmt.Errorf("the database ended: %w", d.cluster.Err())
}

func mode(c config.Database) db.Mode {
	if c.Demo {
		return db.Demo
	}
	return db.Production
}

// completed fills in what a command line leaves open about the database.
func completed(c *config.Database) error { return c.Complete(config.Root(), os.Getenv) }
