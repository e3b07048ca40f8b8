package account

import (
	"context"
	"strings"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

const (
	sessionLife = 30 * 24 * time.Hour
	// touchEvery bounds how often reading a page writes a row.
	touchEvery = 5 * time.Minute
	// forgetAfter is how long an ended session stays, for whoever has to look into an incident.
	forgetAfter   = 30 * 24 * time.Hour
	longestAgent  = 300
	longestSecret = 128
)

// ErrSession says that the viewer has no such session.
var ErrSession = problem.Missing("session_missing", "This session does not exist any more.")

type newSession struct {
	member    ID
	hash      []byte
	provider  string
	userAgent string
}

// Opening is what a new session is opened with.
type Opening struct {
	MemberID  ID
	Provider  string
	UserAgent string
	// Previous is the token that the browser brought along; its session ends.
	Previous string
}

// ViewerBySession returns who a session's token belongs to, the anonymous viewer when to nobody: one statement, which
// many who ask at the same moment share, and every five minutes a second one that notes the use.
func (s *Service) ViewerBySession(ctx context.Context, tokenHash []byte) (auth.Viewer, error) {
	k, err := s.lookups.ask(ctx, tokenHash)
	now := s.db.Now()
	if err != nil || !k.viewer.SignedIn() || now.Sub(k.seen) < touchEvery {
		return k.viewer, err
	}
	// That it was used is worth a row, but no failed request.
	_ = storeOn(s.db).touch(ctx, SessionID(k.viewer.SessionID), now)
	return k.viewer, nil
}

// ViewerByToken is ViewerBySession for the token itself. What cannot be a token costs no statement.
func (s *Service) ViewerByToken(ctx context.Context, token string) (auth.Viewer, error) {
	if token == "" || len(token) > longestSecret {
		return auth.Viewer{}, nil
	}
	return s.ViewerBySession(ctx, Hash(token))
}

// OpenSession opens a session and returns its token, which is kept nowhere else.
func (s *Service) OpenSession(ctx context.Context, o Opening) (string, *Session, error) {
	token := Secret()
	var opened *Session
	err := s.inTxEnding(ctx, func(ctx context.Context, tx *db.Tx) (ended []int64, err error) {
		store := storeOn(tx)
		if err := enter(ctx, store, o.MemberID); err != nil {
			return nil, err
		}
		if err := store.forget(ctx, o.MemberID, tx.Now().Add(-forgetAfter)); err != nil {
			return nil, err
		}
		if o.Previous != "" && len(o.Previous) <= longestSecret {
			if ended, err = store.endToken(ctx, Hash(o.Previous), tx.Now()); err != nil {
				return nil, err
			}
		}
		opened, err = store.open(ctx, newSession{o.MemberID, Hash(token), o.Provider, agent(o.UserAgent)}, tx.Now())
		return ended, err
	})
	if err != nil {
		return "", nil, err
	}
	return token, opened, nil
}

// enter refuses who is suspended or erased.
func enter(ctx context.Context, store store, id ID) error {
	m, at, err := store.enter(ctx, id)
	switch {
	case err != nil:
		return err
	case m == nil:
		return ErrMember
	default:
		return m.canEnter(at)
	}
}

// agent cuts what a browser calls itself to what can be stored and shown.
func agent(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	if letters := []rune(text); len(letters) > longestAgent {
		return string(letters[:longestAgent])
	}
	return text
}

// CloseSession ends the session of a token: signing out. A token of nobody is none the worse.
func (s *Service) CloseSession(ctx context.Context, token string) error {
	return s.inTxEnding(ctx, func(ctx context.Context, tx *db.Tx) ([]int64, error) {
		return storeOn(tx).endToken(ctx, Hash(token), tx.Now())
	})
}

// inTxEnding runs fn in a transaction and says in it which sessions fn ended: whoever holds connections open for them
// learns of it with the commit.
func (s *Service) inTxEnding(ctx context.Context, fn func(context.Context, *db.Tx) ([]int64, error)) error {
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		ended, err := fn(ctx, tx)
		over(tx, ended)
		return err
	})
}

// Sessions returns the viewer's sessions that are still valid, the present one first.
func (s *Service) Sessions(ctx context.Context) ([]*Session, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	return storeOn(s.db).sessions(ctx, v, s.db.Now())
}

// SessionByID returns one of the viewer's own valid sessions, nil for anything else.
func (s *Service) SessionByID(ctx context.Context, id SessionID) (*Session, error) {
	found, err := storeOn(s.db).session(ctx, id, s.db.Now())
	if found == nil || err != nil || !found.CanSee(auth.FromContext(ctx)) {
		return nil, err
	}
	return found, nil
}

// Revoke ends one of the viewer's sessions and returns those that are left.
func (s *Service) Revoke(ctx context.Context, in RevokeInput) ([]*Session, error) {
	return s.ending(ctx, func(ctx context.Context, tx *db.Tx, v auth.Viewer) ([]int64, error) {
		ended, err := storeOn(tx).end(ctx, in.SessionID, ID(v.MemberID), tx.Now())
		if err == nil && !ended {
			return nil, ErrSession
		}
		return []int64{int64(in.SessionID)}, err
	})
}

// RevokeOthers ends all of the viewer's sessions but the present one and returns those that are left.
func (s *Service) RevokeOthers(ctx context.Context) ([]*Session, error) {
	return s.ending(ctx, func(ctx context.Context, tx *db.Tx, v auth.Viewer) ([]int64, error) {
		return storeOn(tx).endOthers(ctx, v, tx.Now())
	})
}

func (s *Service) ending(ctx context.Context, end func(context.Context, *db.Tx, auth.Viewer) ([]int64, error)) ([]*Session, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	var left []*Session
	err := s.inTxEnding(ctx, func(ctx context.Context, tx *db.Tx) ([]int64, error) {
		ended, err := end(ctx, tx, v)
		if err != nil {
			return nil, err
		}
		left, err = storeOn(tx).sessions(ctx, v, tx.Now())
		return ended, err
	})
	if err != nil {
		return nil, err
	}
	return left, nil
}

// BeginLogin notes a login under way, and forgets those that led nowhere.
func (s *Service) BeginLogin(ctx context.Context, l Login) error {
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		store := storeOn(tx)
		if err := store.forgetLogins(ctx, tx.Now().Add(-loginLife)); err != nil {
			return err
		}
		return store.beginLogin(ctx, l, tx.Now())
	})
}

// LoginUnderWay tells whether a login that began through a provider can still be taken up.
func (s *Service) LoginUnderWay(ctx context.Context, provider, state string) (bool, error) {
	under, err := storeOn(s.db).loginUnderWay(ctx, provider, state, s.db.Now())
	return under, db.Problem(err)
}

// TakeLogin takes up a login where its browser left it. It works once; ErrLogin says that there is none to take up.
func (s *Service) TakeLogin(ctx context.Context, provider, state, browser string) (*Login, error) {
	if state == "" || browser == "" || len(state) > longestSecret || len(browser) > longestSecret {
		return nil, ErrLogin
	}
	var taken *Login
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		taken, err = storeOn(tx).takeLogin(ctx, provider, state, browser, tx.Now())
		return err
	})
	if err == nil && taken == nil {
		return nil, ErrLogin
	}
	return taken, err
}

// ErrLogin says that a login was begun elsewhere, too long ago, or is finished already.
var ErrLogin = problem.Bad("", "login_expired", "This login was begun in another browser or too long ago: begin again.")
