package live

import (
	"piazza/internal/auth"
	"piazza/internal/db"
)

// change is a change of what somebody may see.
type change struct {
	// One of these numbers is not 0, or it concerns everybody.
	session, member, space int64
	// gone: the member is no more.
	gone      bool
	everybody bool
}

// changesRights tells whether a notice of the rights stream is about what somebody may see. Otherwise it is about what
// nobody may see any more.
func changesRights(n db.Notice) bool {
	_, _, takes := n.TakesAway()
	return !takes
}

// changeOf reads a notice of the rights stream. A kind that is not known, as from a newer node, concerns everybody.
func changeOf(n db.Notice) change {
	switch n.Kind {
	case db.SessionEnded:
		return change{session: n.Ref}
	case db.MemberChanged:
		return change{member: n.Ref}
	case db.MemberErased:
		return change{member: n.Ref, gone: true}
	case db.SpaceChanged:
		return change{space: n.Ref}
	default:
		return change{everybody: true}
	}
}

// expels tells whether the change ends the viewer's connections.
func (c change) expels(v auth.Viewer) bool {
	return c.session != 0 && v.SessionID == c.session || c.gone && v.MemberID == c.member
}

// concerns tells whether the change may touch what an operation shows.
func (c change) concerns(o *course) bool {
	v := o.seat.viewer
	switch {
	case c.everybody:
		return true
	case c.space != 0:
		return !o.declared || o.space == c.space
	default:
		return c.expels(v) || c.member != 0 && v.MemberID == c.member
	}
}
