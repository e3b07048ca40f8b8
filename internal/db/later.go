package db

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// Later keeps a statement whose answer nobody waits for until the transaction ends, when it costs no round trip of its own: it
// runs behind everything else, right before the notices are written, or before what AtEnd keeps, since it may lock rows. The step asks one thing, and hears no answer; what is
// refused then undoes the transaction.
func (t *Tx) Later(step func(Querier) error) error {
	asked := &asking{}
	if err := step(asked); err != nil {
		return err
	}
	t.later = append(t.later, asked.batch.QueuedQueries...)
	return nil
}

// runLater runs by themselves the statements that were kept.
func (t *Tx) runLater(ctx context.Context) error {
	batch := &pgx.Batch{QueuedQueries: t.later}
	t.later = nil
	return t.SendBatch(ctx, batch).Close()
}

// remaining returns what is still to be run: what was kept, and what writes the notices unless they are written.
func (t *Tx) remaining() *pgx.Batch {
	batch := &pgx.Batch{QueuedQueries: t.later}
	if t.isUnwritten() {
		sql, args := t.appending()
		batch.Queue(sql, args...)
	}
	return batch
}

// isUnwritten tells whether there are notices that the log has not got yet.
func (t *Tx) isUnwritten() bool { return len(t.lines) > 0 && t.heads == nil }

// answered reads the answers to what remained.
func (t *Tx) answered(results pgx.BatchResults) error {
	for range t.later {
		if _, err := results.Exec(); err != nil {
			return err
		}
	}
	t.later = nil
	switch {
	case !t.isUnwritten():
		return nil
	case len(t.lines) == 1:
		return t.placeOne(results.QueryRow())
	default:
		return t.place(results.Query())
	}
}
