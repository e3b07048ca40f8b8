package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/paging"
	"piazza/internal/space"
)

func (q query) Members(ctx context.Context, first *int, after, search *string, state *account.State, administrators *bool) (*gen.MemberListConnection, error) {
	in := account.RollInput{Page: paging.Of(first, after), State: state, Administrators: administrators != nil && *administrators}
	if search != nil {
		in.Search = *search
	}
	page, err := q.Accounts.Roll(ctx, in)
	if err != nil {
		return nil, err
	}
	return q.rollConnection(ctx, in, page)
}

func (s *Services) rollConnection(ctx context.Context, in account.RollInput, page account.RollPage) (c *gen.MemberListConnection, err error) {
	cursors := each(page.Members, page.Cursor)
	c = &gen.MemberListConnection{Nodes: page.Members, PageInfo: pageInfo(cursors, page.Before, page.More)}
	var held map[account.ID][]*space.Membership
	if selected(ctx, "edges", "memberships") != nil && len(page.Members) > 0 {
		held, err = s.Spaces.MembershipsOf(ctx, each(page.Members, func(m *account.Member) account.ID { return m.ID }))
	}
	for i, m := range page.Members {
		c.Edges = append(c.Edges, &gen.MemberListEdge{
			Cursor: cursors[i], Node: m, IsAdministrator: m.Administrator, Memberships: held[m.ID],
		})
	}
	if err == nil && asksTotal(ctx) {
		c.TotalCount, err = s.Accounts.RollCount(ctx, in)
	}
	return c, err
}

func (m mutation) AdministratorUpdate(ctx context.Context, in account.AdministratorInput) (*gen.MemberPayload, error) {
	return memberPayload(m.Accounts.Administer(ctx, in))
}
