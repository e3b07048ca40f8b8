package main

import (
	"context"
	"time"

	"piazza/internal/config"
	"piazza/internal/privacy"
)

const upkeepPause = 10 * time.Minute

// chore is something that is done again and again, and tells how much it did.
type chore struct {
	name string
	do   func(context.Context) (int64, error)
}

// chores forget what need not be kept, and finish what was left.
func (p *parts) chores() []chore {
	alone := func(do func(context.Context) error) func(context.Context) (int64, error) {
		return func(ctx context.Context) (int64, error) { return 0, do(ctx) }
	}
	return []chore{
		{"forget old notices", p.hub.Forget},
		{"forget old keys of requests", p.database.ForgetKeys},
		{"forget mails that came too late", p.mails.Forget},
		{"forget who tried wrong codes", p.services.Assemblies.ForgetTries},
		{"delete rehearsals that nobody ended", p.services.Assemblies.ForgetRehearsals},
		{"forget the names of guests", func(ctx context.Context) (int64, error) {
			return p.services.Assemblies.ForgetGuests(ctx, config.Days(p.config.KeepGuests))
		}},
		{"finish erasures", alone(p.services.Erasures.Resume)},
		{"forget fiscal codes of those who are gone", alone(p.services.Erasures.Forget)},
		{"forget what was kept long enough", func(ctx context.Context) (int64, error) {
			return p.services.Privacy.Forget(ctx, keeping(p.config.Keeping))
		}},
	}
}

// keeping is what the settings say about how long things are kept.
func keeping(k config.Keeping) privacy.Keeping {
	return privacy.Keeping{
		Sessions: config.Days(k.KeepSessions), Notifications: config.Days(k.KeepNotifications),
		Invitations: config.Days(k.KeepInvitations), Exclusions: config.Days(k.KeepExclusions), AuditDetail: config.Days(k.KeepAuditDetail),
	}
}

// upkeep does all chores, again and again until ctx ends.
func (p *parts) upkeep(ctx context.Context) {
	for {
		for _, c := range p.chores() {
			if n, err := c.do(ctx); err != nil && ctx.Err() == nil {
				p.log.Error("a chore failed, it is tried again later", "chore", c.name, "error", err)
			} else if n > 0 {
				p.log.Info("a chore is done", "chore", c.name, "count", n)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(upkeepPause):
		}
	}
}
