package audit

import (
	"context"
	"math"

	"piazza/internal/auth"
	"piazza/internal/paging"
)

// Filter says which records are asked for.
type Filter struct {
	// MemberID asks for what concerns a member, or what he did; 0 for everybody.
	MemberID int64
	// Kinds asks for these kinds, none for all.
	Kinds []Kind
}

// Page is part of the trail, newest first.
type Page struct {
	Records []*Record
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
	filter       Filter
	service      *Service
}

// list names the list in its cursors.
const list = "audit"

// CursorOf returns the cursor of a record of this page.
func (*Page) CursorOf(r *Record) string { return paging.Cursor(list, r.Number) }

// Total returns how many such records there are in all.
func (p *Page) Total(ctx context.Context) (int, error) {
	if p.service == nil {
		return 0, nil
	}
	return storeOn(p.service.db).total(ctx, p.filter)
}

// List returns a page of the trail for administrators of the installation; for others it is empty.
func (s *Service) List(ctx context.Context, f Filter, page paging.Page) (*Page, error) {
	if !auth.FromContext(ctx).Administrator {
		return &Page{}, nil
	}
	return s.Trail(ctx, f, page)
}

// Trail returns a page of the trail to whoever calls: the operator.
func (s *Service) Trail(ctx context.Context, f Filter, page paging.Page) (*Page, error) {
	key, err := page.Key(list, 1)
	if err != nil {
		return nil, err
	}
	before := int64(math.MaxInt64)
	if key != nil {
		before = key[0]
	}
	rows, err := storeOn(s.db).page(ctx, f, before, page.Limit()+1)
	records, more := paging.Cut(rows, page.Limit())
	return &Page{Records: records, More: more, Before: page.After != "", filter: f, service: s}, err
}
