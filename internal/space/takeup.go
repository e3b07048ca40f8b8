package space

import (
	"context"
	"strconv"
	"time"

	"piazza/internal/account"
	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/limit"
	"piazza/internal/problem"
)

// tries bound how many wrong secrets are tried: from one address, and by one member.
type tries struct{ addresses, members *limit.Limiter }

const (
	// A hall of people who mistype a link, behind one address.
	addressTries    = 120
	addressTryPace  = 0.5
	memberTries     = 20
	memberTryPace   = 0.05
	secretLength    = 43
	hoursOfDay      = 24
	decimal         = 10
	memberKeyPrefix = "m"
)

func newTries() tries {
	return tries{limit.New(addressTries, addressTryPace), limit.New(memberTries, memberTryPace)}
}

// left tells whether one more may be tried; whoever has the right link takes nothing from it.
func (t tries) left(ctx context.Context) bool {
	return t.addresses.Left(auth.Address(ctx)) && (!auth.FromContext(ctx).SignedIn() || t.members.Left(memberKey(ctx)))
}

func (t tries) wrong(ctx context.Context) {
	t.addresses.Allow(auth.Address(ctx))
	if auth.FromContext(ctx).SignedIn() {
		t.members.Allow(memberKey(ctx))
	}
}

func memberKey(ctx context.Context) string {
	return memberKeyPrefix + strconv.FormatInt(auth.FromContext(ctx).MemberID, decimal)
}

func days(n int) time.Duration { return time.Duration(n) * hoursOfDay * time.Hour }

func itoa(n int) string { return strconv.Itoa(n) }

// Invitation returns the invitation of a link, nil where there is none, or too many were tried.
func (s *Service) Invitation(ctx context.Context, secret string) (*Invitation, error) {
	found, err := s.find(ctx, s.db, secret)
	if problem.Is(err, problem.NotFound) || problem.Is(err, problem.Limit) {
		return nil, nil
	}
	return found, err
}

// find is where secrets are tried.
func (s *Service) find(ctx context.Context, q db.Querier, secret string) (*Invitation, error) {
	if !s.tries.left(ctx) {
		return nil, ErrInvitationTry
	}
	var found *Invitation
	if len(secret) == secretLength {
		var err error
		if found, err = storeOn(q).findInvitation(ctx, secret); err != nil {
			return nil, err
		}
	}
	if found == nil {
		s.tries.wrong(ctx)
		return nil, ErrInvitation.On("secret")
	}
	if !found.counts && found.State == Waiting {
		found.State = Revoked
	}
	return found, nil
}

// TakeUp gives the viewer the role that an invitation is for. The piazza that comes back is nil where the installation is to be
// run.
func (s *Service) TakeUp(ctx context.Context, in TakeUpInput) (p *Piazza, err error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	if v.IsToken() {
		return nil, account.ErrToken
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		p = nil
		i, err := s.find(ctx, tx, in.Secret)
		switch {
		case err != nil:
			return err
		case i.State != Waiting:
			return ErrInvitationOver
		case i.PiazzaID == 0:
			return takeOver(ctx, tx, i)
		}
		if p, err = enterBy(ctx, tx, i); err != nil {
			return err
		}
		return use(ctx, tx, i)
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// takeOver makes the viewer one of those who run the installation.
func takeOver(ctx context.Context, tx *db.Tx, i *Invitation) error {
	if err := account.Fresh(ctx); err != nil {
		return err
	}
	changed, err := account.AdministerIn(ctx, tx, account.ViewerID(ctx), true)
	if err != nil {
		return err
	}
	if !changed {
		return ErrInvitationHad
	}
	return use(ctx, tx, i)
}

// enterBy gives the viewer the invitation's role in its piazza, which is held.
func enterBy(ctx context.Context, tx *db.Tx, i *Invitation) (*Piazza, error) {
	p, err := storeOn(tx).lock(ctx, i.PiazzaID)
	if err != nil {
		return nil, err
	}
	if err := refresh(ctx, tx, p); err != nil {
		return nil, err
	}
	v := p.viewer(ctx)
	if v.ExcludedFrom(int64(p.ID)) {
		return nil, ErrExcluded
	}
	in, had := MembershipInput{p.ID, account.ID(v.MemberID), i.Role}, v.Roles[int64(p.ID)]
	if had >= auth.Role(i.Role.rank()) {
		return nil, ErrInvitationHad
	}
	if had == auth.None {
		if err := join(ctx, tx, p, in); err != nil {
			return nil, err
		}
		return p, changed(ctx, tx, in, "", "")
	}
	p.became = &taken{by: in.MemberID, role: i.Role}
	return p, give(ctx, tx, in, roleName(had))
}

// use closes an invitation behind whoever takes it up.
func use(ctx context.Context, tx *db.Tx, i *Invitation) error {
	first, err := storeOn(tx).useInvitation(ctx, i.ID, account.ViewerID(ctx))
	if err != nil {
		return err
	}
	if !first {
		return ErrInvitationOver
	}
	return audit.RecordIn(ctx, tx, audit.Act{
		Kind: audit.InvitationUsed, MemberID: int64(account.ViewerID(ctx)), SpaceID: int64(i.PiazzaID),
		Facts: map[string]any{"invitation": int64(i.ID), audit.RoleAfter: string(i.Role)},
	})
}

// roleName is a role as the database spells it, empty for none.
func roleName(r auth.Role) Role {
	if r == auth.None {
		return ""
	}
	return Role(r.String())
}

// give gives a member of a piazza another role.
func give(ctx context.Context, tx *db.Tx, in MembershipInput, before Role) error {
	if before == in.Role {
		return nil
	}
	tx.Notify(db.RightsStream, db.MemberChanged, int64(in.MemberID), 0)
	if err := storeOn(tx).setRole(ctx, in); err != nil {
		return err
	}
	return changed(ctx, tx, in, before, "")
}

// changed says that a member's role in a piazza is another now: to his sessions, which get new tokens, and to the trail. Reason is what was said about it.
func changed(ctx context.Context, tx *db.Tx, in MembershipInput, before Role, reason string) error {
	if before == in.Role {
		return nil
	}
	err := audit.RecordIn(ctx, tx, audit.Act{
		Kind: audit.RoleChanged, MemberID: int64(in.MemberID), SpaceID: int64(in.PiazzaID), Detail: reason,
		Facts: map[string]any{audit.RoleBefore: string(before), audit.RoleAfter: string(in.Role)},
	})
	if err != nil {
		return err
	}
	return account.RotateIn(ctx, tx, in.MemberID)
}
