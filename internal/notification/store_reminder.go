package notification

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
)

// owing returns how many people may vote in a poll and have not.
func owing(ctx context.Context, tx *db.Tx, id entry.ID) (int, error) {
	n, err := gen.New(tx).NotificationReminderOwing(ctx, int64(id))
	return int(n), err
}

func beginReminders(ctx context.Context, tx *db.Tx, polls []entry.ID) error {
	return gen.New(tx).NotificationReminderBegin(ctx, gen.NotificationReminderBeginParams{Now: tx.Now(), Ids: numbers(polls)})
}

// takeReminder returns nil where nobody is to be reminded, or others are at it.
func takeReminder(ctx context.Context, tx *db.Tx) (*reminder, error) {
	r, err := gen.New(tx).NotificationReminderTake(ctx)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil //nolint:nilnil // there is none
	}
	return &reminder{r.ID, entry.ID(r.EntryID), r.Above}, err
}

// next returns the accounts of the next people, and moves on.
func (r *reminder) next(ctx context.Context, tx *db.Tx, most int) ([]int64, error) {
	rows, err := gen.New(tx).NotificationReminderMembers(ctx, gen.NotificationReminderMembersParams{
		EntryID: int64(r.entry), Above: r.above, Most: most,
	})
	members := make([]int64, len(rows))
	for i, row := range rows {
		members[i], r.above = row.MemberID, row.PersonID
	}
	slices.Sort(members)
	return members, err
}

// addReminders writes to those of the members who are still there.
func addReminders(ctx context.Context, tx *db.Tx, r *reminder, members []int64) ([]*Notification, error) {
	there, err := gen.New(tx).NotificationReminderHold(ctx, members)
	if err != nil {
		return nil, err
	}
	rows, err := gen.New(tx).NotificationReminderAdd(ctx, gen.NotificationReminderAddParams{
		ReminderID: &r.id, EntryID: int64(r.entry), Now: tx.Now(), Members: there,
	})
	written := make([]*Notification, len(rows))
	for i, row := range rows {
		written[i] = &Notification{ID: ID(row.ID), MemberID: account.ID(row.MemberID)}
	}
	return written, err
}

func moveReminder(ctx context.Context, tx *db.Tx, r *reminder, done bool) error {
	return gen.New(tx).NotificationReminderMove(ctx, gen.NotificationReminderMoveParams{Above: r.above, Done: done, ID: r.id})
}
