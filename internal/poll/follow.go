package poll

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
)

// followed are the moves that not each poll can make.
var followed = map[string]bool{entry.NoticePublished: true, entry.NoticeSubmitted: true, entry.NoticeWithdrawn: true}

// Follow refuses, within the transaction that does it, to publish or submit a poll that could never open, and to withdraw one that an
// assembly holds: there it is annulled. Once that is over moderators alone take it from sight: it stands in a record.
func (s *Service) Follow(ctx context.Context, tx *db.Tx, e *entry.Entry, notice string) error {
	if e.Kind != entry.KindPoll || !followed[notice] {
		return nil
	}
	v, err := HoldAlone(ctx, tx, e.ID)
	switch {
	case err != nil:
		return err
	case v.IsAssembling || v.AssemblyID != 0 && v.Stored == Waiting:
		return ErrAssembly
	case notice == entry.NoticeWithdrawn:
		if v.AssemblyID != 0 && !e.Piazza.CanModerate(auth.FromContext(ctx)) {
			return ErrRecord
		}
	case len(v.Questions) == 0:
		return ErrQuestions
	case v.Stored == Waiting && v.ClosesAt != nil && !v.Now.Before(*v.ClosesAt):
		return ErrPast
	}
	return nil
}
