package login

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/markbates/goth"
	"golang.org/x/oauth2"

	"piazza/internal/account"
)

// OpenID is a Method: an OpenID Connect provider, of which nothing is known until someone signs in through it.
type OpenID struct {
	Provider

	publicURL string
	callback  string
	client    *http.Client
	now       func() time.Time
	health    *health

	mu     sync.Mutex
	found  *issuer
	failed error
}

// NewOpenID returns the method of a provider, for an installation that is reached by publicURL.
func NewOpenID(p Provider, publicURL string) *OpenID {
	return &OpenID{
		Provider: p, publicURL: publicURL, callback: p.callback(publicURL), client: p.client(), now: time.Now,
		health: &health{now: time.Now},
	}
}

// Name serves Method.
func (c *OpenID) Name() string { return c.Provider.Name }

// Title serves Method.
func (c *OpenID) Title() string { return c.Provider.Title }

// Kind serves Method.
func (c *OpenID) Kind() account.LoginKind { return c.kind() }

// Available serves Method: whether the provider answered when last asked.
func (c *OpenID) Available() bool {
	return c.health.available(func(ctx context.Context) error {
		_, err := c.discover(ctx)
		return err
	})
}

// Begin serves Method.
func (c *OpenID) Begin(ctx context.Context, l *account.Login, language string) (Step, error) {
	found, err := c.discover(ctx)
	if err != nil {
		return Step{}, err
	}
	ask := url.Values{"ui_locales": {language}}
	if !c.WithoutNonce {
		ask.Set("nonce", l.Nonce)
	}
	return c.first(found.peer, l, ask)
}

// first is the step to a service's page.
func (p Provider) first(service *peer, l *account.Login, ask url.Values) (Step, error) {
	session, err := service.BeginAuth(l.State)
	if err != nil {
		return Step{}, err
	}
	address, err := session.GetAuthURL()
	if err != nil {
		return Step{}, err
	}
	u, err := url.Parse(address)
	if err != nil {
		return Step{}, err
	}
	query := u.Query()
	if !p.WithoutPKCE {
		query.Set("code_challenge", oauth2.S256ChallengeFromVerifier(l.Verifier))
		query.Set("code_challenge_method", "S256")
	}
	for name, value := range p.Ask {
		query.Set(name, value)
	}
	if l.Purpose == account.Confirm {
		for name, value := range p.Again {
			query.Set(name, value)
		}
	}
	for name := range ask {
		query.Set(name, ask.Get(name))
	}
	u.RawQuery = query.Encode()
	return Step{Address: u.String()}, nil
}

// answered reads what a service's answer says of itself: it leads on only with a code, and from whom it should come.
// names tells that the service says with every answer whose it is (RFC 9207).
func (p Provider) answered(answer url.Values, names bool) (code string, err error) {
	from := answer.Get("iss")
	switch {
	case from != "" && from != p.Issuer, from == "" && names:
		return "", fmt.Errorf("%w: it comes from %q", ErrGivenUp, shorten(from))
	case answer.Get("error") != "" || answer.Get("code") == "":
		return "", fmt.Errorf("%w: %q", ErrGivenUp, shorten(answer.Get("error")))
	default:
		return answer.Get("code"), nil
	}
}

// exchange gives a code for what it stands for.
func (p Provider) exchange(service *peer, l *account.Login, code string) (*grant, error) {
	session, params := &grant{}, url.Values{"code": {code}}
	if !p.WithoutPKCE {
		params.Set("code_verifier", l.Verifier)
	}
	_, err := session.Authorize(service, params)
	return session, err
}

// Finish serves Method: it exchanges the code and returns who the provider says this is.
func (c *OpenID) Finish(ctx context.Context, r *http.Request, l *account.Login) (account.Identity, error) {
	found, err := c.discover(ctx)
	if err != nil {
		return account.Identity{}, err
	}
	code, err := c.answered(r.URL.Query(), found.names)
	if err != nil {
		return account.Identity{}, err
	}
	i, err := c.identify(ctx, found, l, code)
	if errors.Is(err, errDown) && !errors.Is(ctx.Err(), context.Canceled) {
		c.lost(err)
	}
	return i, err
}

func (c *OpenID) identify(ctx context.Context, found *issuer, l *account.Login, code string) (account.Identity, error) {
	service := found.peer.with(ctx)
	session, err := c.exchange(service, l, code)
	if err != nil {
		return account.Identity{}, err
	}
	token, err := c.verify(ctx, found.verifier, session, l)
	if err != nil {
		return account.Identity{}, err
	}
	user, err := service.FetchUser(session)
	if err != nil {
		return account.Identity{}, err
	}
	if user.UserID != "" && user.UserID != token.Subject || user.UserID == "" && service.profile != "" {
		return account.Identity{}, fmt.Errorf("%w: it tells about another person", ErrProof)
	}
	return c.identity(found, token, session, user)
}

// identity puts together who somebody is: what is signed counts before what is only told.
func (c *OpenID) identity(found *issuer, token *claims, session *grant, user goth.User) (account.Identity, error) {
	known := user.RawData
	maps.Copy(known, token.all)
	i := account.Identity{
		Issuer: c.realm(), Subject: token.Subject, Name: textAt(known, "name"), Email: textAt(known, "email"),
		Locale: textAt(known, "locale"), Assurance: c.Levels[textAt(token.all, "acr")],
	}
	i.EmailVerified = i.Email != "" && truthAt(known, "email_verified")
	i.Vouches = c.Vouches && (c.kind() != account.KindGoogle || googleKnows(i.Email, token.all))
	nick := textAt(known, "preferred_username")
	if i.Name == "" {
		i.Name = or(nick, textAt(known, "nickname"))
	}
	i.Label = label(i, nick)
	if found.leaves != "" || found.calls {
		i.Origin = &account.Origin{Issuer: c.realm(), Subject: token.Subject, Reference: textAt(token.all, "sid")}
		if found.leaves != "" {
			i.Origin.Hint = session.IDToken
		}
	}
	return i, nil
}
