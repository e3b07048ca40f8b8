package live

import (
	"piazza/internal/auth"
	"piazza/internal/db"
)

// change is a change of what somebody may see.
type change struct {
	// One of these numbers is not 0, or it concerns everybody.
	session, member, space int64
	// pass is whose passes are over, by what of them is not 0. Version is, of a guest, the first that is good; of screens the
	// number of the last that is over.
	pass auth.Pass
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
	case db.GuestEnded:
		return change{pass: auth.Pass{Kind: auth.PassGuest, ID: n.Ref, Version: int(n.Version)}}
	case db.ScreensEnded:
		return change{pass: auth.Pass{Kind: auth.PassScreen, AssemblyID: n.Ref, Version: int(n.Version)}}
	case db.PassesEnded:
		return change{pass: auth.Pass{AssemblyID: n.Ref}}
	default:
		return change{everybody: true}
	}
}

// expels tells whether the change ends the viewer's connections.
func (c change) expels(v auth.Viewer) bool {
	return c.session != 0 && v.SessionID == c.session || c.gone && v.MemberID == c.member || ends(c.pass, v.Pass)
}

// ends tells whether a pass is one of those that are over.
func ends(over, pass auth.Pass) bool {
	switch {
	case over == auth.Pass{}, pass.Kind == auth.PassNone:
		return false
	case over.Kind != auth.PassNone && pass.Kind != over.Kind, over.AssemblyID != 0 && pass.AssemblyID != over.AssemblyID:
		return false
	case over.ID == 0:
		return over.Version == 0 || pass.ID <= int64(over.Version)
	default:
		return pass.ID == over.ID && pass.Version < over.Version
	}
}

// concerns tells whether the change may touch what an operation shows.
func (c change) concerns(o *course) bool {
	switch v := o.seat.holder.viewer(); {
	case c.everybody:
		return true
	case c.space != 0:
		return !o.declared || o.space == c.space
	default:
		return c.expels(v) || c.member != 0 && v.MemberID == c.member
	}
}
