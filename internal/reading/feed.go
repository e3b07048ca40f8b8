package reading

import (
	"cmp"
	"context"
	"slices"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/space"
)

// Reader reads across domains.
type Reader struct{ db *db.DB }

// NewReader returns the reader of a database.
func NewReader(d *db.DB) *Reader { return &Reader{db: d} }

// FeedInput says which published entries to read, newest first, and what to bring along.
type FeedInput struct {
	// Piazza is where they stand, nil for all piazze that the viewer may read.
	Piazza *space.Piazza
	// Author is who wrote them, 0 for anybody. It goes with all piazze alone.
	Author account.ID
	// Kinds are what they are, none for all.
	Kinds []entry.Kind
	// Tag is a tag that they have, empty for any. It goes with one piazza alone.
	Tag  string
	Page paging.Page
	// WithText brings body and bodyHtml, which are empty otherwise.
	WithText bool
	// WithComments is how many first comments of each entry to bring, 0 for none.
	WithComments int
	// WithTotal counts the whole list.
	WithTotal bool
}

// listFeed names every list of published entries in its cursors: they all have the same order.
const listFeed = "feed"

// Page is part of a list of entries.
type Page struct {
	Entries []*entry.Entry
	// Threads holds the thread of each entry; its Opening is set where comments were asked for.
	Threads map[entry.ID]*comment.Thread
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
	// Total is how many the whole list holds, where it was asked for.
	Total int
}

// Cursor returns the cursor of an entry of the page.
func (p *Page) Cursor(e *entry.Entry) string {
	return paging.Cursor(listFeed, e.PublishedAt.UnixMicro(), int64(e.ID))
}

// Feed returns a page of published entries, newest first. Of one piazza it is one statement.
func (r *Reader) Feed(ctx context.Context, in FeedInput) (*Page, error) {
	if in.Piazza != nil && !in.Piazza.CanRead(auth.FromContext(ctx)) {
		return &Page{}, nil
	}
	after, err := in.Page.Key(listFeed, 2)
	if err != nil {
		return nil, err
	}
	found, err := r.list(ctx, in, after)
	if err != nil {
		return nil, err
	}
	page := found.page(in.Page.Limit())
	page.Before = after != nil
	if in.WithTotal {
		page.Total, err = countFeed(ctx, r.db, in)
	}
	return page, err
}

func (r *Reader) list(ctx context.Context, in FeedInput, after []int64) (*found, error) {
	q := feedQuery{text: in.WithText, comments: min(in.WithComments, paging.Max), piazza: in.Piazza}
	if in.Piazza != nil && in.Tag == "" {
		return readFeed(ctx, r.db, q.ofPiazza(in, after))
	}
	ids, err := feedIDs(ctx, r.db, in, after)
	if err != nil {
		return nil, err
	}
	return r.byIDs(ctx, q, ids)
}

// Sections returns the latest entries of each kind in a piazza, newest first, and among the news the one that its editors
// put first, however old it is.
func (r *Reader) Sections(ctx context.Context, piazza *space.Piazza, kinds []entry.Kind, each int) (map[entry.Kind][]*entry.Entry, *Page, error) {
	if !piazza.CanRead(auth.FromContext(ctx)) {
		return nil, &Page{}, nil
	}
	ids, err := sectionIDs(ctx, r.db, piazza.ID, kinds, each)
	if err != nil {
		return nil, nil, err
	}
	found, err := r.byIDs(ctx, feedQuery{piazza: piazza}, ids)
	if err != nil {
		return nil, nil, err
	}
	page := found.page(len(ids))
	sections := map[entry.Kind][]*entry.Entry{}
	for _, e := range page.Entries {
		sections[e.Kind] = append(sections[e.Kind], e)
	}
	return sections, page, nil
}

// Openings returns the first page of entries of each of several piazze, in statements whose number does not depend on
// theirs. Of what is asked, the kinds, the length and the text count; comments do not come along.
func (r *Reader) Openings(ctx context.Context, piazze []*space.Piazza, in FeedInput) (map[space.ID]*Page, error) {
	viewer := auth.FromContext(ctx)
	pages := make(map[space.ID]*Page, len(piazze))
	spaces := make([]int64, 0, len(piazze))
	for _, p := range piazze {
		pages[p.ID] = &Page{}
		if p.CanRead(viewer) {
			spaces = append(spaces, int64(p.ID))
		}
	}
	ids, err := openingIDs(ctx, r.db, spaces, in.Kinds, in.Page.Limit()+1)
	if err != nil {
		return nil, err
	}
	found, err := r.byIDs(ctx, feedQuery{text: in.WithText}, ids)
	if err != nil {
		return nil, err
	}
	all := found.page(len(ids))
	for _, e := range all.Entries {
		p := pages[e.Piazza.ID]
		p.Entries, p.Threads = append(p.Entries, e), all.Threads
	}
	for _, p := range pages {
		p.Entries, p.More = paging.Cut(p.Entries, in.Page.Limit())
	}
	return pages, nil
}

// Entry returns an entry whole, with its thread, nil where the viewer may not see it.
func (r *Reader) Entry(ctx context.Context, id entry.ID) (*entry.Entry, *comment.Thread, error) {
	found, err := r.byIDs(ctx, feedQuery{text: true}, []int64{int64(id)})
	if err != nil || len(found.entries) == 0 {
		return nil, nil, err
	}
	e := found.entries[0]
	if !e.CanRead(auth.FromContext(ctx)) {
		return nil, nil, nil
	}
	return e, found.threads[e.ID], nil
}

// byIDs reads entries by their ids, and the piazze that they stand in where the caller has none in hand.
func (r *Reader) byIDs(ctx context.Context, q feedQuery, ids []int64) (*found, error) {
	if len(ids) == 0 {
		return &found{}, nil
	}
	found, err := readFeed(ctx, r.db, q.ofIDs(ids))
	if err != nil || q.piazza != nil {
		return found, err
	}
	return found, found.placeIn(ctx, r.db)
}

// found is what a statement brought.
type found struct {
	entries []*entry.Entry
	threads map[entry.ID]*comment.Thread
	// spaces says where each entry stands, until its piazza is known.
	spaces []space.ID
}

// page orders what was found from the newest and cuts it to its length.
func (f *found) page(limit int) *Page {
	slices.SortFunc(f.entries, newestFirst)
	entries, more := paging.Cut(f.entries, limit)
	return &Page{Entries: entries, Threads: f.threads, More: more}
}

func newestFirst(a, b *entry.Entry) int {
	return cmp.Or(b.PublishedAt.Compare(*a.PublishedAt), cmp.Compare(b.ID, a.ID))
}

// settle tells a thread, and the comments that came along, where they stand.
func settle(t *comment.Thread, e *entry.Entry) {
	t.Place = comment.PlaceOf(e)
	if t.Opening == nil {
		return
	}
	for _, c := range t.Opening.Comments {
		c.Place = t.Place
	}
}

// placeIn gives each entry its piazza, and each thread its place.
func (f *found) placeIn(ctx context.Context, q db.Querier) error {
	piazze, err := piazzeOf(ctx, q, f.spaces)
	if err != nil {
		return err
	}
	for i, e := range f.entries {
		e.Piazza = piazze[f.spaces[i]]
		settle(f.threads[e.ID], e)
	}
	return nil
}
