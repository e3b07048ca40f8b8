package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/nodeid"
	"piazza/internal/paging"
	"piazza/internal/reading"
	"piazza/internal/space"
)

func (q query) Viewer(ctx context.Context) (*account.Viewer, error) { return q.Accounts.Viewer(ctx) }

func (q query) Member(ctx context.Context, handle string) (*account.Member, error) {
	return orNull(q.Accounts.ByHandle(ctx, handle))
}

func (q query) MemberDecisions(ctx context.Context, id string) ([]*gen.MemberDecision, error) {
	decisions, err := q.Accounts.Decisions(ctx, account.ID(nodeid.Read(id, account.NodeKind)))
	if err != nil {
		return nil, err
	}
	piazze, err := q.Spaces.ByIDs(ctx, each(decisions, func(d *account.Decision) space.ID { return space.ID(d.SpaceID) }))
	return memberDecisions(decisions, piazze), err
}

func memberDecisions(decisions []*account.Decision, piazze map[space.ID]*space.Piazza) []*gen.MemberDecision {
	return each(decisions, func(d *account.Decision) *gen.MemberDecision {
		return &gen.MemberDecision{
			Action: d.Action, Reason: d.Reason, Until: d.Until, DecidedBy: d.DecidedBy, DecidedAt: d.DecidedAt,
			Piazza: piazze[space.ID(d.SpaceID)],
		}
	})
}

func (q query) LoginProviders(context.Context) ([]*account.LoginProvider, error) {
	return each(q.Logins(), func(p account.LoginProvider) *account.LoginProvider { return &p }), nil
}

func (v viewerFields) Memberships(ctx context.Context, _ *account.Viewer) ([]*space.Membership, error) {
	list, err := v.Spaces.Memberships(ctx)
	listPiazze(ctx, each(list, func(m space.Membership) *space.Piazza { return m.Piazza }))
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

func (m mutation) MemberSuspend(ctx context.Context, in account.SuspendInput) (*gen.MemberPayload, error) {
	return memberPayload(m.Accounts.Suspend(ctx, in))
}

func (m mutation) MemberReinstate(ctx context.Context, in account.Input) (*gen.MemberPayload, error) {
	return memberPayload(m.Accounts.Reinstate(ctx, in))
}

func memberPayload(member *account.Member, err error) (*gen.MemberPayload, error) {
	refused, err := refusals(err)
	return &gen.MemberPayload{Member: member, UserErrors: refused}, err
}

func (m mutation) MemberErase(ctx context.Context, in account.EraseInput) (*gen.MemberErasePayload, error) {
	err := m.Erasures.Erase(ctx, in)
	erased := &gen.MemberErasePayload{}
	if err == nil {
		erased.IsErased = new(true)
	}
	erased.UserErrors, err = refusals(err)
	return erased, err
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
