package login

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"piazza/internal/account"
)

func TestForgedTokensAreRefused(t *testing.T) {
	s := newSite(t)
	stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	secret := []byte(strings.Repeat("segreto!", 4))
	with := func(name string, value any) func(map[string]any) string {
		return func(claims map[string]any) string {
			claims[name] = value
			if value == nil {
				delete(claims, name)
			}
			return ""
		}
	}
	for name, forge := range map[string]func(map[string]any) string{
		"alg none":           unsigned,
		"another key":        func(c map[string]any) string { return sign(jose.ES256, stranger, c) },
		"the client secret":  func(c map[string]any) string { return sign(jose.HS256, secret, c) },
		"expired":            with("exp", time.Now().Add(-time.Hour).Unix()),
		"no expiry":          with("exp", nil),
		"another nonce":      with("nonce", account.Secret()),
		"no nonce":           with("nonce", nil),
		"another audience":   with("aud", "someone-else"),
		"another issuer":     with("iss", "https://evil.example"),
		"another token hash": with("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
		"not yet":            with("nbf", time.Now().Add(time.Hour).Unix()),
		"no token":           func(map[string]any) string { return "none" },
		"no JWT":             func(map[string]any) string { return "abc" },
		"broken signature":   func(c map[string]any) string { return sign(jose.ES256, s.idp.key, c) + "A" },
		"no subject":         with("sub", ""),
	} {
		t.Run(name, func(t *testing.T) {
			b := s.browser(t)
			s.idp.forge = forge
			response, text := b.callback(b.begin("/"))
			if response.StatusCode < 400 || b.who() != "" || b.cookie("piazza_session") != "" {
				t.Errorf("got %d and is %q: %s", response.StatusCode, b.who(), text)
			}
		})
	}
	s.idp.forge = nil
	s.idp.userinfo = map[string]any{"sub": "2", "name": "Mallory"}
	b := s.browser(t)
	if response, _ := b.callback(b.begin("/")); response.StatusCode < 400 || b.who() != "" {
		t.Errorf("userinfo about another person was taken: %d", response.StatusCode)
	}
}

// refused goes to an address of ours where nobody may be let in.
func (b *browser) refused(path string) {
	b.t.Helper()
	response, text := b.get(path)
	if response.StatusCode != http.StatusBadRequest || !strings.Contains(text, "Ricominciamo") || b.who() != "" {
		b.t.Errorf("%s gave %d: %s", path, response.StatusCode, text)
	}
}

func TestCallbacksThatAreNotOurs(t *testing.T) {
	s := newSite(t)
	t.Run("chosen state", func(t *testing.T) {
		b := s.browser(t)
		b.begin("/")
		b.refused("/auth/uno/callback?code=good&state=" + account.Secret())
		b.refused("/auth/uno/callback?code=good&state=")
		b.refused("/auth/uno/callback?code=good")
	})
	t.Run("another browser", func(t *testing.T) {
		state := s.browser(t).begin("/")
		other := s.browser(t)
		other.refused("/auth/uno/callback?code=good&state=" + state)
		other.begin("/")
		other.refused("/auth/uno/callback?code=good&state=" + state)
	})
	t.Run("replayed", func(t *testing.T) {
		b := s.browser(t)
		state := b.begin("/")
		if response, _ := b.callback(state); response.StatusCode != http.StatusSeeOther {
			t.Fatal(response.Status)
		}
		if response, _ := b.callback(state); response.StatusCode != http.StatusBadRequest {
			t.Errorf("a second time it gave %d", response.StatusCode)
		}
	})
}

func TestLoginsThatEndOtherwise(t *testing.T) {
	s := newSite(t)
	t.Run("mixed-up providers", func(t *testing.T) {
		b := s.browser(t)
		b.refused("/auth/due/callback?code=good&state=" + b.begin("/"))
		response, _ := b.get("/auth/uno/callback?code=good&iss=https%3A%2F%2Fevil.example&state=" + b.begin("/"))
		if response.StatusCode != http.StatusForbidden || b.who() != "" {
			t.Errorf("an answer of another issuer gave %d", response.StatusCode)
		}
	})
	t.Run("another code", func(t *testing.T) {
		b := s.browser(t)
		response, _ := b.get("/auth/uno/callback?code=bad&state=" + b.begin("/"))
		if response.StatusCode != http.StatusBadGateway || b.who() != "" {
			t.Errorf("a wrong code gave %d", response.StatusCode)
		}
	})
	t.Run("given up", func(t *testing.T) {
		b := s.browser(t)
		response, text := b.get("/auth/uno/callback?error=access_denied&state=" + b.begin("/en/piazze/x"))
		if response.StatusCode != http.StatusForbidden || !strings.Contains(text, "You are not signed in") || !strings.Contains(text, `href="/en/accedi?ritorno=%2Fen%2Fpiazze%2Fx"`) {
			t.Errorf("giving up gave %d: %s", response.StatusCode, text)
		}
	})
	t.Run("two tabs", func(t *testing.T) {
		b := s.browser(t)
		first := b.begin("/uno")
		second := b.begin("/due")
		if response, _ := b.callback(second); response.Header.Get("Location") != "/due" {
			t.Errorf("the second tab gave %d", response.StatusCode)
		}
		// The forger knows the challenge of the last login alone; what counts is that the transaction is found.
		if response, _ := b.callback(first); response.StatusCode == http.StatusBadRequest {
			t.Error("the first tab is no longer known")
		}
	})
}
