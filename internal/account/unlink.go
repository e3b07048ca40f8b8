package account

import (
	"context"
	"slices"

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
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		left, err = s.unlink(ctx, tx, v, in.LoginID)
		return err
	})
	if err != nil {
		return nil, err
	}
	return left, nil
}

// unlink reads the ways in once: nobody else changes them while the member is held.
func (s *Service) unlink(ctx context.Context, tx *db.Tx, v auth.Viewer, id WayID) (left []*Way, err error) {
	m, err := aloneIn(ctx, tx, ID(v.MemberID))
	if err != nil {
		return nil, err
	}
	own, n, err := storeOn(tx).ways(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(own, func(w *Way) bool { return w.ID == id })
	switch {
	case at < 0:
		return nil, ErrWay
	case n <= 1:
		return nil, ErrLastWay
	}
	gone, told := own[at], addressesIn(own)
	if err := s.withoutWay(ctx, tx, m, gone, v.SessionID); err != nil {
		return nil, err
	}
	left = slices.Delete(own, at, at+1)
	for _, w := range left {
		w.last = n-1 <= 1
	}
	return left, s.tell(ctx, tx, m, told, mail.LoginUnlinked, map[string]string{"title": s.titleOf(gone.Provider)})
}

// withoutWay takes a way in away from a held member, with what was opened by it elsewhere.
func (s *Service) withoutWay(ctx context.Context, tx *db.Tx, m *Member, gone *Way, session int64) error {
	store := storeOn(tx)
	removed, trace, err := store.removeWay(ctx, gone.ID, m.ID, s.traces)
	if err != nil || removed == nil {
		return orMissing(err, ErrWay)
	}
	if err := store.leave(ctx, m.ID, trace); err != nil {
		return err
	}
	if err := store.assess(ctx, m.ID); err != nil {
		return err
	}
	ended, err := store.endBy(ctx, m.ID, gone.Provider, session)
	if err != nil {
		return err
	}
	over(tx, ended)
	act := audit.Act{Kind: audit.LoginUnlinked, MemberID: int64(m.ID), Facts: map[string]any{"provider": gone.Provider}}
	if err := audit.RecordIn(ctx, tx, act); err != nil {
		return err
	}
	return RotateIn(ctx, tx, m.ID)
}
