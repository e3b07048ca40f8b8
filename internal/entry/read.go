package entry

import (
	"context"
	"maps"

	"piazza/internal/auth"
	"piazza/internal/paging"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// ByID returns an entry that the viewer may see, nil for any other.
func (s *Service) ByID(ctx context.Context, id ID) (*Entry, error) {
	found, err := s.lookups.Ask(ctx, id)
	if found[id] == nil || err != nil {
		return nil, err
	}
	return seen(ctx, found[id], nil)
}

// seen returns an entry that was found and that the viewer may see, nil for any other.
func seen(ctx context.Context, e *Entry, err error) (*Entry, error) {
	if problem.Is(err, problem.NotFound) || err == nil && !e.CanRead(auth.FromContext(ctx)) {
		return nil, nil
	}
	return e, err
}

// ByIDs returns those of the entries that exist for the viewer, in one statement.
func (s *Service) ByIDs(ctx context.Context, ids []ID) (map[ID]*Entry, error) {
	found, err := s.byIDs(ctx, ids)
	viewer := auth.FromContext(ctx)
	maps.DeleteFunc(found, func(_ ID, e *Entry) bool { return !e.CanRead(viewer) })
	return found, err
}

func (s *Service) byIDs(ctx context.Context, ids []ID) (map[ID]*Entry, error) {
	entries, err := storeOn(s.db).byIDs(ctx, ids)
	found := make(map[ID]*Entry, len(entries))
	for _, e := range entries {
		found[e.ID] = e
	}
	return found, err
}

// ClosingReason returns why an entry was withdrawn, empty where it was not. It is as public as the log of the piazza in which it
// stands: whoever may read that one may know it, whether he may still see the entry or not.
func (s *Service) ClosingReason(ctx context.Context, id ID) (string, error) {
	e, err := storeOn(s.db).byID(ctx, id)
	if err != nil || e.State != Withdrawn || e.WithdrawnReason == nil || !e.Piazza.CanRead(auth.FromContext(ctx)) {
		return "", err
	}
	return *e.WithdrawnReason, nil
}

// Featured returns what stands first on a piazza's page: what the editors chose, otherwise the newest piece of news.
func (s *Service) Featured(ctx context.Context, p *space.Piazza) (*Entry, error) {
	if !p.CanRead(auth.FromContext(ctx)) {
		return nil, nil
	}
	e, err := storeOn(s.db).featured(ctx, p.ID)
	return seen(ctx, e, err)
}

// listDesk is the name of the list in its cursors.
const listDesk = "desk"

// Page is part of what lies on the desk.
type Page struct {
	Entries []*Entry
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
}

// Cursor returns the cursor of an entry of the list.
func (Page) Cursor(e *Entry) string {
	return paging.Cursor(listDesk, e.UpdatedAt.UnixMicro(), int64(e.ID))
}

type deskQuery struct {
	piazza space.ID
	states []string
	member int64
	editor bool
}

// deskOf says what lies on the viewer's desk; without states everything does that is not public.
func deskOf(p *space.Piazza, states []State, v auth.Viewer) deskQuery {
	if states == nil {
		states = []State{Draft, Review, Withdrawn}
	}
	d := deskQuery{piazza: p.ID, member: v.MemberID, editor: p.CanEdit(v)}
	for _, state := range states {
		d.states = append(d.states, string(state))
	}
	return d
}

// Desk returns what awaits the viewer at the desk, latest change first: own drafts, and for editors everything that
// was submitted and withdrawn. Whoever has no desk here gets an empty list.
func (s *Service) Desk(ctx context.Context, p *space.Piazza, states []State, page paging.Page) (Page, error) {
	v := auth.FromContext(ctx)
	key, err := page.Key(listDesk, 2)
	if err != nil || !p.CanPropose(v) {
		return Page{}, err
	}
	ids, err := storeOn(s.db).desk(ctx, deskOf(p, states, v), key, page.Limit()+1)
	if err != nil {
		return Page{}, err
	}
	ids, more := paging.Cut(ids, page.Limit())
	entries, err := s.inOrder(ctx, ids)
	return Page{Entries: entries, More: more, Before: key != nil}, err
}

// DeskCount returns how much lies on the viewer's desk.
func (s *Service) DeskCount(ctx context.Context, p *space.Piazza, states []State) (int, error) {
	v := auth.FromContext(ctx)
	if !p.CanPropose(v) {
		return 0, nil
	}
	return storeOn(s.db).countDesk(ctx, deskOf(p, states, v))
}

// inOrder reads entries whole, in the order of their ids.
func (s *Service) inOrder(ctx context.Context, ids []ID) ([]*Entry, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	byID, err := s.ByIDs(ctx, ids)
	entries := make([]*Entry, 0, len(ids))
	for _, id := range ids {
		if e := byID[id]; e != nil {
			entries = append(entries, e)
		}
	}
	return entries, err
}
