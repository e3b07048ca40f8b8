package db

import (
	"context"
	"slices"
)

// Touch remembers that the state of a stream has changed: what counts of it is its newest version alone, so nothing of
// it stands in the log. Who watches learns of it after the commit, or by looking; the version must grow in this very
// transaction.
func (t *Tx) Touch(s Stream) { t.touched = append(t.touched, s) }

// OnTouch adds a hook that learns of every stream that a committed transaction touched. It is for boot, before any
// transaction runs, and must return quickly: the writer waits for it.
func (d *DB) OnTouch(hook func([]Stream)) { d.touchHooks = append(d.touchHooks, hook) }

// keeping is fn, of whose last attempt it keeps what was touched.
func keeping(touched *[]Stream, fn func(context.Context, *Tx) error) func(context.Context, *Tx) error {
	return func(ctx context.Context, tx *Tx) error {
		err := fn(ctx, tx)
		*touched = tx.touched
		return err
	}
}

// tellTouched tells the hooks of each stream once.
func (d *DB) tellTouched(touched []Stream) {
	if len(touched) == 0 {
		return
	}
	slices.SortFunc(touched, inOrder)
	touched = slices.Compact(touched)
	for _, hook := range d.touchHooks {
		hook(touched)
	}
}
