package db

import (
	"context"
	"errors"

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
	// Unknown: the connection broke while the database was asked to commit. It may have, or may even do so a moment
	// later.
	Unknown
)

// Line is a notice with the stream that it is written to.
type Line struct {
	Stream Stream
	Notice Notice
}

// OnCommitting adds a hook that is called right before a transaction with notices commits: they are complete, and
// nobody else can see them yet. What it returns, unless that is nil, is told how the transaction ended, always and
// once, also after a panic. Between the two the hook can hold back what must not overtake the change. It is for boot,
// before any transaction runs, and both must return quickly: the writer waits for them.
func (d *DB) OnCommitting(hook func([]Line) (done func(Outcome))) {
	d.committing = append(d.committing, hook)
}

// commit ends a transaction between the two calls of the hooks.
func (d *DB) commit(ctx context.Context, tx *Tx, heads []Head) error {
	outcome := RolledBack
	if len(heads) > 0 && len(d.committing) > 0 {
		lines := linesOf(tx, heads)
		for _, hook := range d.committing {
			if done := hook(lines); done != nil {
				defer func() { done(outcome) }()
			}
		}
	}
	outcome = Unknown
	ctx, cancel := context.WithTimeout(ctx, d.patience)
	defer cancel()
	err := tx.Commit(ctx)
	outcome = outcomeOf(err)
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

// linesOf returns what a transaction has appended, as readers will find it. The notices stand in the order of their
// streams by now.
func linesOf(tx *Tx, heads []Head) []Line {
	last := make(map[Stream]Head, len(heads))
	for _, h := range heads {
		last[h.Stream] = h
	}
	lines := make([]Line, len(tx.notices))
	for i := len(lines) - 1; i >= 0; i-- {
		n := tx.notices[i]
		h := last[n.stream]
		lines[i] = Line{Stream: n.stream, Notice: Notice{
			StreamID: h.ID, Seq: h.Head, Kind: n.kind, Ref: n.ref, Version: n.version, Tag: n.tag, CreatedAt: tx.now,
		}}
		h.Head--
		last[n.stream] = h
	}
	return lines
}
