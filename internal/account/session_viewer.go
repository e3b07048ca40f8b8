package account

import (
	"context"
	"time"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// ErrBearer says that an access token opens nothing, or nothing any more.
var ErrBearer = problem.New(problem.Unauthenticated, "token_unknown", "This access token is unknown, has ended, or was revoked.")

// ErrOutgrown says that a connection is older than the use of a passkey that lets its viewer do more: through it he gets no more.
var ErrOutgrown = problem.Denied("rights_changed", "You may do more by now than when this connection was opened: open another one.")

// known is who a session belongs to, with what there is to do about it.
type known struct {
	viewer auth.Viewer
	// use is to be noted, nil where it is already. settled is the new token that was used and whose use is to be noted, nil where it is.
	use     *use
	settled []byte
	// lost is the new token whose answer was lost, as far as is written: this node may know better.
	lost []byte
	// rotates: it gets a new token.
	rotates bool
}

// Visit is who asks, and the new token that his browser gets, empty for none.
type Visit struct {
	Viewer auth.Viewer
	Token  string
}

// wanted is what somebody asks about: a token's hash, or a session that a connection was opened in.
type wanted struct {
	hash    []byte
	session int64
}

// found are the answers to several, by what they asked.
type found struct {
	byHash map[string]known
	byID   map[int64]known
}

func (f found) of(w wanted) known {
	if w.hash == nil {
		return f.byID[w.session]
	}
	return f.byHash[string(w.hash)]
}

// ask returns who a token or a session belongs to.
func (s *Service) ask(ctx context.Context, w wanted) (known, error) {
	found, err := s.lookups.Ask(ctx, w)
	return found.of(w), err
}

// VisitByToken returns who a browser's token belongs to, the anonymous viewer when to nobody: one statement, which many who
// ask at the same moment share. Where a new token is due and the answer can carry it, it comes along.
func (s *Service) VisitByToken(ctx context.Context, token string, carries bool) (Visit, error) {
	if token == "" || len(token) > longestSecret || isTokenSecret(token) {
		return Visit{}, nil
	}
	k, err := s.ask(ctx, wanted{hash: Hash(token)})
	if err != nil || k.viewer.IsToken() {
		return Visit{}, err
	}
	s.uses.note(k)
	visit := Visit{Viewer: k.viewer}
	if k.rotates && carries && !s.uses.settles(k.lost) {
		visit.Token = s.rotate(ctx, SessionID(k.viewer.SessionID), token)
	}
	return visit, nil
}

// ViewerByToken is VisitByToken for whoever cannot carry a new token.
func (s *Service) ViewerByToken(ctx context.Context, token string) (auth.Viewer, error) {
	visit, err := s.VisitByToken(ctx, token, false)
	return visit.Viewer, err
}

// ViewerByBearer returns whom a program's access token speaks for. One that opens nothing is refused: who brings it does not
// mean to be a visitor.
func (s *Service) ViewerByBearer(ctx context.Context, token string) (auth.Viewer, error) {
	if len(token) > longestSecret || !isTokenSecret(token) {
		return auth.Viewer{}, ErrBearer
	}
	k, err := s.ask(ctx, wanted{hash: Hash(token)})
	if err == nil && !k.viewer.IsToken() {
		err = ErrBearer
	}
	if err != nil {
		return auth.Viewer{}, err
	}
	s.uses.note(k)
	return k.viewer, nil
}

// Renew looks again at who somebody is, whatever has become of his session's token since: the anonymous viewer where the
// session is over. What was proved in it since is not for the connection that asks: it may be held by whoever had the token
// of before, which does not open that either. Where rights are kept back for that alone, it is refused with ErrOutgrown.
func (s *Service) Renew(ctx context.Context, was auth.Viewer) (auth.Viewer, error) {
	if was.SessionID == 0 {
		return was, nil
	}
	k, err := s.ask(ctx, wanted{session: was.SessionID})
	if err == nil {
		s.uses.note(k)
		err = keepTo(&k.viewer, was, s.rules)
	}
	if err != nil {
		return auth.Viewer{}, err
	}
	return k.viewer, nil
}

// keepTo leaves a viewer no more than was proved when he was looked up before, or says that this is too little.
func keepTo(v *auth.Viewer, was auth.Viewer, rules Rules) error {
	if v.ProvedAt.After(was.ProvedAt) {
		v.ProvedAt = was.ProvedAt
	}
	if !v.WithPasskey || was.WithPasskey {
		return nil
	}
	v.WithPasskey = false
	if !rules.Passkeys {
		return nil
	}
	if withhold(v); v.Withheld {
		return ErrOutgrown
	}
	return nil
}

// withhold keeps the rights to moderate and to administer from whoever has not used a passkey, where that is asked for, and
// tells that there are some.
func withhold(v *auth.Viewer) {
	v.Withheld = v.Administrator
	for _, role := range v.Roles {
		v.Withheld = v.Withheld || role > auth.Editor
	}
	v.Administrator = false
	if v.Most == auth.None || v.Most > auth.Editor {
		v.Most = auth.Editor
	}
}

// limit leaves a program what the scopes of its token allow: never the running of the installation.
func limit(v *auth.Viewer) {
	v.Administrator = false
	if !Scopes(v.Scopes).Allow(ScopeModerate) {
		v.Most = auth.Member
	}
}

// ago is the moment so many seconds ago, by this computer's clock; the zero time for less than none.
func ago(seconds float64) time.Time {
	if seconds < 0 {
		return time.Time{}
	}
	return time.Now().Add(-time.Duration(seconds * float64(time.Second)))
}
