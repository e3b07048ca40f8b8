package db

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// opening runs the first statement of a transaction together with what begins it.
type opening struct{ tx *Tx }

// Exec runs a statement that returns no rows, or several at once where they have no parameters.
func (o opening) Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	if len(args) == 0 {
		o.tx.stage = begun
		tag, err := o.tx.conn.Exec(ctx, o.tx.begin+";\n"+sql)
		o.tx.began(err)
		return tag, err
	}
	results := o.send(ctx, sql, args)
	tag, err := results.Exec()
	return tag, either(err, results.Close())
}

// Query runs a statement that returns rows.
func (o opening) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	results := o.send(ctx, sql, args)
	rows, err := results.Query()
	if err != nil {
		err = either(err, results.Close())
	}
	return &firstRows{Rows: rows, results: results}, err
}

// QueryRow runs a statement that returns one row.
func (o opening) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row {
	results := o.send(ctx, sql, args)
	return firstRow{results.QueryRow(), results}
}

// SendBatch runs several statements. The answer to what begins the transaction is read ahead of theirs.
func (o opening) SendBatch(ctx context.Context, batch *pgx.Batch) pgx.BatchResults {
	if batch.Len() == 0 {
		return o.tx.conn.SendBatch(ctx, batch)
	}
	all := &pgx.Batch{}
	all.Queue(o.tx.begin)
	all.QueuedQueries = append(all.QueuedQueries, batch.QueuedQueries...)
	o.tx.stage = begun
	results := opened{o.tx.conn.SendBatch(ctx, all), o.tx}
	_, _ = results.Exec() // every further answer repeats what was wrong
	return results
}

// CopyFrom writes many rows.
func (o opening) CopyFrom(ctx context.Context, table pgx.Identifier, columns []string, rows pgx.CopyFromSource) (int64, error) {
	if err := o.tx.beginAlone(ctx); err != nil {
		return 0, err
	}
	return o.tx.conn.CopyFrom(ctx, table, columns, rows)
}

func (o opening) send(ctx context.Context, sql string, args []any) pgx.BatchResults {
	batch := &pgx.Batch{}
	batch.Queue(sql, args...)
	return o.SendBatch(ctx, batch)
}

// opened are the answers to the first packet of a transaction.
type opened struct {
	pgx.BatchResults
	tx *Tx
}

// Close frees the connection for what follows.
func (o opened) Close() error {
	err := o.BatchResults.Close()
	o.tx.began(err)
	return err
}

// firstRows are rows that free the connection, once they are read, from the packet that they came in.
type firstRows struct {
	pgx.Rows
	results pgx.BatchResults
	err     error
}

// Next prepares the next row; after the last one the rows are closed.
func (r *firstRows) Next() bool {
	if r.Rows.Next() {
		return true
	}
	r.Close()
	return false
}

// Close ends the reading.
func (r *firstRows) Close() {
	r.Rows.Close()
	r.err = r.results.Close()
}

// Err returns what was wrong.
func (r *firstRows) Err() error { return either(r.Rows.Err(), r.err) }

// firstRow is one such row.
type firstRow struct {
	pgx.Row
	results pgx.BatchResults
}

// Scan reads the row.
func (r firstRow) Scan(dest ...any) error {
	err := r.Row.Scan(dest...)
	return either(err, r.results.Close())
}

func either(first, second error) error {
	if first != nil {
		return first
	}
	return second
}

// refusing answers every statement with an error.
type refusing struct{ err error }

// Exec refuses.
func (r refusing) Exec(context.Context, string, ...any) (pgconn.CommandTag, error) {
	return pgconn.CommandTag{}, r.err
}

// Query refuses.
func (r refusing) Query(context.Context, string, ...any) (pgx.Rows, error) {
	return pgx.FailedBatchResults(&pgx.Batch{}, r.err).Query()
}

// QueryRow refuses.
func (r refusing) QueryRow(context.Context, string, ...any) pgx.Row {
	return pgx.FailedBatchResults(&pgx.Batch{}, r.err).QueryRow()
}

// SendBatch refuses.
func (r refusing) SendBatch(_ context.Context, batch *pgx.Batch) pgx.BatchResults {
	return pgx.FailedBatchResults(batch, r.err)
}

// CopyFrom refuses.
func (r refusing) CopyFrom(context.Context, pgx.Identifier, []string, pgx.CopyFromSource) (int64, error) {
	return 0, r.err
}
