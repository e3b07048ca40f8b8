package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/paging"
	"piazza/internal/space"
)

func (q query) Invitation(ctx context.Context, secret string) (*space.Invitation, error) {
	found, err := q.Spaces.Invitation(ctx, secret)
	if err != nil || found == nil {
		return nil, err
	}
	return found, q.fillInvitations(ctx, nil, []*space.Invitation{found})
}

func (q query) Invitations(ctx context.Context, first *int, after *string) (*gen.InvitationConnection, error) {
	return q.invitations(ctx, nil, paging.Of(first, after))
}

func (p piazzaFields) Invitations(ctx context.Context, obj *space.Piazza, first *int, after *string) (*gen.InvitationConnection, error) {
	return p.invitations(ctx, obj, paging.Of(first, after))
}

// invitations are those of a piazza, or, where it is nil, to run the installation.
func (s *Services) invitations(ctx context.Context, p *space.Piazza, page paging.Page) (*gen.InvitationConnection, error) {
	found, err := s.Spaces.Invitations(ctx, p, page)
	if err == nil {
		err = s.fillInvitations(ctx, p, found.Invitations)
	}
	if err != nil {
		return nil, err
	}
	cursors := each(found.Invitations, found.Cursor)
	c := &gen.InvitationConnection{Nodes: found.Invitations, PageInfo: pageInfo(cursors, found.Before, found.More)}
	for i, one := range found.Invitations {
		c.Edges = append(c.Edges, &gen.InvitationEdge{Cursor: cursors[i], Node: one})
	}
	if asksTotal(ctx) {
		c.TotalCount, err = s.Spaces.InvitationCount(ctx, p)
	}
	return c, err
}

// fillInvitations reads the piazze of invitations, as far as they exist for the viewer, and the people, once for all. p is the
// piazza of all of them, where that is known.
func (s *Services) fillInvitations(ctx context.Context, p *space.Piazza, all []*space.Invitation) error {
	var people []account.ID
	var places []space.ID
	for _, i := range all {
		people = appendKnown(people, i.InvitedByID, i.UsedByID)
		if i.Piazza = p; p == nil {
			places = appendKnown(places, i.PiazzaID)
		}
	}
	members, err := byIDs(ctx, people, s.Accounts.ByIDs)
	if err != nil {
		return err
	}
	piazze, err := byIDs(ctx, places, s.Spaces.ByIDs)
	for _, i := range all {
		if i.InvitedBy = members[i.InvitedByID]; i.IsListed(ctx) {
			i.UsedBy = members[i.UsedByID]
		}
		if i.Piazza == nil {
			i.Piazza = piazze[i.PiazzaID]
		}
	}
	return err
}

// appendKnown appends those ids that name something.
func appendKnown[ID ~int64](list []ID, ids ...ID) []ID {
	for _, id := range ids {
		if id != 0 {
			list = append(list, id)
		}
	}
	return list
}

// byIDs asks for what ids name, where there are any.
func byIDs[ID ~int64, T any](ctx context.Context, ids []ID, load func(context.Context, []ID) (map[ID]*T, error)) (map[ID]*T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return load(ctx, ids)
}

func (p piazzaFields) Exclusions(ctx context.Context, obj *space.Piazza) ([]*space.Exclusion, error) {
	found, err := p.Spaces.Exclusions(ctx, obj)
	if err != nil {
		return nil, err
	}
	members, err := byIDs(ctx, each(found, func(e *space.Exclusion) account.ID { return e.ExcludedByID }), p.Accounts.ByIDs)
	for _, e := range found {
		e.ExcludedBy = members[e.ExcludedByID]
	}
	return found, err
}

func (m mutation) InvitationCreate(ctx context.Context, in space.InviteInput) (*gen.InvitationCreatePayload, error) {
	made, link, err := m.Spaces.Invite(ctx, in)
	if err == nil {
		err = m.fillInvitations(ctx, nil, []*space.Invitation{made})
	}
	refused, err := refusals(err)
	payload := &gen.InvitationCreatePayload{Invitation: made, UserErrors: refused}
	if link != "" {
		payload.Link = &link
	}
	return payload, err
}

func (m mutation) InvitationRevoke(ctx context.Context, in space.InvitationInput) (*gen.InvitationPayload, error) {
	revoked, err := m.Spaces.RevokeInvitation(ctx, in)
	if err == nil {
		err = m.fillInvitations(ctx, nil, []*space.Invitation{revoked})
	}
	refused, err := refusals(err)
	return &gen.InvitationPayload{Invitation: revoked, UserErrors: refused}, err
}

func (m mutation) InvitationUse(ctx context.Context, in space.TakeUpInput) (*gen.InvitationUsePayload, error) {
	p, err := m.Spaces.TakeUp(ctx, in)
	refused, err := refusals(err)
	return &gen.InvitationUsePayload{Piazza: p, UserErrors: refused}, err
}

func (m mutation) ExclusionEnd(ctx context.Context, in space.ReadmitInput) (*gen.PiazzaPayload, error) {
	return piazzaPayload(m.Spaces.Readmit(ctx, in))
}
