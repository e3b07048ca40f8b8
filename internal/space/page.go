package space

import "piazza/internal/paging"

// The names of the lists in their cursors.
const (
	listPiazze  = "piazze"
	listMembers = "members"
)

// Page is part of the list of piazze.
type Page struct {
	Piazze []*Piazza
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
}

// Cursor returns the cursor of a piazza of the list.
func (Page) Cursor(p *Piazza) string {
	return paging.Cursor(listPiazze, int64(p.MemberCount), int64(p.ID))
}

// MemberPage is part of the list of a piazza's members.
type MemberPage struct {
	Listed []*Listed
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
}

// Cursor returns the cursor of a member of the list.
func (MemberPage) Cursor(l *Listed) string {
	return paging.Cursor(listMembers, int64(l.Role.rank()), l.JoinedAt.UnixMicro(), int64(l.Member.ID))
}
