package login

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"piazza/internal/limit"
)

// TestWhoLeavesThereIsOutHere: the provider says so by itself, and nobody else may.
func TestWhoLeavesThereIsOutHere(t *testing.T) {
	s := newSite(t)
	s.idp.calls = true
	s.idp.forge = func(claims map[string]any) string {
		claims["sid"] = "sessione"
		return ""
	}
	b := s.browser(t)
	b.callback(b.begin("/"))
	other := s.browser(t)
	s.idp.forge = func(claims map[string]any) string {
		claims["sid"] = "altra"
		return ""
	}
	other.callback(other.begin("/"))
	said := func(change func(map[string]any)) string {
		claims := map[string]any{
			"iss": s.idp.URL, "aud": "piazza", "sub": "1", "sid": "sessione", "iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix(), "jti": "1",
			"events": map[string]any{logoutEvent: map[string]any{}},
		}
		change(claims)
		return sign(jose.ES256, s.idp.key, claims)
	}
	tell := func(token string) int {
		response, _ := s.browser(t).post("/auth/uno/backchannel", url.Values{"logout_token": {token}})
		return response.StatusCode
	}
	for name, token := range map[string]string{
		"an id_token":      said(func(c map[string]any) { delete(c, "events") }),
		"with a nonce":     said(func(c map[string]any) { c["nonce"] = "a" }),
		"another audience": said(func(c map[string]any) { c["aud"] = "b" }),
		"another issuer":   said(func(c map[string]any) { c["iss"] = "https://evil.example" }),
		"old":              said(func(c map[string]any) { c["exp"] = 1 }),
		"about nobody":     said(func(c map[string]any) { delete(c, "sub"); delete(c, "sid") }),
		"other events":     said(func(c map[string]any) { c["events"] = map[string]any{"a": 1} }),
		"nothing":          "",
		"rubbish":          "a.b.c",
	} {
		if status := tell(token); status != http.StatusBadRequest {
			t.Errorf("%s gave %d", name, status)
		}
	}
	if b.who() == "" || other.who() == "" {
		t.Fatal("somebody is out by a word that counts for nothing")
	}
	if status := tell(said(func(map[string]any) {})); status != http.StatusOK || b.who() != "" || other.who() == "" {
		t.Errorf("one session: %d, %q, %q", status, b.who(), other.who())
	}
	if status := tell(said(func(c map[string]any) { delete(c, "sid") })); status != http.StatusOK || other.who() != "" {
		t.Errorf("all of them: %d, %q", status, other.who())
	}
}

// TestSigningOutWhileTheProviderIsDown keeps nobody in.
func TestSigningOutWhileTheProviderIsDown(t *testing.T) {
	s := newSite(t)
	s.idp.leaves = "/leave"
	b := s.browser(t)
	b.callback(b.begin("/"))
	s.idp.down.Store(true)
	s.first().lost(errDown)
	response, _ := b.do(http.MethodPost, "/auth/logout?return=/en", "Accept", "text/html")
	if response.Header.Get("Location") != "/en" || b.who() != "" {
		t.Errorf("it gave %d as %q", response.StatusCode, b.who())
	}
	if strings.Contains(s.log.String(), "id_token_hint") {
		t.Errorf("the log is %s", s.log)
	}
}

// TestWhoLeavesThereIsHeardWithinReason: a session may be named without its owner, what we fail at is worth another try, and
// nobody has us ask the provider for its keys without end.
func TestWhoLeavesThereIsHeardWithinReason(t *testing.T) {
	s := newSite(t)
	s.idp.calls = true
	s.idp.forge = func(claims map[string]any) string {
		claims["sid"] = "sessione"
		return ""
	}
	b := s.browser(t)
	b.callback(b.begin("/"))
	token := sign(jose.ES256, s.idp.key, map[string]any{
		"iss": s.idp.URL, "aud": "piazza", "sid": "sessione", "iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix(), "jti": "1",
		"events": map[string]any{logoutEvent: map[string]any{}},
	})
	tell := func() int {
		response, _ := s.browser(t).post("/auth/uno/backchannel", url.Values{"logout_token": {token}})
		return response.StatusCode
	}
	s.first().lost(errDown)
	if status := tell(); status != http.StatusServiceUnavailable || b.who() == "" {
		t.Errorf("while the provider is down %d, %q", status, b.who())
	}
	if s.first().lost(nil); tell() != http.StatusOK || b.who() != "" {
		t.Errorf("without a subject he is still %q: %s", b.who(), s.log)
	}
	s.handler.addresses = limit.New(0, 0)
	if status := tell(); status != http.StatusTooManyRequests {
		t.Errorf("one too many gave %d", status)
	}
}
