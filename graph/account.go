package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/paging"
	"piazza/internal/reading"
	"piazza/internal/space"
)

func (q query) Viewer(ctx context.Context) (*account.Viewer, error) { return q.Accounts.Viewer(ctx) }

func (q query) Member(ctx context.Context, handle string) (*account.Member, error) {
	return orNull(q.Accounts.ByHandle(ctx, handle))
}

func (q query) LoginProviders(context.Context) ([]*account.LoginProvider, error) {
	return each(q.Logins(), func(p account.LoginProvider) *account.LoginProvider { return &p }), nil
}

func (v viewerFields) Memberships(ctx context.Context, _ *account.Viewer) ([]*space.Membership, error) {
	list, err := v.Spaces.Memberships(ctx)
	return each(list, func(m space.Membership) *space.Membership { return &m }), err
}

func (v viewerFields) Sessions(ctx context.Context, _ *account.Viewer) ([]*account.Session, error) {
	return v.Accounts.Sessions(ctx)
}

func (m memberFields) Entries(ctx context.Context, obj *account.Member, first *int, after *string) (*gen.EntryConnection, error) {
	return m.feed(ctx, reading.FeedInput{Author: obj.ID, Page: paging.Of(first, after)})
}

func (m mutation) MemberUpdate(ctx context.Context, in account.UpdateInput) (*gen.MemberUpdatePayload, error) {
	changed, err := m.Accounts.Update(ctx, in)
	refused, err := refusals(err)
	return &gen.MemberUpdatePayload{Member: changed, UserErrors: refused}, err
}

func (m mutation) SessionRevoke(ctx context.Context, in account.RevokeInput) (*gen.SessionRevokePayload, error) {
	left, err := m.Accounts.Revoke(ctx, in)
	refused, err := refusals(err)
	return &gen.SessionRevokePayload{Sessions: left, UserErrors: refused}, err
}

func (m mutation) SessionRevokeOthers(ctx context.Context) (*gen.SessionRevokePayload, error) {
	left, err := m.Accounts.RevokeOthers(ctx)
	refused, err := refusals(err)
	return &gen.SessionRevokePayload{Sessions: left, UserErrors: refused}, err
}
