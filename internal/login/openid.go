package login

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/markbates/goth"
	"github.com/markbates/goth/providers/openidConnect"
	"golang.org/x/oauth2"

	"piazza/internal/account"
)

const (
	// askTimeout is within what a visitor waits for.
	askTimeout = 4 * time.Second
	// askAgain is how long a provider that did not answer is left alone.
	askAgain = 10 * time.Second
)

// OpenID is a Method: an OpenID Connect provider, of which nothing is known until someone signs in through it.
type OpenID struct {
	Provider

	callback string
	client   *http.Client
	now      func() time.Time

	// down is told apart from the rest, so that nobody waits for a provider only to learn how it is.
	down atomic.Bool

	mu       sync.Mutex
	goth     *openidConnect.Provider
	verifier *oidc.IDTokenVerifier
	failed   error
	retryAt  time.Time
}

// NewOpenID returns the method of a provider, for an installation that is reached by publicURL.
func NewOpenID(p Provider, publicURL string) *OpenID {
	client := p.Client
	if client == nil {
		client = &http.Client{
			Timeout:       askTimeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}
	}
	return &OpenID{Provider: p, callback: publicURL + "/auth/" + p.Name + "/callback", client: client, now: time.Now}
}

// Name serves Method.
func (c *OpenID) Name() string { return c.Provider.Name }

// Title serves Method.
func (c *OpenID) Title() string { return c.Provider.Title }

// Kind serves Method.
func (c *OpenID) Kind() account.LoginKind {
	if c.Provider.Kind == "" {
		return account.KindOpenID
	}
	return c.Provider.Kind
}

// Available serves Method: whether the provider answered when last asked.
func (c *OpenID) Available() bool { return !c.down.Load() }

// discover asks the provider for its addresses and keys, once; after a failure, at most every ten seconds.
func (c *OpenID) discover(ctx context.Context) (*openidConnect.Provider, *oidc.IDTokenVerifier, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.verifier != nil {
		return c.goth, c.verifier, nil
	}
	if c.failed != nil && c.now().Before(c.retryAt) {
		return nil, nil, c.failed
	}
	err := c.ask(ctx)
	if errors.Is(err, context.Canceled) {
		// It was the visitor who left.
		return nil, nil, err
	}
	c.failed, c.retryAt = err, c.now().Add(askAgain)
	c.down.Store(err != nil)
	return c.goth, c.verifier, err
}

func (c *OpenID) ask(ctx context.Context) error {
	// The keys are fetched later, with this client and beyond this request.
	background := oidc.ClientContext(context.WithoutCancel(ctx), c.client)
	within, cancel := context.WithTimeout(oidc.ClientContext(ctx, c.client), askTimeout)
	defer cancel()
	found, err := oidc.NewProvider(within, c.Issuer)
	if err != nil {
		return fmt.Errorf("ask %s for its addresses: %w", c.Name(), err)
	}
	end := found.Endpoint()
	provider, err := openidConnect.NewCustomisedURL(c.ClientID, c.ClientSecret, c.callback,
		end.AuthURL, end.TokenURL, c.Issuer, found.UserInfoEndpoint(), "", "profile", "email")
	if err != nil {
		return fmt.Errorf("prepare %s: %w", c.Name(), err)
	}
	provider.SetName(c.Name())
	provider.HTTPClient = c.client
	c.goth, c.verifier = provider, found.VerifierContext(background, &oidc.Config{ClientID: c.ClientID})
	return nil
}

// Begin serves Method.
func (c *OpenID) Begin(ctx context.Context, l *account.Login, language string) (Step, error) {
	provider, _, err := c.discover(ctx)
	if err != nil {
		return Step{}, err
	}
	session, err := provider.BeginAuth(l.State)
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
	query.Set("nonce", l.Nonce)
	query.Set("code_challenge", oauth2.S256ChallengeFromVerifier(l.Verifier))
	query.Set("code_challenge_method", "S256")
	query.Set("ui_locales", language)
	u.RawQuery = query.Encode()
	return Step{Address: u.String()}, nil
}

// Finish serves Method: it exchanges the code and returns who the provider says this is.
func (c *OpenID) Finish(ctx context.Context, r *http.Request, l *account.Login) (account.Identity, error) {
	answer := r.URL.Query()
	if answer.Get("error") != "" || answer.Get("code") == "" || !c.fromIssuer(answer.Get("iss")) {
		return account.Identity{}, fmt.Errorf("%w: %q", ErrGivenUp, shorten(answer.Get("error")))
	}
	provider, verifier, err := c.discover(ctx)
	if err != nil {
		return account.Identity{}, err
	}
	session := &openidConnect.Session{}
	params := url.Values{"code": {answer.Get("code")}, "code_verifier": {l.Verifier}}
	if _, err := session.Authorize(provider, params); err != nil {
		return account.Identity{}, fmt.Errorf("exchange the code with %s: %w", c.Name(), err)
	}
	token, err := c.verify(ctx, verifier, session, l.Nonce)
	if err != nil {
		return account.Identity{}, err
	}
	// From here on goth may read what it fetched: it comes from where the token comes from.
	user, err := provider.FetchUser(session)
	if err != nil {
		return account.Identity{}, fmt.Errorf("ask %s for the name: %w", c.Name(), err)
	}
	return c.identity(token, user), nil
}

// fromIssuer refuses an answer that says itself that it comes from another provider (RFC 9207).
func (c *OpenID) fromIssuer(issuer string) bool { return issuer == "" || issuer == c.Issuer }

// verify believes an id_token only with the provider's signature, for us, in time, and with our nonce.
func (c *OpenID) verify(ctx context.Context, v *oidc.IDTokenVerifier, s *openidConnect.Session, nonce string) (*oidc.IDToken, error) {
	token, err := v.Verify(oidc.ClientContext(ctx, c.client), s.IDToken)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProof, err)
	}
	if nonce == "" || token.Nonce != nonce {
		return nil, fmt.Errorf("%w: it carries another nonce", ErrProof)
	}
	if token.AccessTokenHash != "" {
		if err := token.VerifyAccessToken(s.AccessToken); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrProof, err)
		}
	}
	return token, nil
}

func (c *OpenID) identity(token *oidc.IDToken, user goth.User) account.Identity {
	i := account.Identity{Issuer: c.realm(), Subject: token.Subject, Name: user.Name, Email: user.Email}
	if i.Name == "" {
		i.Name = user.NickName
	}
	i.EmailVerified, _ = user.RawData["email_verified"].(bool)
	i.Locale, _ = user.RawData["locale"].(string)
	// Only what is signed counts.
	var signed struct {
		ACR string `json:"acr"`
	}
	if err := token.Claims(&signed); err == nil {
		i.Assurance = c.Levels[signed.ACR]
	}
	return i
}
