package demo

import (
	"time"

	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"

	"piazza/internal/account"
)

// request is somebody who has been asked who he is. It serves op.AuthRequest.
type request struct {
	// id is the request itself, sealed.
	id string
	asked
}

// asked is what travels with the browser while a login is under way: so every node knows of it, and none remembers.
type asked struct {
	State        string            `json:"state"`
	Redirect     string            `json:"redirect"`
	Nonce        string            `json:"nonce"`
	Challenge    string            `json:"challenge"`
	Scopes       []string          `json:"scopes"`
	ResponseType oidc.ResponseType `json:"type"`
	ResponseMode oidc.ResponseMode `json:"mode,omitempty"`
	Language     string            `json:"language,omitempty"`
	At           time.Time         `json:"at"`
	// Subject is who he says he is, empty until he has answered.
	Subject string `json:"subject,omitempty"`
	// Level is how surely the demo says that it knows him.
	Level account.Assurance `json:"level,omitempty"`
}

func newAsked(r *oidc.AuthRequest, at time.Time) asked {
	a := asked{
		State: r.State, Redirect: r.RedirectURI, Nonce: r.Nonce, Challenge: r.CodeChallenge, Scopes: r.Scopes,
		ResponseType: r.ResponseType, ResponseMode: r.ResponseMode, At: at,
	}
	if len(r.UILocales) > 0 {
		base, _ := r.UILocales[0].Base()
		a.Language = base.String()
	}
	return a
}

// GetID serves op.AuthRequest.
func (r *request) GetID() string { return r.id }

// GetACR serves op.AuthRequest.
func (r *request) GetACR() string { return string(r.Level) }

// GetAMR serves op.AuthRequest.
func (r *request) GetAMR() []string { return nil }

// GetAudience serves op.AuthRequest.
func (r *request) GetAudience() []string { return []string{clientID} }

// GetAuthTime serves op.AuthRequest.
func (r *request) GetAuthTime() time.Time { return r.At }

// GetClientID serves op.AuthRequest.
func (r *request) GetClientID() string { return clientID }

// GetCodeChallenge serves op.AuthRequest.
func (r *request) GetCodeChallenge() *oidc.CodeChallenge {
	return &oidc.CodeChallenge{Challenge: r.Challenge, Method: oidc.CodeChallengeMethodS256}
}

// GetNonce serves op.AuthRequest.
func (r *request) GetNonce() string { return r.Nonce }

// GetRedirectURI serves op.AuthRequest.
func (r *request) GetRedirectURI() string { return r.Redirect }

// GetResponseType serves op.AuthRequest.
func (r *request) GetResponseType() oidc.ResponseType { return r.ResponseType }

// GetResponseMode serves op.AuthRequest.
func (r *request) GetResponseMode() oidc.ResponseMode { return r.ResponseMode }

// GetScopes serves op.AuthRequest.
func (r *request) GetScopes() []string { return r.Scopes }

// GetState serves op.AuthRequest.
func (r *request) GetState() string { return r.State }

// GetSubject serves op.AuthRequest.
func (r *request) GetSubject() string { return r.Subject }

// Done serves op.AuthRequest.
func (r *request) Done() bool { return r.Subject != "" }

// client is the only one that may ask: the program itself. It serves op.Client.
type client struct {
	secret   string
	redirect string
}

// GetID serves op.Client.
func (client) GetID() string { return clientID }

// RedirectURIs serves op.Client.
func (c client) RedirectURIs() []string { return []string{c.redirect} }

// PostLogoutRedirectURIs serves op.Client.
func (client) PostLogoutRedirectURIs() []string { return nil }

// ApplicationType serves op.Client.
func (client) ApplicationType() op.ApplicationType { return op.ApplicationTypeWeb }

// AuthMethod serves op.Client.
func (client) AuthMethod() oidc.AuthMethod { return oidc.AuthMethodBasic }

// ResponseTypes serves op.Client.
func (client) ResponseTypes() []oidc.ResponseType { return []oidc.ResponseType{oidc.ResponseTypeCode} }

// GrantTypes serves op.Client.
func (client) GrantTypes() []oidc.GrantType { return []oidc.GrantType{oidc.GrantTypeCode} }

// LoginURL serves op.Client.
func (client) LoginURL(id string) string { return Path + "/login?request=" + id }

// AccessTokenType serves op.Client.
func (client) AccessTokenType() op.AccessTokenType { return op.AccessTokenTypeBearer }

// IDTokenLifetime serves op.Client.
func (client) IDTokenLifetime() time.Duration { return tokenLife }

// DevMode serves op.Client.
func (client) DevMode() bool { return false }

// RestrictAdditionalIdTokenScopes serves op.Client.
func (client) RestrictAdditionalIdTokenScopes() func([]string) []string { return same } //nolint:revive // the name is op.Client's

// RestrictAdditionalAccessTokenScopes serves op.Client.
func (client) RestrictAdditionalAccessTokenScopes() func([]string) []string { return same }

func same(scopes []string) []string { return scopes }

// IsScopeAllowed serves op.Client.
func (client) IsScopeAllowed(string) bool { return false }

// IDTokenUserinfoClaimsAssertion serves op.Client.
func (client) IDTokenUserinfoClaimsAssertion() bool { return false }

// ClockSkew serves op.Client.
func (client) ClockSkew() time.Duration { return 0 }
