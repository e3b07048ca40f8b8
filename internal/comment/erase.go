package comment

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
)

// EraseByIn erases up to most comments of a member within a transaction, hidden ones too, and tells whether any may be
// left: text, history and mentions go, the places in the threads stay. Package erasure erases whoever wrote them.
func EraseByIn(ctx context.Context, tx *db.Tx, author account.ID, most int) (more bool, err error) {
	list, err := by(ctx, tx, author, most)
	if err != nil || len(list) == 0 {
		return false, err
	}
	erased, err := eraseBy(ctx, tx, author, list)
	if err != nil {
		return false, err
	}
	// They may be many: once for all of them.
	tx.TakeAway(db.Stream{}, 0)
	unread := map[entry.ID]int{}
	for _, c := range erased {
		if State(c.Before) == Visible {
			unread[entry.ID(c.EntryID)]++
		}
		tx.Notify(ThreadStream(entry.ID(c.EntryID)), NoticeDeleted, c.ID, int64(c.Version))
	}
	for id, n := range unread {
		if err := readable(ctx, tx, id, -n); err != nil {
			return false, err
		}
	}
	return len(list) == most, nil
}

// ForgetMentionsIn takes every mention of a member away within a transaction.
func ForgetMentionsIn(ctx context.Context, tx *db.Tx, member account.ID) error {
	return forgetMentionsOf(ctx, tx, member)
}

// RenameIn replaces a handle in the next of all comments and in what they said before, within a transaction. It tells up
// to which comment it came, and whether that was the last.
func RenameIn(ctx context.Context, tx *db.Tx, r account.Renaming, above ID, most int) (upto ID, done bool, err error) {
	end, err := last(ctx, tx)
	if err != nil {
		return above, false, err
	}
	upto = min(above+ID(most), end)
	changed, err := rename(ctx, tx, r, above, upto)
	for _, c := range changed {
		if State(c.State) == Visible {
			tx.Notify(ThreadStream(entry.ID(c.EntryID)), NoticeEdited, c.ID, int64(c.Version))
		}
	}
	return upto, upto >= end, err
}
