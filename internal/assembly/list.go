package assembly

import (
	"context"
	"maps"
	"slices"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/paging"
	"piazza/internal/space"
)

// listAssemblies is the name of the list in its cursors.
const listAssemblies = "assemblies"

// Page is part of the list of a piazza's assemblies.
type Page struct {
	Assemblies []*Assembly
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
}

// Cursor returns the cursor of an assembly of the list.
func (Page) Cursor(a *Assembly) string {
	return paging.Cursor(listAssemblies, int64(a.Phase.rank()), int64(a.ID))
}

// rank orders the list: what is held now, what is to come, what is over.
func (p Phase) rank() int {
	switch p {
	case Live:
		return 3
	case Planned:
		return 2
	default:
		return 1
	}
}

// List returns the assemblies of a piazza; rehearsals are among them for who holds them.
func (s *Service) List(ctx context.Context, p *space.Piazza, page paging.Page) (Page, error) {
	viewer := auth.FromContext(ctx)
	if !p.CanRead(viewer) {
		return Page{}, space.ErrPiazza
	}
	key, err := page.Key(listAssemblies, 2)
	if err != nil {
		return Page{}, err
	}
	rows, err := storeOn(s.db).list(ctx, p, p.CanEdit(viewer), key, page.Limit()+1)
	all, more := paging.Cut(rows, page.Limit())
	return Page{Assemblies: all, More: more, Before: key != nil}, err
}

// Count returns how many assemblies of a piazza there are for the viewer.
func (s *Service) Count(ctx context.Context, p *space.Piazza) (int, error) {
	return storeOn(s.db).countList(ctx, p, p.CanEdit(auth.FromContext(ctx)))
}

// Near is what the home of a piazza tells of assemblies. Each is nil where there is none.
type Near struct {
	// Live is held now, Next is the one to come.
	Live, Next *Assembly
}

// NearIn returns what is held now and what is to come in each of the piazze which the viewer may read, in one statement.
func (s *Service) NearIn(ctx context.Context, piazze []*space.Piazza) (map[space.ID]Near, error) {
	viewer := auth.FromContext(ctx)
	byID := make(map[int64]*space.Piazza, len(piazze))
	var ids []int64
	for _, p := range piazze {
		if p.CanRead(viewer) {
			byID[int64(p.ID)], ids = p, append(ids, int64(p.ID))
		}
	}
	rows, err := storeOn(s.db).AssemblyNear(ctx, ids)
	near := make(map[space.ID]Near, len(rows))
	for i := range rows {
		p := byID[rows[i].Assembly.SpaceID]
		a, both := fromRow(&rows[i].Assembly, p, rows[i].Now), near[p.ID]
		if a.Phase == Live {
			both.Live = a
		} else {
			both.Next = a
		}
		near[p.ID] = both
	}
	return near, db.Problem(err)
}

// aboveAll is a rank that nothing has.
const aboveAll = 4

// MinutesOf is Minutes for several assemblies, in one statement.
func (s *Service) MinutesOf(ctx context.Context, all []*Assembly) (map[ID]*Minutes, error) {
	viewer, minutes := auth.FromContext(ctx), map[ID]*Minutes{}
	for _, a := range all {
		if a.Phase == Ended && a.CanSeeCourse(viewer) {
			minutes[a.ID] = &Minutes{Text: a.MinutesText, HTML: a.MinutesHTML, PublishedAt: a.MinutesPublishedAt, Assembly: a}
		}
	}
	if len(minutes) == 0 {
		return minutes, nil
	}
	rows, err := storeOn(s.db).AssembliesCameIn(ctx, numbers(slices.Collect(maps.Keys(minutes))))
	for _, r := range rows {
		m := minutes[ID(r.ID)]
		m.Entitled, m.Guests = r.Entitled, r.Guests
	}
	return minutes, db.Problem(err)
}
