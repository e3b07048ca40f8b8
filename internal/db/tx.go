package db

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	// attempts bounds how often a transaction is run again after Postgres broke a deadlock or a serialization.
	attempts  = 8
	firstWait = 2 * time.Millisecond
	// undoTimeout bounds the rollback of a transaction whose request is already gone.
	undoTimeout = 2 * time.Second
)

// Tx is a transaction under way. It is asked what a database is asked, one thing after the other.
type Tx struct {
	conn *pgx.Conn
	// begin is the statement that begins it.
	begin string
	stage stage
	now   time.Time
	// lines are what was notified. Where they stand in the log is known when they are written.
	lines []Line
	heads []Head
	// later are statements kept for the end.
	later   []*pgx.QueuedQuery
	touched []Stream
	last    []func(context.Context) error
}

// Now returns the transaction's one moment: every row that it writes carries the same time.
func (t *Tx) Now() time.Time { return t.now }

// AtEnd remembers what is to be done when fn has returned, right before its notices are written: whoever holds a lock that
// everybody needs takes it there, after all rows and before all streams, so that it is held for the shortest time and nobody
// waits for it in a circle. What is remembered runs in its order, and may remember more.
func (t *Tx) AtEnd(do func(context.Context) error) { t.last = append(t.last, do) }

// finish does what was left for the end.
func (t *Tx) finish(ctx context.Context) error {
	if len(t.last) > 0 {
		if err := t.runLater(ctx); err != nil {
			return err
		}
	}
	for len(t.last) > 0 {
		do := t.last[0]
		t.last = t.last[1:]
		if err := do(ctx); err != nil {
			return err
		}
	}
	return nil
}

// InTx runs fn in a transaction, appends what it notified, commits, and tells the hooks. A deadlock or a failed
// serialization runs fn again, so fn must not have effects outside the transaction.
func (d *DB) InTx(ctx context.Context, fn func(context.Context, *Tx) error) error {
	var heads []Head
	var touched []Stream
	fn = keeping(&touched, fn)
	err := retry(ctx, func() (err error) {
		heads, err = d.once(ctx, beginSQL, fn)
		return err
	})
	if err != nil {
		return Problem(err)
	}
	if len(heads) > 0 {
		for _, hook := range d.hooks {
			hook(heads)
		}
	}
	d.tellTouched(touched)
	return nil
}

// InSnapshot runs fn, which only reads, on one unmoving state of the database.
func (d *DB) InSnapshot(ctx context.Context, fn func(context.Context, *Tx) error) error {
	return Problem(retry(ctx, func() error {
		_, err := d.once(ctx, snapshotSQL, fn)
		return err
	}))
}

func (d *DB) once(ctx context.Context, begin string, fn func(context.Context, *Tx) error) ([]Head, error) {
	conn, err := d.acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Release()
	tx := &Tx{conn: conn.Conn(), begin: begin, now: d.Now()}
	defer tx.rollback(ctx) // also after a panic in fn; after a commit it does nothing
	if err := fn(ctx, tx); err != nil {
		return nil, err
	}
	if err := tx.finish(ctx); err != nil {
		return nil, err
	}
	return d.commit(ctx, tx)
}

// acquire waits for a connection of the pool, not for ever.
func (d *DB) acquire(ctx context.Context) (*pgxpool.Conn, error) {
	if until, limited := ctx.Deadline(); limited && time.Until(until) <= d.patience {
		return d.Acquire(ctx) // who asks is less patient
	}
	ctx, cancel := context.WithTimeout(ctx, d.patience)
	defer cancel()
	return d.Acquire(ctx)
}

func retry(ctx context.Context, run func() error) error {
	wait := firstWait
	for n := 1; ; n++ {
		err := run()
		if err == nil || n == attempts || !again(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(wait/2 + rand.N(wait)):
		}
		wait *= 2
	}
}

// again tells whether running the same transaction once more can help and cannot do anything twice.
func again(err error) bool {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pg.Code == serializationFailure || pg.Code == deadlockDetected
	}
	return pgconn.SafeToRetry(err)
}
