package account

import (
	"context"

	"piazza/internal/db"
)

// newSession is a row to be.
type newSession struct {
	member      ID
	hash        []byte
	provider    string
	userAgent   string
	withPasskey bool
}

// The kinds of session, as the database spells them.
const (
	kindBrowser = "browser"
	kindToken   = "token"
)

// OpenSession opens a session and returns its token, which is kept nowhere else.
func (s *Service) OpenSession(ctx context.Context, o Opening) (token string, opened *Session, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		token, opened, err = s.OpenSessionIn(ctx, tx, o)
		return err
	})
	if err != nil {
		return "", nil, err
	}
	return token, opened, nil
}

// OpenSessionIn is OpenSession within a transaction. Who is suspended or erased does not come in.
func (s *Service) OpenSessionIn(ctx context.Context, tx *db.Tx, o Opening) (string, *Session, error) {
	store := storeOn(tx)
	if err := enter(ctx, store, o.MemberID); err != nil {
		return "", nil, err
	}
	if err := endToken(ctx, tx, o.Previous); err != nil {
		return "", nil, err
	}
	token := Secret()
	opened, err := store.open(ctx, newSession{
		member: o.MemberID, hash: Hash(token), provider: o.Provider, userAgent: agent(o.UserAgent), withPasskey: o.WithPasskey,
	}, s.rules)
	if err != nil {
		return "", nil, err
	}
	return token, opened, store.addOrigin(ctx, opened.ID, o.Origin)
}

// enter refuses who is suspended, by whichever of his accounts, or erased.
func enter(ctx context.Context, store store, id ID) error {
	m, at, err := store.enter(ctx, id)
	switch {
	case err != nil:
		return err
	case m == nil:
		return ErrMember
	}
	if err := m.canEnter(at); err != nil {
		return err
	}
	return store.notBarred(ctx, m.PersonID)
}

// CloseSession ends the session of a token: signing out. A token of nobody is none the worse.
func (s *Service) CloseSession(ctx context.Context, token string) error {
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return endToken(ctx, tx, token) })
}

// endToken ends the session of a browser's token, if it opens one.
func endToken(ctx context.Context, tx *db.Tx, token string) error {
	if token == "" || len(token) > longestSecret {
		return nil
	}
	ended, err := storeOn(tx).endToken(ctx, Hash(token))
	over(tx, ended)
	return err
}

// OriginByToken returns the session at the provider's side from which a browser's session came, nil where there is none.
func (s *Service) OriginByToken(ctx context.Context, token string) (*Origin, error) {
	if token == "" || len(token) > longestSecret {
		return nil, nil //nolint:nilnil // a browser that is not signed in came from nowhere
	}
	return storeOn(s.db).originByToken(ctx, Hash(token))
}

// EndByOrigin ends what was opened by a session at a provider's side, because its owner has left there; without a
// reference, by any of the subject's, and without a subject whosever it is. It returns how many sessions that were.
func (s *Service) EndByOrigin(ctx context.Context, o Origin) (n int, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		ended, err := storeOn(tx).endByOrigin(ctx, o)
		over(tx, ended)
		n = len(ended)
		return err
	})
	return n, err
}
