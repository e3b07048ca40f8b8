package poll

import (
	"context"
	"time"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

// ErrReminded says that nobody is reminded of the same poll twice within a day.
var ErrReminded = problem.Clash("reminded_already", "Those who have not voted were reminded within the last day.")

const remindAgain = 24 * time.Hour

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
	return storeOn(tx).reminded(ctx, id, v.Now)
}

// RemindDueIn notes the same of the polls of at least two days that close within one, and returns them.
func RemindDueIn(ctx context.Context, tx *db.Tx) ([]entry.ID, error) {
	return storeOn(tx).remindDue(ctx)
}
