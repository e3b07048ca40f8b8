package login

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/oauth2"

	"piazza/internal/account"
)

// social is a service by OAuth 2.0 whose answers a test chooses.
type social struct {
	*httptest.Server
	mode                  atomic.Value
	profile               string
	challenge             string
	secretless, proofless bool
	asked                 url.Values
}

func newSocial(t *testing.T, profile string) *social {
	t.Helper()
	s := &social{profile: profile}
	s.mode.Store("")
	mux := http.NewServeMux()
	mux.HandleFunc("/token", s.token)
	mux.HandleFunc("GET /me", s.me)
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func (s *social) token(w http.ResponseWriter, r *http.Request) {
	switch s.mode.Load() {
	case "garbage":
		_, _ = w.Write([]byte("<html>try later</html>"))
		return
	case "down":
		http.Error(w, "down", http.StatusBadGateway)
		return
	case "wrong type":
		_, _ = w.Write([]byte(`{"access_token": 3, "token_type": [], "id_token": 7}`))
		return
	}
	user, secret, _ := r.BasicAuth()
	s.secretless = user != "piazza" && r.PostFormValue("client_secret") != "segreto" || user == "piazza" && secret != "segreto"
	if r.PostFormValue("code") != "good" || oauth2.S256ChallengeFromVerifier(r.PostFormValue("code_verifier")) != s.challenge || s.secretless {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte(`{"error":"invalid_grant","error_description":"segreto del fornitore"}`))
		return
	}
	answer(w, map[string]any{"access_token": "chiave", "token_type": "bearer", "expires_in": 60})
}

func (s *social) me(w http.ResponseWriter, r *http.Request) {
	s.asked = r.URL.Query()
	s.proofless = s.asked.Get("appsecret_proof") != proof("segreto", "chiave")
	if r.Header.Get("Authorization") != "Bearer chiave" {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte(s.profile))
}

// through signs somebody in by a service and returns what became of it.
func (s *social) through(t *testing.T, p Provider) (account.Identity, error) {
	t.Helper()
	p.ClientID, p.ClientSecret = "piazza", "segreto"
	p.Endpoints = Endpoints{Authorize: s.URL + "/authorize", Token: s.URL + "/token", Profile: s.URL + "/me?fields=id"}
	m := NewOAuth(p, "https://piazza.example")
	l := &account.Login{State: account.Secret(), Verifier: account.Secret(), Nonce: account.Secret()}
	step, err := m.Begin(t.Context(), l, "it")
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(step.Address)
	if err != nil || u.Query().Get("state") != l.State {
		t.Fatalf("it begins at %s, %v", step.Address, err)
	}
	s.challenge = u.Query().Get("code_challenge")
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/auth/x/callback?code=good&state="+l.State, http.NoBody)
	return m.Finish(t.Context(), r, l)
}

func TestX(t *testing.T) {
	s := newSocial(t, `{"data": {"id": "2244994945", "name": "Ada", "username": "ada"}}`)
	i, err := s.through(t, x())
	if err != nil || i.Issuer != "x" || i.Subject != "2244994945" || i.Name != "Ada" || i.Label != "@ada" || i.EmailVerified || i.Vouches {
		t.Errorf("%+v, %v", i, err)
	}
}

func TestFacebook(t *testing.T) {
	fb := facebook()
	fb.WithoutPKCE = false // the double wants a challenge
	s := newSocial(t, `{"id": "10", "name": "Ada", "email": "ada@example.org"}`)
	i, err := s.through(t, fb)
	if err != nil || i.Issuer != "facebook" || i.Subject != "10" || i.Email != "ada@example.org" || i.EmailVerified || i.Vouches || i.Label != "ada@example.org" {
		t.Errorf("%+v, %v", i, err)
	}
	if s.proofless || s.asked.Get("access_token") != "" {
		t.Errorf("it was asked with %v", s.asked)
	}
	s.profile = `{"id": "10", "name": "Ada"}`
	if i, err = s.through(t, fb); err != nil || i.Email != "" || i.Label != "Ada" {
		t.Errorf("without an address: %+v, %v", i, err)
	}
}

// TestNumbersOfPeople keeps the number of a person as it was written: as a measure it would lose its end.
func TestNumbersOfPeople(t *testing.T) {
	s := newSocial(t, `{"id": 10212345678901234567, "login": "ada", "name": null, "email": null}`)
	p, _, _ := preset("oauth")
	p.Realm = "github"
	if i, err := s.through(t, p); err != nil || i.Subject != "10212345678901234567" || i.Name != "ada" {
		t.Errorf("%+v, %v", i, err)
	}
}

func TestServicesThatAnswerGarbage(t *testing.T) {
	for _, profile := range []string{"", "[]", "null", "7", `"a"`, "{", "<html>", `{"data": 3}`, `{"data": {"id": {}}}`, strings.Repeat("[", 1<<20)} {
		s := newSocial(t, profile)
		if i, err := s.through(t, x()); err == nil {
			t.Errorf("%.20q let in %+v", profile, i)
		}
	}
	for _, mode := range []string{"garbage", "down", "wrong type"} {
		s := newSocial(t, `{"data": {"id": "1"}}`)
		s.mode.Store(mode)
		if i, err := s.through(t, x()); err == nil {
			t.Errorf("%s let in %+v", mode, i)
		}
	}
}

// TestAServiceThatComesBack is shown as unavailable while it is down, and comes back by itself.
func TestAServiceThatComesBack(t *testing.T) {
	s := newSocial(t, "{}")
	s.mode.Store("down")
	m := NewOAuth(Provider{Name: "x", Endpoints: Endpoints{Token: s.URL + "/token"}}, "https://piazza.example")
	until(t, "it is found to be down", func() bool { return !m.Available() })
	s.mode.Store("")
	m.health.mu.Lock()
	m.health.retryAt = m.health.now()
	m.health.mu.Unlock()
	until(t, "it is found to be back", m.Available)
}

// TestWhatAServiceSaysStaysOutOfTheLog: its errors carry neither what it answered nor whom it told about.
func TestWhatAServiceSaysStaysOutOfTheLog(t *testing.T) {
	s := newSocial(t, `{"id": "1", "email": "ada@example.org"`)
	p, _, _ := preset("oauth")
	_, err := s.through(t, p)
	if err == nil || strings.Contains(err.Error(), "ada@") {
		t.Errorf("the error is %v", err)
	}
	p.WithoutPKCE = true
	if _, err = s.through(t, p); err == nil || strings.Contains(err.Error(), "segreto") {
		t.Errorf("the error is %v", err)
	}
	s.Close()
	if _, err = s.through(t, p); err == nil || strings.Contains(err.Error(), s.URL) {
		t.Errorf("the error is %v", err)
	}
}

func TestSessionsOfGoth(t *testing.T) {
	p := &peer{name: "a"}
	begun, err := p.BeginAuth("s")
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.UnmarshalSession(begun.Marshal())
	if err != nil || again.Marshal() != begun.Marshal() || p.RefreshTokenAvailable() {
		t.Errorf("%v, %v", again, err)
	}
	if _, err := p.RefreshToken("a"); err == nil {
		t.Error("an access token was refreshed")
	}
	if _, err := json.Marshal(again); err != nil {
		t.Error(err)
	}
}
