package db

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// A round trip to the database costs both sides more than most statements: each parks somebody and wakes him. So the word that
// begins a transaction is not sent by itself, it goes ahead of the first statement in the same packet.

const (
	beginSQL = "begin"
	// snapshotSQL begins a transaction that only reads, all of it at one moment.
	snapshotSQL = "begin isolation level repeatable read read only"
	commitSQL   = "commit"
)

// stage is how far a transaction has come.
type stage int

const (
	// unbegun: the database knows nothing of it.
	unbegun stage = iota
	begun
	// over: nothing can be asked in it any more.
	over
)

// Exec runs a statement that returns no rows.
func (t *Tx) Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	return t.next(ctx, args).Exec(ctx, sql, args...)
}

// Query runs a statement that returns rows.
func (t *Tx) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	return t.next(ctx, args).Query(ctx, sql, args...)
}

// QueryRow runs a statement that returns one row.
func (t *Tx) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row {
	return t.next(ctx, args).QueryRow(ctx, sql, args...)
}

// SendBatch runs several statements in one round trip.
func (t *Tx) SendBatch(ctx context.Context, batch *pgx.Batch) pgx.BatchResults {
	return t.next(ctx, nil).SendBatch(ctx, batch)
}

// CopyFrom writes many rows. It has a protocol of its own, so that a transaction that begins with it begins by itself.
func (t *Tx) CopyFrom(ctx context.Context, table pgx.Identifier, columns []string, rows pgx.CopyFromSource) (int64, error) {
	return t.next(ctx, nil).CopyFrom(ctx, table, columns, rows)
}

// next returns who runs the next statement.
func (t *Tx) next(ctx context.Context, args []any) Querier {
	switch {
	case t.stage == over:
		return refusing{pgx.ErrTxClosed}
	case t.stage == begun:
		return t.conn
	case !isOption(args):
		return opening{t}
	}
	if err := t.beginAlone(ctx); err != nil {
		return refusing{err}
	}
	return t.conn
}

// isOption tells whether arguments begin with a word to pgx that it does not understand in a batch.
func isOption(args []any) bool {
	if len(args) == 0 {
		return false
	}
	switch args[0].(type) {
	case pgx.QueryExecMode, pgx.QueryResultFormats, pgx.QueryResultFormatsByOID:
		return true
	}
	return false
}

func (t *Tx) beginAlone(ctx context.Context) error {
	t.stage = begun
	_, err := t.conn.Exec(ctx, t.begin)
	t.began(err)
	return err
}

// began notes what became of the packet that was to begin the transaction. What the database has refused before it began
// would have spoilt it, and so may what was lost on the way there or back; what never left has not.
func (t *Tx) began(err error) {
	if t.stage != begun || t.conn.PgConn().TxStatus() != 'I' {
		return
	}
	t.stage = over
	if (err == nil || pgconn.SafeToRetry(err)) && !t.conn.IsClosed() {
		t.stage = unbegun
	}
}

// spoilt tells whether the database would undo the transaction if it were asked to commit: a statement has failed, and nobody
// told us.
func (t *Tx) spoilt() bool {
	return t.stage == over || t.stage == begun && t.conn.PgConn().TxStatus() == 'E'
}

// rollback undoes what is not committed. A connection that cannot do even that, the pool throws away.
func (t *Tx) rollback(ctx context.Context) {
	if t.stage == begun && t.conn.PgConn().TxStatus() != 'I' {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), undoTimeout)
		defer cancel()
		_, _ = t.conn.Exec(ctx, "rollback")
	}
	t.stage = over
}
