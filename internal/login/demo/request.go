package demo

import (
	"time"

	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// request is somebody who has been asked who he is. It serves op.AuthRequest.
type request struct {
	id      string
	asked   *oidc.AuthRequest
	at      time.Time
	subject string
	done    bool
}

// GetID serves op.AuthRequest.
func (r *request) GetID() string { return r.id }

// GetACR serves op.AuthRequest.
func (r *request) GetACR() string { return "" }

// GetAMR serves op.AuthRequest.
func (r *request) GetAMR() []string { return nil }

// GetAudience serves op.AuthRequest.
func (r *request) GetAudience() []string { return []string{clientID} }

// GetAuthTime serves op.AuthRequest.
func (r *request) GetAuthTime() time.Time { return r.at }

// GetClientID serves op.AuthRequest.
func (r *request) GetClientID() string { return r.asked.ClientID }

// GetCodeChallenge serves op.AuthRequest.
func (r *request) GetCodeChallenge() *oidc.CodeChallenge {
	if r.asked.CodeChallenge == "" {
		return nil
	}
	return &oidc.CodeChallenge{Challenge: r.asked.CodeChallenge, Method: r.asked.CodeChallengeMethod}
}

// GetNonce serves op.AuthRequest.
func (r *request) GetNonce() string { return r.asked.Nonce }

// GetRedirectURI serves op.AuthRequest.
func (r *request) GetRedirectURI() string { return r.asked.RedirectURI }

// GetResponseType serves op.AuthRequest.
func (r *request) GetResponseType() oidc.ResponseType { return r.asked.ResponseType }

// GetResponseMode serves op.AuthRequest.
func (r *request) GetResponseMode() oidc.ResponseMode { return r.asked.ResponseMode }

// GetScopes serves op.AuthRequest.
func (r *request) GetScopes() []string { return r.asked.Scopes }

// GetState serves op.AuthRequest.
func (r *request) GetState() string { return r.asked.State }

// GetSubject serves op.AuthRequest.
func (r *request) GetSubject() string { return r.subject }

// Done serves op.AuthRequest.
func (r *request) Done() bool { return r.done }

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
