package poll

import (
	"context"

	"piazza/internal/db"
	"piazza/internal/entry"
)

// Follow refuses, within the transaction that publishes or submits an entry, a poll that could never open.
func (s *Service) Follow(ctx context.Context, tx *db.Tx, e *entry.Entry, notice string) error {
	if e.Kind != entry.KindPoll || notice != entry.NoticePublished && notice != entry.NoticeSubmitted {
		return nil
	}
	v, err := HoldAlone(ctx, tx, e.ID)
	switch {
	case err != nil:
		return err
	case v.AssemblyID != 0 && v.Stored == Waiting:
		return ErrAssembly
	case len(v.Questions) == 0:
		return ErrQuestions
	case v.Stored == Waiting && v.ClosesAt != nil && !v.Now.Before(*v.ClosesAt):
		return ErrPast
	}
	return nil
}
