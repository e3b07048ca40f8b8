package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
)

func (v viewerFields) Logins(ctx context.Context, _ *account.Viewer) ([]*account.Way, error) {
	return v.Accounts.Ways(ctx)
}

// Title calls a way in as its button does; a provider that is no longer offered has its name alone.
func (l loginFields) Title(_ context.Context, w *account.Way) (string, error) {
	for _, p := range l.Services.Logins() {
		if p.Name == w.Provider {
			return p.Title, nil
		}
	}
	return w.Provider, nil
}

func (m mutation) LoginUnlink(ctx context.Context, in account.UnlinkInput) (*gen.LoginUnlinkPayload, error) {
	left, err := m.Accounts.Unlink(ctx, in)
	refused, err := refusals(err)
	return &gen.LoginUnlinkPayload{Logins: left, UserErrors: refused}, err
}
