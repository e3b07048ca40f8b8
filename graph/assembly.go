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
	listAssemblies(ctx, page.Assemblies)
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

// LiveAssembly is what is held now.
func (p piazzaFields) LiveAssembly(ctx context.Context, obj *space.Piazza) (*assembly.Assembly, error) {
	near, err := p.near(ctx, obj)
	return near.Live, err
}

// NextAssembly is what is to come.
func (p piazzaFields) NextAssembly(ctx context.Context, obj *space.Piazza) (*assembly.Assembly, error) {
	near, err := p.near(ctx, obj)
	return near.Next, err
}

// near is read at once for all piazze of a list.
func (p piazzaFields) near(ctx context.Context, obj *space.Piazza) (assembly.Near, error) {
	s := siblingsOfPiazza(ctx, obj)
	return s.near.get(obj.ID, func() (map[space.ID]assembly.Near, error) { return p.Services.Assemblies.NearIn(ctx, s.piazze) })
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

// assemblySiblings loads what assemblies that were read together have in common, once for all.
type assemblySiblings struct {
	assemblies []*assembly.Assembly
	heads      batch[assembly.ID, *assembly.State]
	standings  batch[assembly.ID, *assembly.Standing]
	minutes    batch[assembly.ID, *assembly.Minutes]
	seals      batch[assembly.ID, []*assembly.Seal]
}

func (s *assemblySiblings) ids() []assembly.ID { return each(s.assemblies, assemblyID) }

func assemblyID(a *assembly.Assembly) assembly.ID { return a.ID }

// listAssemblies makes assemblies siblings of each other.
func listAssemblies(ctx context.Context, all []*assembly.Assembly) {
	o := operationOf(ctx)
	remember(o, &o.assemblies, all, assemblyID, &assemblySiblings{assemblies: all})
}

// siblingsOfAssembly returns the list that an assembly was read in; one that came alone is its own list.
func siblingsOfAssembly(ctx context.Context, a *assembly.Assembly) *assemblySiblings {
	o := operationOf(ctx)
	if s := recall(o, &o.assemblies, a.ID); s != nil {
		return s
	}
	return &assemblySiblings{assemblies: []*assembly.Assembly{a}}
}

// State reads the queue and its polls where the operation asks for what is in them.
func (f assemblyFields) State(ctx context.Context, obj *assembly.Assembly) (*assembly.State, error) {
	s := siblingsOfAssembly(ctx, obj)
	if !asksQueue(ctx) {
		state, err := s.heads.get(obj.ID, func() (map[assembly.ID]*assembly.State, error) { return f.Assemblies.Heads(ctx, s.assemblies) })
		return state, orGone(state, err)
	}
	return s.state(ctx, f.Services, obj.ID)
}

// asksQueue tells whether the state that is being resolved is asked for what is in the queue, or follows from it.
func asksQueue(ctx context.Context) bool {
	return selected(ctx, "items") != nil || selected(ctx, "current") != nil || selected(ctx, "entrance") != nil || selected(ctx, "undo") != nil
}

func (s *assemblySiblings) state(ctx context.Context, services *Services, id assembly.ID) (*assembly.State, error) {
	n, err := s.standings.get(id, func() (map[assembly.ID]*assembly.Standing, error) { return services.Assemblies.Standings(ctx, s.ids()) })
	if err := orGone(n, err); err != nil {
		return nil, err
	}
	return n.For(auth.FromContext(ctx))
}

// orGone refuses an assembly that was there when it was read, and is no more.
func orGone[T any](found *T, err error) error {
	if found == nil && err == nil {
		return assembly.ErrAssembly
	}
	return err
}

func (f assemblyFields) ViewerParticipation(ctx context.Context, obj *assembly.Assembly) (*assembly.Participation, error) {
	return f.Assemblies.Participation(ctx, obj.ID)
}

func (f assemblyFields) ViewerBallots(ctx context.Context, obj *assembly.Assembly, item string) ([]*ballot.Ballot, error) {
	return f.Assemblies.OwnBallots(ctx, obj, assembly.ItemID(nodeid.Read(item, assembly.ItemKind)))
}

// ViewerReceipt is null where there is none.
func (f assemblyFields) ViewerReceipt(ctx context.Context, obj *assembly.Assembly, item string) (*string, error) {
	receipt, err := f.Assemblies.OwnReceipt(ctx, obj, assembly.ItemID(nodeid.Read(item, assembly.ItemKind)))
	return said(receipt), err
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
	c := slipConnection(page)
	if asksTotal(ctx) {
		c.TotalCount, err = f.Assemblies.SlipCount(ctx, obj)
	}
	return c, err
}

func slipConnection(page *assembly.SlipPage) *gen.SlipConnection {
	cursors := each(page.Slips, page.Cursor)
	c := &gen.SlipConnection{Nodes: page.Slips, PageInfo: pageInfo(cursors, page.Before, page.More)}
	c.Edges = edges(page.Slips, cursors, func(cursor string, s *assembly.Slip) *gen.SlipEdge { return &gen.SlipEdge{Cursor: cursor, Node: s} })
	return c
}

func (f assemblyFields) Acts(ctx context.Context, obj *assembly.Assembly, first *int, after *string) (*gen.AssemblyActConnection, error) {
	page, err := f.Assemblies.Acts(ctx, obj, paging.Of(first, after))
	if err == nil && page != nil && inList(ctx, "actor") != nil {
		err = f.nameActors(ctx, page.Acts)
	}
	if page == nil || err != nil {
		return nil, err
	}
	return f.actConnection(ctx, obj, page)
}

func (s *Services) actConnection(ctx context.Context, a *assembly.Assembly, page *assembly.ActPage) (_ *gen.AssemblyActConnection, err error) {
	cursors := each(page.Acts, page.Cursor)
	c := &gen.AssemblyActConnection{Nodes: page.Acts, PageInfo: pageInfo(cursors, page.Before, page.More)}
	c.Edges = edges(page.Acts, cursors, func(cursor string, a *assembly.Act) *gen.AssemblyActEdge {
		return &gen.AssemblyActEdge{Cursor: cursor, Node: a}
	})
	if asksTotal(ctx) {
		c.TotalCount, err = s.Assemblies.ActCount(ctx, a)
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
