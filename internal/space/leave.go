package space

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// Administration is who runs a piazza.
type Administration struct {
	count int
	// one of them; the only one, where there is one.
	one account.ID
}

// Besides counts the administrators besides one member.
func (a Administration) Besides(id account.ID) int {
	if a.count > 0 && a.one == id || a.count > 1 {
		return a.count - 1
	}
	return a.count
}

// leaving is a line of the table of who may end whose membership: from which role on, by the role of whose it is.
type leaving struct {
	of    Role
	least auth.Role
}

var leavings = []leaving{
	{Member, auth.Moderator},
	{Editor, auth.Administrator},
	{Moderator, auth.Administrator},
	{Administrator, auth.Administrator},
}

// CanEnd says why the viewer may not end a member's membership; nil where he may. Others are the administrators
// besides that member.
func (p *Piazza) CanEnd(v auth.Viewer, member account.ID, role Role, others int) error {
	switch {
	case !v.SignedIn():
		return problem.SignIn()
	case !p.CanRead(v):
		return ErrPiazza
	case !v.Has(int64(p.ID), auth.Moderator):
		return ErrEnd
	case v.Is(int64(member)):
		return ErrOwn
	}
	for _, l := range leavings {
		if l.of == role && !v.Has(int64(p.ID), l.least) {
			return ErrEnd
		}
	}
	if !canTakeRole(role, "", others) {
		return ErrLastAdmin
	}
	return nil
}

// CanLeave says why the viewer may not leave; nil where he may. Others are the administrators besides him.
func (p *Piazza) CanLeave(v auth.Viewer, others int) error {
	role := Role(v.Roles[int64(p.ID)].String())
	switch {
	case !v.SignedIn():
		return problem.SignIn()
	case !role.Valid():
		return ErrNoMember
	case !canTakeRole(role, "", others):
		return ErrLastAdmin
	default:
		return nil
	}
}

// ViewerCanLeave answers CanLeave for whoever asks, given who runs the piazza.
func (p *Piazza) ViewerCanLeave(ctx context.Context, a Administration) bool {
	return p.CanLeave(p.viewer(ctx), a.Besides(account.ViewerID(ctx))) == nil
}

// ViewerCanEnd answers CanEnd for whoever asks, given who runs the piazza.
func (p *Piazza) ViewerCanEnd(ctx context.Context, l *Listed, a Administration) bool {
	return p.CanEnd(p.viewer(ctx), l.Member.ID, l.Role, a.Besides(l.Member.ID)) == nil
}

// Administrations says who runs each of the piazze; one without an administrator is absent.
func (s *Service) Administrations(ctx context.Context, ids []ID) (map[ID]Administration, error) {
	return storeOn(s.db).administrators(ctx, ids)
}

// End ends a member's membership, for a reason that is kept.
func (s *Service) End(ctx context.Context, in EndInput) (*Piazza, error) {
	reason, err := account.CheckReason(in.Reason)
	if err != nil {
		return nil, err
	}
	if in.ExcludedUntil != nil && !in.IsExcluded {
		return nil, ErrUntil
	}
	return s.change(ctx, in.PiazzaID, func(ctx context.Context, tx *db.Tx, p *Piazza) error {
		store := storeOn(tx)
		others, err := store.others(ctx, p.ID, in.MemberID)
		if err != nil {
			return err
		}
		role, err := store.role(ctx, MembershipInput{PiazzaID: p.ID, MemberID: in.MemberID})
		if err != nil {
			return err
		}
		if err := p.CanEnd(p.viewer(ctx), in.MemberID, role, others); err != nil {
			return err
		}
		if role == "" && !in.IsExcluded {
			return ErrNoMember.On("memberId")
		}
		if err := putOut(ctx, tx, p, in, role, reason); err != nil {
			return err
		}
		if err := exclude(ctx, tx, in, reason); err != nil {
			return err
		}
		return account.RecordIn(ctx, tx, account.Ruling{
			MemberID: in.MemberID, Action: account.End, Reason: reason, SpaceID: int64(p.ID),
		})
	})
}

// putOut ends a membership, where there is one, for a reason.
func putOut(ctx context.Context, tx *db.Tx, p *Piazza, in EndInput, role Role, reason string) error {
	if role == "" {
		tx.Notify(db.RightsStream, db.MemberChanged, int64(in.MemberID), 0)
		_, err := account.LocaleIn(ctx, tx, in.MemberID) // whom nobody knows nobody puts out
		return err
	}
	if err := remove(ctx, tx, p, in.MemberID); err != nil {
		return err
	}
	return changed(ctx, tx, MembershipInput{p.ID, in.MemberID, ""}, role, reason)
}

// Leave ends the viewer's own membership. Who does not belong to the piazza stays as he is. The piazza is nil where it
// no longer exists for him.
func (s *Service) Leave(ctx context.Context, in LeaveInput) (*Piazza, error) {
	left, err := s.change(ctx, in.PiazzaID, func(ctx context.Context, tx *db.Tx, p *Piazza) error {
		v := p.viewer(ctx)
		if v.Roles[int64(p.ID)] == auth.None {
			return nil
		}
		others, err := storeOn(tx).others(ctx, p.ID, account.ID(v.MemberID))
		if err != nil {
			return err
		}
		if err := p.CanLeave(v, others); err != nil {
			return err
		}
		p.became = &taken{by: account.ID(v.MemberID)}
		if err := remove(ctx, tx, p, account.ID(v.MemberID)); err != nil {
			return err
		}
		// Whoever only belonged to the piazza leaves it as he came: by himself, and without a trace.
		if before := roleName(v.Roles[int64(p.ID)]); before != Member {
			return changed(ctx, tx, MembershipInput{p.ID, account.ID(v.MemberID), ""}, before, "")
		}
		return nil
	})
	if err != nil || !left.CanRead(left.viewer(ctx)) {
		return nil, err
	}
	return left, nil
}

// remove ends a membership, counts it, and says so to whoever delivers.
func remove(ctx context.Context, tx *db.Tx, p *Piazza, member account.ID) error {
	gone, err := storeOn(tx).remove(ctx, p.ID, member)
	if gone {
		p.MemberCount--
		tx.Notify(db.RightsStream, db.MemberChanged, int64(member), 0)
	}
	if err != nil {
		return err
	}
	return leaveHalls(ctx, tx, p.ID, member, false)
}

// leaveHalls has whoever is no member any more count no more in the assemblies that the piazza holds now; whoever tells that he counts
// nowhere, member or not.
func leaveHalls(ctx context.Context, tx *db.Tx, id ID, member account.ID, whoever bool) error {
	halls, err := storeOn(tx).leaveHalls(ctx, id, member, whoever)
	for _, hall := range halls {
		for _, kind := range []string{"assembly", "assembly_turnout"} {
			tx.Touch(db.Stream{Kind: kind, Ref: hall})
		}
	}
	return err
}

// ErrErase says that a piazza would be left without an administrator.
var ErrErase = problem.Clash("erase_last_administrator", "You are the last administrator of a piazza: make somebody else one first.")

// EraseIn ends every membership of a member within a transaction. The last administrator of a piazza is refused.
func EraseIn(ctx context.Context, tx *db.Tx, member account.ID) error {
	store := storeOn(tx)
	held, err := store.hold(ctx, member)
	if err != nil {
		return err
	}
	for _, m := range held {
		others, err := store.others(ctx, m.PiazzaID, member)
		if err != nil {
			return err
		}
		if !canTakeRole(m.Role, "", others) {
			return ErrErase
		}
		if _, err := store.remove(ctx, m.PiazzaID, member); err != nil {
			return err
		}
		if err := leaveHalls(ctx, tx, m.PiazzaID, member, true); err != nil {
			return err
		}
	}
	return nil
}
