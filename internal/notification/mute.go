package notification

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// MuteInput is all that a member does not want to be told of.
type MuteInput struct{ Kinds []Kind }

// Muted returns of what the viewer does not want to be told.
func (s *Service) Muted(ctx context.Context) ([]Kind, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	return muted(ctx, s.db, viewer.MemberID)
}

// Mute says of what the viewer does not want to be told from now on; what he was told already stays.
func (s *Service) Mute(ctx context.Context, in MuteInput) (now []Kind, err error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := mute(ctx, tx, viewer.MemberID, in.Kinds); err != nil {
			return err
		}
		now, err = muted(ctx, tx, viewer.MemberID)
		return err
	})
	return now, err
}
