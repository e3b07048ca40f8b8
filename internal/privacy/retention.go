package privacy

import (
	"context"
	"errors"
	"fmt"
	"time"

	"piazza/internal/audit"
)

// Keeping says how long what need not be kept for good is kept, from when it was over, read or used.
type Keeping struct {
	Sessions, Notifications, Invitations, Exclusions time.Duration
	// AuditDetail is how long the trail remembers what was said; its records stay.
	AuditDetail time.Duration
}

const (
	// forgottenAtOnce is how many rows go in one statement, which is over quickly and holds up nobody.
	forgottenAtOnce = 1000
	// mostParts bounds what is forgotten in one go; the rest goes the next time.
	mostParts = 50
)

// Forget forgets what has been kept long enough, a part at a time, and tells how much. Several nodes may do so at once.
func (s *Service) Forget(ctx context.Context, k Keeping) (forgotten int64, err error) {
	on, trail := storeOn(s.db), audit.NewService(s.db)
	for name, forget := range map[string]func(context.Context) (int64, error){
		"logins":        on.forgetWaiting,
		"sessions":      func(ctx context.Context) (int64, error) { return on.forgetSessions(ctx, k.Sessions) },
		"notifications": func(ctx context.Context) (int64, error) { return on.forgetNotifications(ctx, k.Notifications) },
		"invitations":   func(ctx context.Context) (int64, error) { return on.forgetInvitations(ctx, k.Invitations) },
		"exclusions":    func(ctx context.Context) (int64, error) { return on.forgetExclusions(ctx, k.Exclusions) },
		"audit details": func(ctx context.Context) (int64, error) { return trail.Forget(ctx, k.AuditDetail, forgottenAtOnce) },
	} {
		n, fault := inParts(ctx, forget)
		forgotten += n
		if fault != nil {
			err = errors.Join(err, fmt.Errorf("forget old %s: %w", name, fault))
		}
	}
	return forgotten, err
}

// inParts forgets part after part, until one is not full.
func inParts(ctx context.Context, forget func(context.Context) (int64, error)) (all int64, err error) {
	for range mostParts {
		n, err := forget(ctx)
		if all += n; n < forgottenAtOnce || err != nil {
			return all, err
		}
	}
	return all, nil
}
