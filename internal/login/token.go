package login

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"

	"piazza/internal/account"
)

// claims are what an id_token says, once it is believed.
type claims struct {
	*oidc.IDToken

	all map[string]any
}

// longestAgo is how long ago somebody may have proved who he is, where he was asked to prove it now.
const longestAgo = 15 * time.Minute

// verify believes an id_token only with the provider's signature, for us, in time, and with our nonce.
func (c *OpenID) verify(ctx context.Context, v *oidc.IDTokenVerifier, s *grant, l *account.Login) (*claims, error) {
	token, err := v.Verify(oidc.ClientContext(ctx, c.client), s.IDToken)
	if err != nil {
		return nil, unverified(err)
	}
	if !c.WithoutNonce && (l.Nonce == "" || token.Nonce != l.Nonce) {
		return nil, fmt.Errorf("%w: it carries another nonce", ErrProof)
	}
	if token.AccessTokenHash != "" {
		if err := token.VerifyAccessToken(s.AccessToken); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrProof, err)
		}
	}
	believed, err := read(token)
	if err != nil {
		return nil, err
	}
	return believed, c.recent(believed, l)
}

// unverified tells a token that proves nothing from keys that could not be fetched. Of those go-oidc tells in words alone.
func unverified(err error) error {
	if strings.Contains(err.Error(), "fetching keys") {
		return fmt.Errorf("%w: its keys could not be fetched", errDown)
	}
	return fmt.Errorf("%w: %w", ErrProof, discreet(err))
}

func read(token *oidc.IDToken) (*claims, error) {
	var raw json.RawMessage
	if err := token.Claims(&raw); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProof, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	c := &claims{IDToken: token}
	if err := decoder.Decode(&c.all); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProof, err)
	}
	return c, nil
}

// recent refuses an old proof where a new one was asked for and the provider says when it was: whoever is asked for none older
// than max_age has to.
func (c *OpenID) recent(token *claims, l *account.Login) error {
	at, ok := token.all["auth_time"].(json.Number)
	_, must := c.Again["max_age"]
	if l.Purpose != account.Confirm || !ok && !must {
		return nil
	}
	seconds, err := at.Int64()
	if err != nil || c.now().Sub(time.Unix(seconds, 0)) > longestAgo {
		return &Refusal{notAsked, nil}
	}
	return nil
}

// googleKnows tells whether Google speaks of an address that it gives out itself: of others it knows only that they once
// were the person's.
func googleKnows(email string, signed map[string]any) bool {
	return strings.HasSuffix(strings.ToLower(email), "@gmail.com") || textAt(signed, "hd") != ""
}
