package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/nodeid"
	"piazza/internal/paging"
	"piazza/internal/poll"
	"piazza/internal/space"
)

type assemblyFields struct{ *Services }

func (r *resolvers) Assembly() gen.AssemblyResolver { return assemblyFields{&r.Services} }

func (q query) Assembly(ctx context.Context, number int) (*assembly.Assembly, error) {
	return orNull(q.Assemblies.ByID(ctx, assembly.ID(number)))
}

func (p piazzaFields) Assemblies(ctx context.Context, obj *space.Piazza, first *int, after *string) (*gen.AssemblyConnection, error) {
	page, err := p.Services.Assemblies.List(ctx, obj, paging.Of(first, after))
	if err != nil {
		return nil, err
	}
	c := assemblyConnection(page)
	if asksTotal(ctx) {
		c.TotalCount, err = p.Services.Assemblies.Count(ctx, obj)
	}
	return c, err
}

func assemblyConnection(page assembly.Page) *gen.AssemblyConnection {
	cursors := each(page.Assemblies, page.Cursor)
	c := &gen.AssemblyConnection{Nodes: page.Assemblies, PageInfo: pageInfo(cursors, page.Before, page.More)}
	c.Edges = edges(page.Assemblies, cursors, func(cursor string, a *assembly.Assembly) *gen.AssemblyEdge {
		return &gen.AssemblyEdge{Cursor: cursor, Node: a}
	})
	return c
}

// LiveAssembly is read at once for all piazze of a list.
func (p piazzaFields) LiveAssembly(ctx context.Context, obj *space.Piazza) (*assembly.Assembly, error) {
	s := siblingsOfPiazza(ctx, obj)
	return s.live.get(obj.ID, func() (map[space.ID]*assembly.Assembly, error) { return p.Services.Assemblies.LiveIn(ctx, s.piazze) })
}

// Assembly is read at once for all polls of a list.
func (f votingFields) Assembly(ctx context.Context, obj *poll.Voting) (*assembly.Assembly, error) {
	if obj.AssemblyID == 0 {
		return nil, nil //nolint:nilnil // null is the API's answer for polls that no assembly holds
	}
	s := siblingsOfVoting(ctx, obj)
	return s.assemblies.get(assembly.ID(obj.AssemblyID), func() (map[assembly.ID]*assembly.Assembly, error) {
		return f.Assemblies.ByIDs(ctx, each(s.votings, func(v *poll.Voting) assembly.ID { return assembly.ID(v.AssemblyID) }))
	})
}

// Piazza says to who sees the assembly alone what its piazza is called, and nothing of what is in it.
func (assemblyFields) Piazza(ctx context.Context, obj *assembly.Assembly) (*space.Piazza, error) {
	if p := obj.Piazza; !p.CanRead(auth.FromContext(ctx)) {
		return &space.Piazza{Slug: p.Slug, Title: p.Title, Description: p.Description, Owner: p.Owner, Visibility: p.Visibility, CreatedAt: p.CreatedAt}, nil
	}
	return obj.Piazza, nil
}

func (f assemblyFields) State(ctx context.Context, obj *assembly.Assembly) (*assembly.State, error) {
	standing, err := f.Assemblies.Standing(ctx, obj.ID)
	if err != nil {
		return nil, err
	}
	return standing.For(auth.FromContext(ctx))
}

func (f assemblyFields) ViewerParticipation(ctx context.Context, obj *assembly.Assembly) (*assembly.Participation, error) {
	return f.Assemblies.Participation(ctx, obj.ID)
}

func (f assemblyFields) ViewerBallots(ctx context.Context, obj *assembly.Assembly, item string) ([]*ballot.Ballot, error) {
	return f.Assemblies.OwnBallots(ctx, obj, assembly.ItemID(nodeid.Read(item, assembly.ItemKind)))
}

func (assemblyFields) ViewerJoinRefusal(ctx context.Context, obj *assembly.Assembly) (*gen.UserError, error) {
	if refusal := obj.ViewerJoinRefusal(ctx); refusal != nil {
		return userError(refusal), nil
	}
	return nil, nil //nolint:nilnil // null says that he may
}

func (f assemblyFields) Slips(ctx context.Context, obj *assembly.Assembly, first *int, after *string) (*gen.SlipConnection, error) {
	page, err := f.Assemblies.Slips(ctx, obj, paging.Of(first, after))
	if page == nil || err != nil {
		return nil, err
	}
	cursors := each(page.Slips, page.Cursor)
	c := &gen.SlipConnection{Nodes: page.Slips, PageInfo: pageInfo(cursors, page.Before, page.More)}
	c.Edges = edges(page.Slips, cursors, func(cursor string, s *assembly.Slip) *gen.SlipEdge { return &gen.SlipEdge{Cursor: cursor, Node: s} })
	if asksTotal(ctx) {
		c.TotalCount, err = f.Assemblies.SlipCount(ctx, obj)
	}
	return c, err
}

func (f assemblyFields) Acts(ctx context.Context, obj *assembly.Assembly, first *int, after *string) (*gen.AssemblyActConnection, error) {
	page, err := f.Assemblies.Acts(ctx, obj, paging.Of(first, after))
	if page == nil || err != nil {
		return nil, err
	}
	if inList(ctx, "actor") != nil {
		if err := f.nameActors(ctx, page.Acts); err != nil {
			return nil, err
		}
	}
	cursors := each(page.Acts, page.Cursor)
	c := &gen.AssemblyActConnection{Nodes: page.Acts, PageInfo: pageInfo(cursors, page.Before, page.More)}
	c.Edges = edges(page.Acts, cursors, func(cursor string, a *assembly.Act) *gen.AssemblyActEdge {
		return &gen.AssemblyActEdge{Cursor: cursor, Node: a}
	})
	if asksTotal(ctx) {
		c.TotalCount, err = f.Assemblies.ActCount(ctx, obj)
	}
	return c, err
}

// nameActors reads who did what, at once for all acts. Who has erased himself is not named.
func (s *Services) nameActors(ctx context.Context, acts []*assembly.Act) error {
	var ids []account.ID
	for _, a := range acts {
		if a.ActorID != nil {
			ids = append(ids, *a.ActorID)
		}
	}
	members, err := s.Accounts.ByIDs(ctx, ids)
	for _, a := range acts {
		if a.ActorID == nil {
			continue
		}
		if m := members[*a.ActorID]; m != nil && m.ErasedAt == nil {
			a.Actor = m
		}
	}
	return err
}
