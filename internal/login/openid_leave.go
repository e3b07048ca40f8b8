package login

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/coreos/go-oidc/v3/oidc"

	"piazza/internal/account"
)

// Leave serves Leaving: the provider's own page for signing out, which leads back to us.
func (c *OpenID) Leave(ctx context.Context, o account.Origin, back string) (Step, error) {
	// The demo's own provider keeps nobody signed in: there is nothing to end there.
	if o.Issuer != c.realm() || o.Issuer == DemoRealm {
		return Step{}, nil
	}
	found, err := c.discover(ctx)
	if err != nil || found.leaves == "" {
		return Step{}, err
	}
	u, err := url.Parse(found.leaves)
	if err != nil {
		return Step{}, err
	}
	query := u.Query()
	query.Set("client_id", c.ClientID)
	query.Set("post_logout_redirect_uri", back)
	if o.Hint != "" {
		query.Set("id_token_hint", o.Hint)
	}
	u.RawQuery = query.Encode()
	return Step{Address: u.String()}, nil
}

// Mount serves Mounting: the provider may tell us by itself that somebody has signed out there (OpenID Connect Back-Channel
// Logout).
func (c *OpenID) Mount(h *Handler) {
	h.HandleFunc("POST /auth/"+c.Name()+"/backchannel", func(w http.ResponseWriter, r *http.Request) { c.called(w, r, h) })
}

const longestLogout = 64 << 10

func (c *OpenID) called(w http.ResponseWriter, r *http.Request, h *Handler) {
	// A token that names a key which nobody knows has us ask the provider for its keys.
	if !h.Allow(w, r, "/") {
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, longestLogout)
	origin, err := c.left(r.Context(), r.PostFormValue("logout_token"))
	if errors.Is(err, ErrProof) {
		h.log.WarnContext(r.Context(), "a provider's word that somebody has signed out was refused", "provider", c.Name(), "error", err)
		http.Error(w, `{"error":"invalid_request"}`, http.StatusBadRequest)
		return
	}
	n := 0
	if err == nil {
		n, err = h.accounts.EndByOrigin(r.Context(), origin)
	}
	if err != nil {
		h.log.ErrorContext(r.Context(), "a provider's word that somebody has signed out could not be followed", "provider", c.Name(), "error", err)
		http.Error(w, `{"error":"try again later"}`, http.StatusServiceUnavailable)
		return
	}
	h.log.InfoContext(r.Context(), "somebody has signed out at the provider's side", "provider", c.Name(), "sessions", n)
	w.WriteHeader(http.StatusOK)
}

const logoutEvent = "http://schemas.openid.net/event/backchannel-logout"

// left reads a logout token: one that is signed as id_tokens are and is none.
func (c *OpenID) left(ctx context.Context, raw string) (account.Origin, error) {
	found, err := c.discover(ctx)
	if err != nil {
		return account.Origin{}, err
	}
	token, err := found.verifier.Verify(oidc.ClientContext(ctx, c.client), raw)
	if err != nil {
		return account.Origin{}, unverified(err)
	}
	var said struct {
		Session string                     `json:"sid"`
		Events  map[string]json.RawMessage `json:"events"`
	}
	if err := token.Claims(&said); err != nil {
		return account.Origin{}, fmt.Errorf("%w: %w", ErrProof, err)
	}
	if _, is := said.Events[logoutEvent]; !is || token.Nonce != "" || token.Subject == "" && said.Session == "" {
		return account.Origin{}, fmt.Errorf("%w: this is no logout token", ErrProof)
	}
	return account.Origin{Issuer: c.realm(), Subject: token.Subject, Reference: said.Session}, nil
}
