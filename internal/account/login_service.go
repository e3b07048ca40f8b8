package account

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// What is refused of a login under way, and of an arrival that waits.
var (
	// ErrLogin says that a login was begun elsewhere, too long ago, or is finished already.
	ErrLogin = problem.Bad("", "login_expired", "This login was begun in another browser or too long ago: begin again.")
	// ErrArrival says the same of what was still to be said.
	ErrArrival = problem.Bad("", "arrival_expired", "This was begun in another browser, was answered already, or took too long: sign in again.")
)

// BeginLogin notes a login under way, and forgets those that led nowhere. One that is to add a way in, or to confirm who
// somebody is, is for the viewer's own session; who adds a way in has proved of late who he is.
func (s *Service) BeginLogin(ctx context.Context, l Login) error {
	if err := l.bind(ctx); err != nil {
		return err
	}
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		store := storeOn(tx)
		if err := store.forgetLogins(ctx); err != nil {
			return err
		}
		return store.beginLogin(ctx, l)
	})
}

// bind ties a login to the session that it is for.
func (l *Login) bind(ctx context.Context) error {
	v := auth.FromContext(ctx)
	l.SessionID = 0
	switch {
	case l.purpose() == Enter:
		return nil
	case !v.SignedIn():
		return problem.SignIn()
	case v.IsToken():
		return ErrToken
	}
	l.SessionID = SessionID(v.SessionID)
	if l.Purpose == Link {
		return Fresh(ctx)
	}
	return nil
}

// LoginUnderWay tells whether a login that began through a provider can still be taken up.
func (s *Service) LoginUnderWay(ctx context.Context, provider, state string) (bool, error) {
	found, err := storeOn(s.db).openLogin(ctx, provider, state)
	return found != nil, db.Problem(err)
}

// LoginFor returns a login that can still be taken up without taking it up, for whoever brings an answer and is not its
// browser: what a provider has another site post to us. ErrLogin says that there is none.
func (s *Service) LoginFor(ctx context.Context, provider, state string) (*Login, error) {
	if state == "" || len(state) > longestSecret {
		return nil, ErrLogin
	}
	found, err := storeOn(s.db).openLogin(ctx, provider, state)
	if err == nil && found == nil {
		err = ErrLogin
	}
	return found, db.Problem(err)
}

// AnswerLogin keeps what a provider said, as JSON, until the login is taken up by its browser; once. ErrLogin says that there
// is no such login, or that it has its answer.
func (s *Service) AnswerLogin(ctx context.Context, provider, state, answer string) error {
	answered, err := storeOn(s.db).answerLogin(ctx, provider, state, answer)
	if err == nil && !answered {
		err = ErrLogin
	}
	return db.Problem(err)
}

// TakeLogin takes up a login where its browser left it. It works once; ErrLogin says that there is none to take up.
func (s *Service) TakeLogin(ctx context.Context, provider, state, browser string) (*Login, error) {
	if state == "" || browser == "" || len(state) > longestSecret || len(browser) > longestSecret {
		return nil, ErrLogin
	}
	var taken *Login
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		taken, err = storeOn(tx).takeLogin(ctx, provider, state, browser)
		return err
	})
	if err == nil && taken == nil {
		return nil, ErrLogin
	}
	return taken, err
}

// ArrivalFor returns what somebody has still to say, by the secret in his browser's cookie. ErrArrival says that nothing waits.
func (s *Service) ArrivalFor(ctx context.Context, secret, browser string) (*Pending, error) {
	if secret == "" || browser == "" || len(secret) > longestSecret || len(browser) > longestSecret {
		return nil, ErrArrival
	}
	found, err := storeOn(s.db).openArrival(ctx, secret, browser)
	if err == nil && found == nil {
		err = ErrArrival
	}
	return found, db.Problem(err)
}

// TakeArrivalIn takes up what waits, once, within the transaction that does what was said.
func TakeArrivalIn(ctx context.Context, tx *db.Tx, secret, browser string, kind ArrivalKind) (*Pending, error) {
	found, err := storeOn(tx).takeArrival(ctx, secret, browser, kind)
	if err == nil && found == nil {
		err = ErrArrival
	}
	return found, err
}
