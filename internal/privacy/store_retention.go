package privacy

import (
	"context"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

func (s store) forgetWaiting(ctx context.Context) (int64, error) {
	n, err := s.PrivacyForgetWaiting(ctx, forgottenAtOnce)
	return n, db.Problem(err)
}

func (s store) forgetSessions(ctx context.Context, kept time.Duration) (int64, error) {
	n, err := s.PrivacyForgetSessions(ctx, gen.PrivacyForgetSessionsParams{Kept: kept.Seconds(), Most: forgottenAtOnce})
	return n, db.Problem(err)
}

func (s store) forgetNotifications(ctx context.Context, kept time.Duration) (int64, error) {
	n, err := s.PrivacyForgetNotifications(ctx, gen.PrivacyForgetNotificationsParams{Kept: kept.Seconds(), Most: forgottenAtOnce})
	return n, db.Problem(err)
}

func (s store) forgetInvitations(ctx context.Context, kept time.Duration) (int64, error) {
	n, err := s.PrivacyForgetInvitations(ctx, gen.PrivacyForgetInvitationsParams{Kept: kept.Seconds(), Most: forgottenAtOnce})
	return n, db.Problem(err)
}

func (s store) forgetExclusions(ctx context.Context, kept time.Duration) (int64, error) {
	n, err := s.PrivacyForgetExclusions(ctx, gen.PrivacyForgetExclusionsParams{Kept: kept.Seconds(), Most: forgottenAtOnce})
	return n, db.Problem(err)
}
