package account

import (
	"context"

	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/mail"
	"piazza/internal/problem"
)

// What is refused to whoever takes a way in away.
var (
	// ErrWay says that the viewer has no such way in.
	ErrWay = problem.Missing("login_missing", "This login is not one of yours any more.")
	// ErrLastWay says that nobody takes the last way into his account away.
	ErrLastWay = problem.Clash("login_last", "This is your only way in: add another one before you take it away.")
)

// Unlink takes one of the viewer's ways in away and returns those that are left. Who came by it elsewhere is out.
func (s *Service) Unlink(ctx context.Context, in UnlinkInput) (left []*Way, err error) {
	if err := Fresh(ctx); err != nil {
		return nil, err
	}
	v := auth.FromContext(ctx)
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := s.unlink(ctx, tx, v, in.LoginID); err != nil {
			return err
		}
		left, _, err = storeOn(tx).ways(ctx, ID(v.MemberID))
		return err
	})
	if err != nil {
		return nil, err
	}
	return left, nil
}

func (s *Service) unlink(ctx context.Context, tx *db.Tx, v auth.Viewer, id WayID) error {
	store := storeOn(tx)
	m, err := aloneIn(ctx, tx, ID(v.MemberID))
	if err != nil {
		return err
	}
	told, err := s.addresses(ctx, tx, m.ID)
	if err != nil {
		return err
	}
	gone, trace, err := store.removeWay(ctx, id, m.ID, s.traces)
	if err != nil {
		return err
	}
	if gone == nil {
		return ErrWay
	}
	if err := store.leave(ctx, m.ID, trace); err != nil {
		return err
	}
	if err := someWayIn(ctx, tx, m.ID); err != nil {
		return err
	}
	if err := store.assess(ctx, m.ID); err != nil {
		return err
	}
	ended, err := store.endBy(ctx, m.ID, gone.Provider, v.SessionID)
	if err != nil {
		return err
	}
	over(tx, ended)
	act := audit.Act{Kind: audit.LoginUnlinked, MemberID: int64(m.ID), Facts: map[string]any{"provider": gone.Provider}}
	if err := audit.RecordIn(ctx, tx, act); err != nil {
		return err
	}
	if err := RotateIn(ctx, tx, m.ID); err != nil {
		return err
	}
	return s.tell(ctx, tx, m, told, mail.LoginUnlinked, map[string]string{"title": s.titleOf(gone.Provider)})
}

// someWayIn refuses what leaves a held member no way in: neither a login nor a passkey.
func someWayIn(ctx context.Context, tx *db.Tx, id ID) error {
	if _, n, err := storeOn(tx).ways(ctx, id); n > 0 || err != nil {
		return err
	}
	return ErrLastWay
}
