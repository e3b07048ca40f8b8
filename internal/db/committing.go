package db

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Outcome is what became of a transaction.
type Outcome int

// The outcomes.
const (
	// RolledBack: nothing of it remains.
	RolledBack Outcome = iota
	// Committed: it is in the database.
	Committed
	// Unknown: the connection broke while the database was asked to commit, or no answer came. It may have, or may even do so a
	// moment later. The lines may say where they would stand then.
	Unknown
)

// Line is a notice with the stream that it is written to.
type Line struct {
	Stream Stream
	Notice Notice
	// Before is the tag of the notice that stands before it in the stream, 0 for the first one; nil where another transaction
	// wrote that one so lately that this one has not seen it.
	Before *int64
}

// OnCommitting adds a hook that is called right before the database is asked to write a transaction's notices and to commit: they
// are complete but for their places in the log, and nobody else can see them yet. The writing may still wait for others, or fail.
// What it returns, unless that is nil, is told how the transaction ended,
// always and once, also after a panic; by then the lines that the hook was given say where they stand (StreamID, Seq and
// Before, which stay empty where that never became known). Between the two the hook can hold back what must not overtake the
// change. It is for boot, before any transaction runs, and both must return quickly: the writer waits for them.
//
// Lines of RightsStream have their places from the beginning, and the transaction holds that stream until it ends: who is in
// doubt about the outcome can wait for whoever holds it.
func (d *DB) OnCommitting(hook func([]Line) (done func(Outcome))) {
	d.committing = append(d.committing, hook)
}

// commit writes what was notified and ends a transaction, in one round trip where no rights are changed.
func (d *DB) commit(ctx context.Context, tx *Tx) ([]Head, error) {
	if tx.spoilt() {
		return nil, pgx.ErrTxCommitRollback
	}
	tx.prepare()
	if tx.changesRights() {
		if err := tx.write(ctx); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err // who asked has gone in time
	}
	outcome := RolledBack
	if len(tx.lines) > 0 {
		for _, hook := range d.committing {
			if done := hook(tx.lines); done != nil {
				defer func() { done(outcome) }()
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err // as above
	}
	outcome = Unknown
	err := d.send(ctx, tx)
	outcome = outcomeOf(err)
	return tx.heads, err
}

// changesRights tells whether somebody may have to be held back until the outcome is known. Then what is in doubt must not be
// on its way to the database still.
func (t *Tx) changesRights() bool {
	return slices.ContainsFunc(t.lines, func(l Line) bool { return l.Stream == RightsStream })
}

// write runs what remains, without committing it.
func (t *Tx) write(ctx context.Context) error {
	results := t.SendBatch(ctx, t.remaining())
	err := t.answered(results)
	return either(err, results.Close())
}

// send asks for the commit, and before it runs what remains. Whoever asked may go meanwhile: that takes nothing back, and nobody
// gains where the answer is not heard.
func (d *DB) send(ctx context.Context, tx *Tx) error {
	remaining := len(tx.later)
	if tx.isUnwritten() {
		remaining++
	}
	if remaining == 0 && tx.stage == unbegun {
		return nil // the database was asked for nothing
	}
	open := !tx.conn.IsClosed()
	// Each statement may take as long as one may.
	err := tx.within(d.patience+time.Duration(remaining)*statementLimit, func() error {
		return tx.end(context.WithoutCancel(ctx), remaining > 0)
	})
	if open && tx.conn.IsClosed() && pgconn.SafeToRetry(err) {
		// Of a connection that breaks while it is listened to, the driver says that it was closed before anything was sent.
		return io.ErrUnexpectedEOF
	}
	return err
}

// within bounds what is asked by a time. The connection has a clock of its own, which costs less than a context with one.
func (t *Tx) within(limit time.Duration, ask func() error) error {
	line := t.conn.PgConn().Conn()
	_ = line.SetDeadline(time.Now().Add(limit)) // one that is closed says so when it is asked
	err := ask()
	if !t.conn.IsClosed() { // otherwise somebody sees it off, within a time of his own
		_ = line.SetDeadline(time.Time{}) // as above
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return errors.Join(context.DeadlineExceeded, err)
	}
	return err
}

func (t *Tx) end(ctx context.Context, remains bool) error {
	if remains {
		return t.writeAndCommit(ctx)
	}
	return ended(t.conn.Exec(ctx, commitSQL))
}

// writeAndCommit does both in one round trip. Where a statement fails the database passes over those that follow it. Notices that
// stand alone are written by a statement that is a transaction by itself.
func (t *Tx) writeAndCommit(ctx context.Context) error {
	if t.stage == unbegun && t.begin == beginSQL && len(t.later) == 0 {
		sql, args := t.appending()
		if len(t.lines) == 1 {
			return t.placeOne(t.conn.QueryRow(ctx, sql, args...))
		}
		return t.place(t.conn.Query(ctx, sql, args...))
	}
	batch := t.remaining()
	batch.Queue(commitSQL)
	results := t.SendBatch(ctx, batch)
	// A connection that breaks behind the answer to the commit changes nothing about it.
	defer func() { _ = results.Close() }()
	if err := t.answered(results); err != nil {
		return err
	}
	return ended(results.Exec())
}

// ended reads the answer to a commit.
func ended(tag pgconn.CommandTag, err error) error {
	if err == nil && tag.String() == "ROLLBACK" {
		return pgx.ErrTxCommitRollback
	}
	return err
}

// outcomeOf reads from the answer to a commit whether it took place. A backend that is shut down may have committed
// before it says so.
func outcomeOf(err error) Outcome {
	if err == nil {
		return Committed
	}
	if errors.Is(err, pgx.ErrTxCommitRollback) || errors.Is(err, pgx.ErrTxClosed) || pgconn.SafeToRetry(err) {
		return RolledBack
	}
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok && pg.SeverityUnlocalized == "ERROR" {
		return RolledBack
	}
	return Unknown
}
