package account

import (
	"context"

	"piazza/internal/db"
)

// notBarred refuses a person while one of his accounts is suspended: a suspension is the person's, and another account of his is
// no way round it. Whoever asks holds one of his accounts, or the person.
func (s store) notBarred(ctx context.Context, person int64) error {
	out, err := s.barred(ctx, person)
	if out == nil || err != nil {
		return err
	}
	return &SuspendedError{*out.Suspended}
}

// endTwins ends every session of the other accounts of a held member's person. The person is held too, so that nobody turns out
// to be him meanwhile.
func endTwins(ctx context.Context, tx *db.Tx, m *Member) error {
	store := storeOn(tx)
	if _, err := store.persons(ctx, m.PersonID); err != nil {
		return err
	}
	others, err := store.twins(ctx, m)
	if err != nil {
		return err
	}
	for _, id := range others {
		if err := endAll(ctx, tx, ID(id)); err != nil {
			return err
		}
	}
	return nil
}
