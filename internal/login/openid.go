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

// connection is what is known of a provider: nothing, until someone signs in through it.
type connection struct {
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

func connect(p Provider, publicURL string) *connection {
	client := p.Client
	if client == nil {
		client = &http.Client{
			Timeout:       askTimeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}
	}
	return &connection{Provider: p, callback: publicURL + "/auth/" + p.Name + "/callback", client: client, now: time.Now}
}

// available tells whether the provider answered when last asked.
func (c *connection) available() bool { return !c.down.Load() }

// discover asks the provider for its addresses and keys, once; after a failure, at most every ten seconds.
func (c *connection) discover(ctx context.Context) (*openidConnect.Provider, *oidc.IDTokenVerifier, error) {
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

func (c *connection) ask(ctx context.Context) error {
	// The keys are fetched later, with this client and beyond this request.
	background := oidc.ClientContext(context.WithoutCancel(ctx), c.client)
	within, cancel := context.WithTimeout(oidc.ClientContext(ctx, c.client), askTimeout)
	defer cancel()
	found, err := oidc.NewProvider(within, c.Issuer)
	if err != nil {
		return fmt.Errorf("ask %s for its addresses: %w", c.Name, err)
	}
	end := found.Endpoint()
	provider, err := openidConnect.NewCustomisedURL(c.ClientID, c.ClientSecret, c.callback,
		end.AuthURL, end.TokenURL, c.Issuer, found.UserInfoEndpoint(), "", "profile", "email")
	if err != nil {
		return fmt.Errorf("prepare %s: %w", c.Name, err)
	}
	provider.SetName(c.Name)
	provider.HTTPClient = c.client
	c.goth, c.verifier = provider, found.VerifierContext(background, &oidc.Config{ClientID: c.ClientID})
	return nil
}

// begin returns the address to send the browser to.
func (c *connection) begin(ctx context.Context, l account.Login, language string) (string, error) {
	provider, _, err := c.discover(ctx)
	if err != nil {
		return "", err
	}
	session, err := provider.BeginAuth(l.State)
	if err != nil {
		return "", err
	}
	address, err := session.GetAuthURL()
	if err != nil {
		return "", err
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	query := u.Query()
	query.Set("nonce", l.Nonce)
	query.Set("code_challenge", oauth2.S256ChallengeFromVerifier(l.Verifier))
	query.Set("code_challenge_method", "S256")
	query.Set("ui_locales", language)
	u.RawQuery = query.Encode()
	return u.String(), nil
}

// errToken says that the provider's answer proves nothing.
var errToken = errors.New("the id_token proves nothing")

// finish exchanges the code and returns who the provider says this is.
func (c *connection) finish(ctx context.Context, l *account.Login, answer url.Values) (account.Identity, error) {
	provider, verifier, err := c.discover(ctx)
	if err != nil {
		return account.Identity{}, err
	}
	session := &openidConnect.Session{}
	params := url.Values{"code": {answer.Get("code")}, "code_verifier": {l.Verifier}}
	if _, err := session.Authorize(provider, params); err != nil {
		return account.Identity{}, fmt.Errorf("exchange the code with %s: %w", c.Name, err)
	}
	token, err := c.verify(ctx, verifier, session, l.Nonce)
	if err != nil {
		return account.Identity{}, err
	}
	// From here on goth may read what it fetched: it comes from where the token comes from.
	user, err := provider.FetchUser(session)
	if err != nil {
		return account.Identity{}, fmt.Errorf("ask %s for the name: %w", c.Name, err)
	}
	return c.identity(token, user), nil
}

// verify believes an id_token only with the provider's signature, for us, in time, and with our nonce.
func (c *connection) verify(ctx context.Context, v *oidc.IDTokenVerifier, s *openidConnect.Session, nonce string) (*oidc.IDToken, error) {
	token, err := v.Verify(oidc.ClientContext(ctx, c.client), s.IDToken)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errToken, err)
	}
	if nonce == "" || token.Nonce != nonce {
		return nil, fmt.Errorf("%w: it carries another nonce", errToken)
	}
	if token.AccessTokenHash != "" {
		if err := token.VerifyAccessToken(s.AccessToken); err != nil {
			return nil, fmt.Errorf("%w: %w", errToken, err)
		}
	}
	return token, nil
}

func (c *connection) identity(token *oidc.IDToken, user goth.User) account.Identity {
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
