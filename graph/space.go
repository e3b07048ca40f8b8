package graph

import (
	"context"
	"fmt"
	"maps"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/moderation"
	"piazza/internal/paging"
	"piazza/internal/reading"
	"piazza/internal/space"
)

// piazzaSiblings loads what the piazze of a list have in common, once for all.
type piazzaSiblings struct {
	piazze []*space.Piazza
	// feeds are the first pages of entries, by what is asked of them.
	feeds batches[string, space.ID, *gen.EntryConnection]
	// runs says who runs each of them.
	runs batch[space.ID, space.Administration]
	// near are the assemblies that are held in them now, and that are to come.
	near batch[space.ID, assembly.Near]
}

// opening reads the first entries of all the piazze.
func (s *piazzaSiblings) opening(ctx context.Context, services *Services, in reading.FeedInput) (*gen.EntryConnection, error) {
	in.WithText = asksText(ctx)
	which := fmt.Sprint(in.Page.Limit(), in.Kinds, in.WithText)
	return s.feeds.of(which).get(in.Piazza.ID, func() (map[space.ID]*gen.EntryConnection, error) {
		pages, err := services.Reading.Openings(ctx, s.piazze, in)
		var all []*entry.Entry
		threads := map[entry.ID]*comment.Thread{}
		connections := make(map[space.ID]*gen.EntryConnection, len(pages))
		for id, page := range pages {
			connections[id] = entryConnection(page.Entries, page.Cursor, page.Before, page.More)
			all = append(all, page.Entries...)
			maps.Copy(threads, page.Threads)
		}
		siblings := &entrySiblings{entries: all}
		siblings.threads.set(threads)
		listEntries(ctx, siblings)
		return connections, err
	})
}

func (q query) Piazze(ctx context.Context, first *int, after *string) (*gen.PiazzaConnection, error) {
	page, err := q.Spaces.List(ctx, paging.Of(first, after))
	if err == nil && inList(ctx, "cursor") != nil {
		err = q.placePiazze(ctx, page.Piazze...)
	}
	if err != nil {
		return nil, err
	}
	return q.piazzaConnection(ctx, page)
}

func (s *Services) piazzaConnection(ctx context.Context, page space.Page) (_ *gen.PiazzaConnection, err error) {
	listPiazze(ctx, page.Piazze)
	cursors := each(page.Piazze, page.Cursor)
	c := &gen.PiazzaConnection{Nodes: page.Piazze, PageInfo: pageInfo(cursors, page.Before, page.More)}
	for i, p := range page.Piazze {
		c.Edges = append(c.Edges, &gen.PiazzaEdge{Cursor: cursors[i], Node: p})
	}
	if asksTotal(ctx) {
		c.TotalCount, err = s.Spaces.Count(ctx)
	}
	return c, err
}

func (q query) Piazza(ctx context.Context, slug string) (*space.Piazza, error) {
	found, err := orNull(q.Spaces.BySlug(ctx, slug))
	if found != nil && selected(ctx, "cursor") != nil {
		err = q.placePiazze(ctx, found)
	}
	return found, err
}

// placePiazze remembers where the streams of piazze stand. The fields of a piazza are read side by side: taken with
// them, its cursor could be newer than its entries, and what was published between would never show.
func (s *Services) placePiazze(ctx context.Context, piazze ...*space.Piazza) error {
	cursors, err := s.Hub.Cursors(ctx, each(each(piazze, piazzaID), entry.PiazzaStream))
	o := operationOf(ctx)
	for i := range cursors {
		remember(o, &o.places, piazze[i:i+1], piazzaID, &cursors[i])
	}
	return err
}

func (p piazzaFields) Cursor(ctx context.Context, obj *space.Piazza) (string, error) {
	o := operationOf(ctx)
	if place := recall(o, &o.places, obj.ID); place != nil {
		return *place, nil
	}
	return one(p.Hub.Cursors(ctx, each([]space.ID{obj.ID}, entry.PiazzaStream)))
}

func (p piazzaFields) Members(ctx context.Context, obj *space.Piazza, first *int, after *string) (*gen.MemberConnection, error) {
	page, err := p.Spaces.Members(ctx, obj, paging.Of(first, after))
	if err != nil {
		return nil, err
	}
	var runs space.Administration
	if obj.CanAdminister(auth.FromContext(ctx)) && selected(ctx, "edges", "viewerCanEnd") != nil {
		runs, err = p.administration(ctx, obj)
	}
	return memberConnection(ctx, obj, page, runs), err
}

// administration says who runs a piazza, read once for all the piazze of an operation that are lists' siblings.
func (s *Services) administration(ctx context.Context, p *space.Piazza) (space.Administration, error) {
	siblings := siblingsOfPiazza(ctx, p)
	return siblings.runs.get(p.ID, func() (map[space.ID]space.Administration, error) {
		return s.Spaces.Administrations(ctx, each(siblings.piazze, piazzaID))
	})
}

func (p piazzaFields) ViewerCanLeave(ctx context.Context, obj *space.Piazza) (bool, error) {
	if role := obj.ViewerRole(ctx); role == nil || *role != space.Administrator {
		// Only where one may be the last does it matter who else there is.
		return obj.ViewerCanLeave(ctx, space.Administration{}), nil
	}
	runs, err := p.administration(ctx, obj)
	return obj.ViewerCanLeave(ctx, runs), err
}

func memberConnection(ctx context.Context, p *space.Piazza, page space.MemberPage, runs space.Administration) *gen.MemberConnection {
	cursors := each(page.Listed, page.Cursor)
	c := &gen.MemberConnection{PageInfo: pageInfo(cursors, page.Before, page.More), TotalCount: p.MemberCount}
	c.Nodes = each(page.Listed, func(l *space.Listed) *account.Member { return l.Member })
	for i, l := range page.Listed {
		c.Edges = append(c.Edges, &gen.MemberEdge{
			Cursor: cursors[i], Node: l.Member, Role: l.Role, ViewerCanEnd: p.ViewerCanEnd(ctx, l, runs),
		})
	}
	return c
}

func (p piazzaFields) Entries(ctx context.Context, obj *space.Piazza, first *int, after *string, kinds []entry.Kind, tag *string) (*gen.EntryConnection, error) {
	in := reading.FeedInput{Piazza: obj, Kinds: kinds, Page: paging.Of(first, after)}
	if tag != nil {
		in.Tag = *tag
	}
	o := operationOf(ctx)
	s := recall(o, &o.piazze, obj.ID)
	if s == nil || in.Tag != "" || in.Page.After != "" || asksTotal(ctx) {
		return p.feed(ctx, in)
	}
	return s.opening(ctx, p.Services, in)
}

func (p piazzaFields) Featured(ctx context.Context, obj *space.Piazza) (entry.Any, error) {
	return typed(p.Services.Entries.Featured(ctx, obj))
}

func (p piazzaFields) Desk(ctx context.Context, obj *space.Piazza, first *int, after *string, states []entry.State) (*gen.EntryConnection, error) {
	page, err := p.Services.Entries.Desk(ctx, obj, states, paging.Of(first, after))
	if err != nil {
		return nil, err
	}
	listEntries(ctx, &entrySiblings{entries: page.Entries})
	c := entryConnection(page.Entries, page.Cursor, page.Before, page.More)
	if asksTotal(ctx) {
		c.TotalCount, err = p.Services.Entries.DeskCount(ctx, obj, states)
	}
	return c, err
}

func (p piazzaFields) ModerationQueue(ctx context.Context, obj *space.Piazza, first *int, after *string, state *comment.State) (*comment.Page, error) {
	page, err := p.Moderation.Queue(ctx, obj, state, paging.Of(first, after))
	return listed(ctx, page, err)
}

func (p piazzaFields) Decisions(ctx context.Context, obj *space.Piazza, first *int, after *string) (*moderation.Page, error) {
	page, err := p.Moderation.Decisions(ctx, obj, paging.Of(first, after))
	if err != nil {
		return nil, err
	}
	listComments(ctx, page.Comments())
	return page, nil
}

func (p piazzaFields) ImportedRecords(ctx context.Context, obj *space.Piazza) ([]*entry.ImportedRecord, error) {
	return p.Services.Entries.RecordsOfPiazza(ctx, obj)
}

func (sectionFields) Kind(_ context.Context, obj *space.Section) (*entry.Kind, error) {
	return entry.KindOfSection(obj.Code), nil
}

func (m mutation) PiazzaJoin(ctx context.Context, in space.JoinInput) (*gen.PiazzaPayload, error) {
	return piazzaPayload(m.Spaces.Join(ctx, in))
}

func (m mutation) PiazzaUpdate(ctx context.Context, in space.UpdateInput) (*gen.PiazzaPayload, error) {
	return piazzaPayload(m.Spaces.Update(ctx, in))
}

func (m mutation) MembershipUpdate(ctx context.Context, in space.MembershipInput) (*gen.PiazzaPayload, error) {
	return piazzaPayload(m.Spaces.SetRole(ctx, in))
}

func (m mutation) MembershipEnd(ctx context.Context, in space.EndInput) (*gen.PiazzaPayload, error) {
	return piazzaPayload(m.Spaces.End(ctx, in))
}

func (m mutation) PiazzaLeave(ctx context.Context, in space.LeaveInput) (*gen.PiazzaPayload, error) {
	return piazzaPayload(m.Spaces.Leave(ctx, in))
}

func piazzaPayload(p *space.Piazza, err error) (*gen.PiazzaPayload, error) {
	refused, err := refusals(err)
	return &gen.PiazzaPayload{Piazza: p, UserErrors: refused}, err
}
