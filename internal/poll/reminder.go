package poll

import (
	"context"
	"time"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

// What is refused of reminders.
var (
	ErrReminded     = problem.Clash("reminded_already", "Those who have not voted were reminded within the last day.")
	ErrRemindedMuch = problem.Clash("reminded_much", "A piazza reminds of at most five polls a day.")
)

const (
	remindAgain = 24 * time.Hour
	// mostReminded is how many polls of a piazza its members are reminded of in a day when somebody asks for it.
	mostReminded = 5
)

// RemindIn notes, within a transaction, that those who have not voted in an open poll are reminded of it, for who holds it.
func RemindIn(ctx context.Context, tx *db.Tx, id entry.ID) error {
	h, err := holdForHolder(ctx, tx, id)
	if err != nil {
		return err
	}
	v := h.voting
	switch phase := v.Phase(); {
	case phase == Closed:
		return ErrClosed
	case phase == Waiting || v.State != entry.Published:
		return ErrWaiting
	case v.RemindedAt != nil && v.Now.Sub(*v.RemindedAt) < remindAgain:
		return ErrReminded
	}
	store := storeOn(tx)
	today, err := store.remindedToday(ctx, id, v.Now)
	switch {
	case err != nil:
		return err
	case today >= mostReminded:
		return ErrRemindedMuch
	}
	return store.reminded(ctx, id, v.Now)
}

// RemindDueIn notes the same of the polls of at least two days that close within one, and returns them.
func RemindDueIn(ctx context.Context, tx *db.Tx) ([]entry.ID, error) {
	return storeOn(tx).remindDue(ctx)
}
