package main

import (
	"context"
	"fmt"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
)

type adminSuspend struct {
	joined

	Handle string `arg:"" help:"The member's handle."`
	Reason string `help:"Why, 3 to 500 characters; the member is told." required:"" placeholder:"TEXT"`
	Days   int    `help:"For how many days; without a number, until he is let in again."`
}

// Run suspends.
func (a *adminSuspend) Run(ctx context.Context, t terminal) error {
	return a.about(ctx, t, a.Handle, func(ctx context.Context, tx *db.Tx, m *account.Member) (string, error) {
		var until *time.Time
		if a.Days < 0 {
			return "", fmt.Errorf("--days is %d, it must be 1 or more", a.Days)
		}
		if a.Days > 0 {
			until = new(tx.Now().AddDate(0, 0, a.Days))
		}
		changed, err := account.SuspendIn(ctx, tx, m.ID, a.Reason, until)
		return became(changed, "@"+m.Handle+" is suspended, and his sessions have ended.", "@"+m.Handle+" is suspended already, for this reason."), err
	})
}

type adminReinstate struct {
	joined

	Handle string `arg:"" help:"The member's handle."`
}

// Run lets in again.
func (a *adminReinstate) Run(ctx context.Context, t terminal) error {
	return a.about(ctx, t, a.Handle, func(ctx context.Context, tx *db.Tx, m *account.Member) (string, error) {
		changed, err := account.ReinstateIn(ctx, tx, m.ID)
		return became(changed, "@"+m.Handle+" may sign in again.", "@"+m.Handle+" is not suspended."), err
	})
}

type adminSessions struct {
	End adminSessionsEnd `cmd:"" help:"End all sessions and access tokens of a member."`
}

type adminSessionsEnd struct {
	joined

	Handle string `arg:"" help:"The member's handle."`
}

// Run ends them.
func (a *adminSessionsEnd) Run(ctx context.Context, t terminal) error {
	return a.about(ctx, t, a.Handle, func(ctx context.Context, tx *db.Tx, m *account.Member) (string, error) {
		return "All sessions and access tokens of @" + m.Handle + " have ended.", account.EndSessionsIn(ctx, tx, m.ID)
	})
}

type adminPasskeys struct {
	Reset adminPasskeysReset `cmd:"" help:"Take all passkeys of a member away, so that he can add a new one."`
}

type adminPasskeysReset struct {
	joined

	Handle string `arg:"" help:"The member's handle."`
}

// Run takes them away.
func (a *adminPasskeysReset) Run(ctx context.Context, t terminal) error {
	return a.about(ctx, t, a.Handle, func(ctx context.Context, tx *db.Tx, m *account.Member) (string, error) {
		return "@" + m.Handle + " has no passkeys any more: he signs in by another of his ways and adds a new one.",
			account.ResetPasskeysIn(ctx, tx, m.ID)
	})
}
