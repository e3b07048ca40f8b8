package account

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// ErrSession says that the viewer has no such session.
var ErrSession = problem.Missing("session_missing", "This session does not exist any more.")

// Sessions returns the viewer's sessions that are still valid, the present one first; none to a program.
func (s *Service) Sessions(ctx context.Context) ([]*Session, error) {
	v := auth.FromContext(ctx)
	switch {
	case !v.SignedIn():
		return nil, problem.SignIn()
	case v.IsToken():
		return nil, nil
	default:
		return s.uses.seen(storeOn(s.db).sessions(ctx, v, s.rules))
	}
}

// SessionByID returns one of the viewer's own valid sessions, nil for anything else.
func (s *Service) SessionByID(ctx context.Context, id SessionID) (*Session, error) {
	found, err := storeOn(s.db).session(ctx, id, s.rules)
	if found == nil || err != nil || !found.CanSee(auth.FromContext(ctx)) {
		return nil, err
	}
	found.SeenAt = s.uses.last(int64(id), found.SeenAt)
	return found, nil
}

// Revoke ends one of the viewer's sessions and returns those that are left.
func (s *Service) Revoke(ctx context.Context, in RevokeInput) ([]*Session, error) {
	return s.ending(ctx, func(ctx context.Context, tx *db.Tx, v auth.Viewer) ([]int64, error) {
		ended, err := storeOn(tx).end(ctx, in.SessionID, ID(v.MemberID), kindBrowser)
		if err == nil && !ended {
			return nil, ErrSession
		}
		return []int64{int64(in.SessionID)}, err
	})
}

// RevokeOthers ends all of the viewer's sessions but the present one and returns those that are left. His programs' tokens
// stay.
func (s *Service) RevokeOthers(ctx context.Context) ([]*Session, error) {
	return s.ending(ctx, func(ctx context.Context, tx *db.Tx, v auth.Viewer) ([]int64, error) {
		return storeOn(tx).endOthers(ctx, v, false)
	})
}

// EndOthersIn ends, within a transaction, all of a member's sessions and tokens but one session, 0 for none.
func EndOthersIn(ctx context.Context, tx *db.Tx, id ID, but SessionID) error {
	ended, err := storeOn(tx).endOthers(ctx, auth.Viewer{MemberID: int64(id), SessionID: int64(but)}, true)
	over(tx, ended)
	return err
}

func (s *Service) ending(ctx context.Context, end func(context.Context, *db.Tx, auth.Viewer) ([]int64, error)) (left []*Session, err error) {
	v := auth.FromContext(ctx)
	switch {
	case !v.SignedIn():
		return nil, problem.SignIn()
	case v.IsToken():
		return nil, ErrToken
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		ended, err := end(ctx, tx, v)
		if err != nil {
			return err
		}
		over(tx, ended)
		left, err = s.uses.seen(storeOn(tx).sessions(ctx, v, s.rules))
		return err
	})
	if err != nil {
		return nil, err
	}
	return left, nil
}
