package space

import (
	"context"
	"math"

	"piazza/internal/account"
	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/mail"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

// invitePath is where an invitation's link leads.
const invitePath = "/inviti/"

// mostInvitations is how many one member makes within a day: nobody sends mails by the thousand in our name.
const mostInvitations = 100

// Invite makes an invitation. Where it is not mailed, the link to pass on comes back, this once.
func (s *Service) Invite(ctx context.Context, in InviteInput) (made *Invitation, link string, err error) {
	if err := s.canMake(ctx, &in); err != nil {
		return nil, "", err
	}
	secret := account.Secret()
	do := func(ctx context.Context, tx *db.Tx, p *Piazza) error {
		made, err = s.make(ctx, tx, in, p, secret)
		return err
	}
	if in.PiazzaID == nil {
		err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			if err := account.RunsIn(ctx, tx); err != nil {
				return err
			}
			return do(ctx, tx, nil)
		})
	} else {
		_, err = s.change(ctx, *in.PiazzaID, do)
	}
	if err != nil {
		return nil, "", err
	}
	if in.Address == nil {
		link = s.publicURL + invitePath + secret
	}
	return made, link, nil
}

// canMake refuses what needs no piazza to be refused, and brings the address into form.
func (s *Service) canMake(ctx context.Context, in *InviteInput) error {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return problem.SignIn()
	}
	if err := lasts(ctx, in.Role); err != nil {
		return err
	}
	if in.PiazzaID == nil {
		if !canInvite(v, 0) {
			return ErrInvite
		}
		if err := account.Fresh(ctx); err != nil {
			return err
		}
	}
	if err := in.check(); err != nil || in.Address == nil {
		return err
	}
	if !s.mails.Available() {
		return ErrInviteMail
	}
	address, err := mail.Address(*in.Address)
	in.Address = &address
	return err
}

// make writes an invitation, mails it, and records it.
func (s *Service) make(ctx context.Context, tx *db.Tx, in InviteInput, p *Piazza, secret string) (*Invitation, error) {
	by := account.ViewerID(ctx)
	if p != nil && !canInvite(p.viewer(ctx), p.ID) {
		return nil, ErrInvite
	}
	n, err := storeOn(tx).invitationsMade(ctx, by)
	if err == nil && n >= mostInvitations {
		err = ErrInviteMany
	}
	if err != nil {
		return nil, err
	}
	made, err := storeOn(tx).addInvitation(ctx, in, secret, by)
	if err != nil {
		return nil, err
	}
	if p != nil {
		made.PiazzaTitle = &p.Title
	}
	err = audit.RecordIn(ctx, tx, audit.Act{
		Kind: audit.InvitationCreated, SpaceID: int64(made.PiazzaID),
		Facts: map[string]any{"invitation": int64(made.ID), audit.RoleAfter: string(in.Role)},
	})
	if err != nil {
		return nil, err
	}
	return made, s.mail(ctx, tx, in, made, secret)
}

func (s *Service) mail(ctx context.Context, tx *db.Tx, in InviteInput, made *Invitation, secret string) error {
	if in.Address == nil {
		return nil
	}
	language, err := account.LocaleIn(ctx, tx, account.ViewerID(ctx))
	if err != nil {
		return err
	}
	m := mail.Message{
		Address: *in.Address, Language: language, Template: mail.InviteAdministrator, Path: invitePath + secret,
		Told: map[string]string{"days": itoa(in.Days), "role": string(in.Role)}, For: days(in.Days),
	}
	if language == "en" {
		m.Path = "/en" + m.Path
	}
	if made.PiazzaTitle != nil {
		m.Template, m.Told["piazza"] = mail.Invite, *made.PiazzaTitle
	}
	return s.mails.SendIn(ctx, tx, m)
}

// InviteFirst makes an invitation to run the installation on behalf of its operator, and returns its link.
func (s *Service) InviteFirst(ctx context.Context, days int) (link string, err error) {
	secret := account.Secret()
	in := InviteInput{Role: Administrator, Days: days}
	if err := in.check(); err != nil {
		return "", err
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := s.make(ctx, tx, in, nil, secret)
		return err
	})
	return s.publicURL + invitePath + secret, err
}

// Invitations returns those of a piazza, or, where it is nil, to run the installation, newest first; none for who may not invite
// there.
func (s *Service) Invitations(ctx context.Context, p *Piazza, page paging.Page) (InvitationPage, error) {
	id, may := invitingTo(ctx, p)
	if !may {
		return InvitationPage{}, nil
	}
	key, err := page.Key(listInvitations, 1)
	if err != nil {
		return InvitationPage{}, err
	}
	before := int64(math.MaxInt64)
	if key != nil {
		before = key[0]
	}
	rows, err := storeOn(s.db).invitations(ctx, id, before, page.Limit()+1)
	found, more := paging.Cut(rows, page.Limit())
	return InvitationPage{Invitations: found, More: more, Before: key != nil}, err
}

// InvitationCount counts what Invitations lists.
func (s *Service) InvitationCount(ctx context.Context, p *Piazza) (int, error) {
	id, may := invitingTo(ctx, p)
	if !may {
		return 0, nil
	}
	return storeOn(s.db).invitationCount(ctx, id)
}

func invitingTo(ctx context.Context, p *Piazza) (ID, bool) {
	if p == nil {
		return 0, canInvite(auth.FromContext(ctx), 0)
	}
	return p.ID, canInvite(p.viewer(ctx), p.ID)
}

// RevokeInvitation takes an invitation back that nobody took up.
func (s *Service) RevokeInvitation(ctx context.Context, in InvitationInput) (revoked *Invitation, err error) {
	if !auth.FromContext(ctx).SignedIn() {
		return nil, problem.SignIn()
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		revoked, err = storeOn(tx).holdInvitation(ctx, in.InvitationID)
		switch {
		case err != nil:
			return err
		case revoked == nil || !canInvite(auth.FromContext(ctx), revoked.PiazzaID):
			return ErrInvitation.On("invitationId")
		case revoked.State != Waiting:
			return ErrInvitationOver
		}
		revoked.State = Revoked
		if err := storeOn(tx).revokeInvitation(ctx, revoked.ID); err != nil {
			return err
		}
		return audit.RecordIn(ctx, tx, audit.Act{
			Kind: audit.InvitationRevoked, SpaceID: int64(revoked.PiazzaID), Facts: map[string]any{"invitation": int64(revoked.ID)},
		})
	})
	if err != nil {
		return nil, err
	}
	return revoked, nil
}
