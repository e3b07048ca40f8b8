package login

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// issuer is what a provider has told about itself.
type issuer struct {
	peer     *peer
	verifier *oidc.IDTokenVerifier
	// leaves is where to send who signs out, empty where the provider does not want to know.
	leaves string
	// names tells that it says with every answer whose it is.
	names bool
	// calls tells that it says by itself when somebody has signed out there.
	calls bool
}

// discover asks the provider for its addresses and keys, once; after a failure, at most every ten seconds.
func (c *OpenID) discover(ctx context.Context) (*issuer, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.found != nil {
		return c.found, nil
	}
	if c.health.resting() {
		return nil, c.failed
	}
	found, err := c.ask(ctx)
	if errors.Is(ctx.Err(), context.Canceled) {
		// It was the visitor who left.
		return nil, ctx.Err()
	}
	c.found, c.failed = found, err
	c.health.note(err)
	return found, err
}

// lost forgets what was discovered, so that it is asked for anew: the provider did not answer where it said it would.
func (c *OpenID) lost(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.found, c.failed = nil, err
	c.health.note(err)
}

func (c *OpenID) ask(ctx context.Context) (*issuer, error) {
	within, cancel := context.WithTimeout(oidc.ClientContext(ctx, c.client), askTimeout)
	defer cancel()
	provider, err := c.provider(within)
	if err != nil {
		return nil, fmt.Errorf("%w: ask %s for its addresses: %w", errDown, c.Provider.Name, discreet(err))
	}
	var told struct {
		Leaves string `json:"end_session_endpoint"`
		Names  bool   `json:"authorization_response_iss_parameter_supported"`
		Calls  bool   `json:"backchannel_logout_supported"`
		// Secrets are the ways in which it takes our secret; by the specification the header, where it does not say.
		Secrets []string `json:"token_endpoint_auth_methods_supported"`
	}
	if c.discovers() {
		if err := provider.Claims(&told); err != nil {
			return nil, fmt.Errorf("%w: read the addresses of %s: %w", errDown, c.Provider.Name, err)
		}
	}
	if c.WithoutLogout {
		told.Leaves, told.Calls = "", false
	}
	service := c.peer(provider)
	if c.discovers() {
		service.config.Endpoint.AuthStyle = secretStyle(told.Secrets)
	}
	return &issuer{
		peer: service, verifier: c.verifier(ctx, provider),
		leaves: or(c.Endpoints.Logout, told.Leaves), names: told.Names, calls: told.Calls,
	}, nil
}

// secretStyle says how a provider wants our secret. To try would take twice the time of one that does not answer.
func secretStyle(methods []string) oauth2.AuthStyle {
	if len(methods) == 0 || slices.Contains(methods, "client_secret_basic") {
		return oauth2.AuthStyleInHeader
	}
	return oauth2.AuthStyleInParams
}

// discovers tells whether not all addresses stand in the settings.
func (c *OpenID) discovers() bool {
	return c.Endpoints.Authorize == "" || c.Endpoints.Token == "" || c.Endpoints.Keys == ""
}

func (c *OpenID) provider(ctx context.Context) (*oidc.Provider, error) {
	if c.discovers() {
		return oidc.NewProvider(ctx, c.Issuer)
	}
	config := oidc.ProviderConfig{
		IssuerURL: c.Issuer, AuthURL: c.Endpoints.Authorize, TokenURL: c.Endpoints.Token, JWKSURL: c.Endpoints.Keys,
	}
	return config.NewProvider(ctx), nil
}

func (c *OpenID) peer(provider *oidc.Provider) *peer {
	end := provider.Endpoint()
	scopes := c.Scopes
	if scopes == nil {
		scopes = []string{oidc.ScopeOpenID, "profile", "email"}
	}
	return &peer{
		name: c.Provider.Name, client: c.client, profile: or(c.Endpoints.Profile, provider.UserInfoEndpoint()),
		config: oauth2.Config{
			ClientID: c.ClientID, ClientSecret: c.ClientSecret, RedirectURL: c.callback, Scopes: scopes,
			Endpoint: oauth2.Endpoint{AuthURL: or(c.Endpoints.Authorize, end.AuthURL), TokenURL: or(c.Endpoints.Token, end.TokenURL)},
		},
		fields: Fields{Subject: "sub", Name: "name", NickName: "preferred_username", Email: "email", EmailVerified: "email_verified"},
	}
}

// verifier believes tokens that are signed with the provider's keys, which are fetched when they are needed: with our client,
// and beyond this request.
func (c *OpenID) verifier(ctx context.Context, provider *oidc.Provider) *oidc.IDTokenVerifier {
	background := oidc.ClientContext(context.WithoutCancel(ctx), c.client)
	config := &oidc.Config{ClientID: c.ClientID, Now: c.now}
	if c.Endpoints.Keys != "" {
		// Whoever owns the keys may sign with any of them, as long as nobody else can make a signature: none by a shared secret.
		config.SupportedSigningAlgs = []string{
			oidc.RS256, oidc.RS384, oidc.RS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.EdDSA,
		}
		return oidc.NewVerifier(c.Issuer, oidc.NewRemoteKeySet(background, c.Endpoints.Keys), config)
	}
	return provider.VerifierContext(background, config)
}

func or(first, second string) string {
	if strings.TrimSpace(first) != "" {
		return first
	}
	return second
}
