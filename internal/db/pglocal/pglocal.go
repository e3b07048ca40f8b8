//go:build unix

package pglocal

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"
)

// Options says which PostgreSQL to run and where.
type Options struct {
	// Dir is the data folder; the database lives in its subfolder postgres.
	Dir string
	// Bin is a folder with PostgreSQL's programs, to be looked at first.
	Bin string
	// Settings are added to Postgres' own, as in "fsync": "off" for tests.
	Settings map[string]string
	// Log receives what happens to Postgres; nil means slog.Default.
	Log *slog.Logger
}

// Cluster is a running PostgreSQL with a database named piazza.
type Cluster struct {
	options Options
	places  places
	install install
	owner   owner
	lock    *os.File
	stop    chan os.Signal
	done    chan struct{}
	fault   error
	// logged is where the account of the latest run begins in the log.
	logged int64
}

const (
	// name is both the role and the database that the program uses.
	name = "piazza"
	// startTimeout covers crash recovery on a slow disk; progress is watched, so it is rarely waited for in vain.
	startTimeout = 60 * time.Second
	// stopTimeout is how long a clean shutdown may take before the next start has to repeat its work.
	stopTimeout = 15 * time.Second
)

// Start runs Postgres on the data folder, creating what is missing, and returns when it answers.
func Start(ctx context.Context, o Options) (*Cluster, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	c := &Cluster{options: o, stop: make(chan os.Signal, 3), done: make(chan struct{})}
	if err := c.prepare(ctx); err != nil {
		c.release()
		return nil, err
	}
	if err := c.run(ctx); err != nil {
		c.release()
		return nil, err
	}
	if err := c.createDatabase(ctx); err != nil {
		return nil, errors.Join(err, c.Stop())
	}
	return c, nil
}

// prepare does everything that comes before the first start of the server.
func (c *Cluster) prepare(ctx context.Context) (err error) {
	if c.owner, err = findOwner(filepath.Join(c.options.Dir, "postgres")); err != nil {
		return err
	}
	if c.places, err = makePlaces(c.options.Dir, c.owner); err != nil {
		return explainFiles(c.options.Dir, err)
	}
	if c.lock, err = lockFolder(c.options.Dir); err != nil {
		return err
	}
	if c.install, err = findInstall(c.options.Bin, c.places.data); err != nil {
		return err
	}
	if err := endLeftOver(ctx, c.places, c.options.Log); err != nil {
		return err
	}
	return c.initialise(ctx)
}

// DSN returns the connection string of a database of the cluster, the program's own when none is named.
func (c *Cluster) DSN(database string) string {
	if database == "" {
		database = name
	}
	return fmt.Sprintf("host='%s' port=%s user=%s dbname='%s' sslmode=disable", escape(c.places.socket), socketPort, name, escape(database))
}

// Done is closed when Postgres has ended and will not be started again; Err says why.
func (c *Cluster) Done() <-chan struct{} { return c.done }

// Err returns why Postgres ended, nil after Stop.
func (c *Cluster) Err() error {
	<-c.done
	return c.fault
}

// Stop ends Postgres, in peace if it can be had within stopTimeout. If it has ended before, Err says why.
func (c *Cluster) Stop() error {
	defer c.release()
	select {
	case <-c.done:
		return nil
	default:
	}
	for _, order := range []struct {
		signal os.Signal
		wait   time.Duration
	}{{fast, stopTimeout}, {immediate, stopTimeout}, {os.Kill, stopTimeout}} {
		c.stop <- order.signal
		select {
		case <-c.done:
			return c.fault
		case <-time.After(order.wait):
		}
	}
	return errors.New("PostgreSQL does not end")
}

func (c *Cluster) release() {
	if c.lock != nil {
		_ = c.lock.Close()
		c.lock = nil
	}
}
