package account

import (
	"context"

	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// ErrLastAdministrator says that nobody would be left to run the installation.
var ErrLastAdministrator = problem.Clash("last_installation_administrator", "This is the last administrator of the installation: make somebody else one first.")

// AdministratorInput says who is to run the installation, or no longer.
type AdministratorInput struct {
	MemberID        ID
	IsAdministrator bool
}

// CanAdminister says why the viewer may not say who runs the installation; nil where he may.
func CanAdminister(v auth.Viewer) error {
	switch {
	case !v.SignedIn():
		return problem.SignIn()
	case !v.Administrator:
		return ErrAdministrators
	default:
		return nil
	}
}

// Administer gives the running of the installation to a member, or takes it away; never from the last.
func (s *Service) Administer(ctx context.Context, in AdministratorInput) (changed *Member, err error) {
	v := auth.FromContext(ctx)
	if err := CanAdminister(v); err != nil {
		return nil, err
	}
	if err := Fresh(ctx); err != nil {
		return nil, err
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		h, err := hold(ctx, tx, in.MemberID)
		if err != nil {
			return err
		}
		if !h.runs(ID(v.MemberID)) {
			return ErrAdministrators
		}
		changed = h.member
		_, err = administer(ctx, tx, h, in.IsAdministrator)
		return err
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// RunsIn says why whoever asks does not run the installation by now; nil where he does.
func RunsIn(ctx context.Context, tx *db.Tx) error {
	h, err := hold(ctx, tx, ViewerID(ctx))
	if err == nil && !h.runs(ViewerID(ctx)) {
		err = ErrAdministrators
	}
	return err
}

// AdministerIn gives the running of the installation to a member, or takes it away, on nobody's word but the caller's. It tells
// whether that changed anything.
func AdministerIn(ctx context.Context, tx *db.Tx, id ID, runs bool) (bool, error) {
	h, err := hold(ctx, tx, id)
	if err != nil {
		return false, err
	}
	return administer(ctx, tx, h, runs)
}

func administer(ctx context.Context, tx *db.Tx, h *held, runs bool) (bool, error) {
	m := h.member
	switch {
	case m.Administrator == runs:
		return false, nil
	case m.ErasedAt != nil:
		return false, ErrErased
	case !runs && h.last():
		return false, ErrLastAdministrator
	}
	m.Administrator = runs
	if err := storeOn(tx).administer(ctx, m.ID, runs); err != nil {
		return false, err
	}
	tx.Notify(db.RightsStream, db.MemberChanged, int64(m.ID), 0)
	if err := RotateIn(ctx, tx, m.ID); err != nil {
		return false, err
	}
	return true, recordAdministrator(ctx, tx, m.ID, runs)
}

// recordAdministrator records that somebody runs the installation from now on, or does so no more. Where there is no role the
// trail names none.
func recordAdministrator(ctx context.Context, tx *db.Tx, id ID, runs bool) error {
	before, after := "administrator", ""
	if runs {
		before, after = after, before
	}
	return audit.RecordIn(ctx, tx, audit.Act{
		Kind: audit.AdministratorChanged, MemberID: int64(id), Facts: map[string]any{audit.RoleBefore: before, audit.RoleAfter: after},
	})
}

// LocaleIn is the language in which a member is written to.
func LocaleIn(ctx context.Context, tx *db.Tx, id ID) (string, error) {
	m, err := storeOn(tx).byID(ctx, id)
	if err == nil && m == nil {
		err = ErrMember
	}
	if err != nil {
		return "", err
	}
	return m.Locale, nil
}
