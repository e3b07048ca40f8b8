package passkey_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/login"
	"piazza/internal/login/passkey"
)

const (
	host    = "piazza.example"
	address = "https://" + host
)

// site is an installation where rights to moderate need a passkey.
type site struct {
	t        *testing.T
	db       *db.DB
	accounts *account.Service
	server   *httptest.Server
	log      *bytes.Buffer
}

func openSite(t *testing.T, host string) *site {
	t.Helper()
	d := dbtest.New(t)
	s := &site{t: t, db: d, accounts: account.NewServiceWith(d, account.Rules{Passkeys: true}), log: &bytes.Buffer{}}
	log := slog.New(slog.NewTextHandler(s.log, nil))
	logins := login.New(login.Options{Accounts: s.accounts, PublicURL: address, Log: log})
	keys, err := passkey.New(passkey.Options{Accounts: s.accounts, PublicURL: address, Host: host, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	if keys.Provider().IsAvailable != (host != "") {
		t.Errorf("the provider is %+v", keys.Provider())
	}
	keys.Mount(logins)
	s.server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := logins.Visit(w, r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		logins.ServeHTTP(w, r.WithContext(auth.With(r.Context(), v)))
	}))
	t.Cleanup(s.server.Close)
	return s
}

// member makes a member and signs him in, in a browser of his own.
func (s *site) member(name string) (*browser, *account.Member) {
	s.t.Helper()
	m, err := s.accounts.SignIn(s.t.Context(), account.Identity{Issuer: "https://idp.example", Subject: name, Name: name})
	if err != nil {
		s.t.Fatal(err)
	}
	b := s.browser()
	b.signIn(m)
	return b, m
}

// browser keeps cookies.
type browser struct {
	*site
	client *http.Client
}

func (s *site) browser() *browser {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	transport := s.server.Client().Transport.(*http.Transport).Clone()
	transport.TLSClientConfig.ServerName = "example.com"
	transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", s.server.Listener.Addr().String())
	}
	s.t.Cleanup(transport.CloseIdleConnections)
	return &browser{s, &http.Client{Jar: jar, Transport: transport}}
}

func (b *browser) signIn(m *account.Member) {
	b.t.Helper()
	token, _, err := b.accounts.OpenSession(b.t.Context(), account.Opening{MemberID: m.ID})
	if err != nil {
		b.t.Fatal(err)
	}
	b.keep(token)
}

func (b *browser) keep(token string) {
	r, _ := http.NewRequest(http.MethodGet, address, nil)
	b.client.Jar.SetCookies(r.URL, []*http.Cookie{{Name: "__Host-piazza", Value: token, Path: "/", Secure: true}})
}

// token is what the browser is signed in by.
func (b *browser) token() string {
	r, _ := http.NewRequest(http.MethodGet, address, nil)
	for _, c := range b.client.Jar.Cookies(r.URL) {
		if c.Name == "__Host-piazza" {
			return c.Value
		}
	}
	return ""
}

// who is who the browser is signed in as.
func (b *browser) who() auth.Viewer {
	b.t.Helper()
	v, err := b.accounts.ViewerByToken(b.t.Context(), b.token())
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// send posts to a step and returns the status and what was answered.
func (b *browser) send(step string, body any, into any) (status int, reason string) {
	b.t.Helper()
	sent, err := json.Marshal(body)
	if err != nil {
		b.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, address+"/auth/passkey/"+step, bytes.NewReader(sent))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Prova (Linux)")
	answer, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	var said json.RawMessage
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil {
		b.t.Fatalf("%s: %d, %v", step, answer.StatusCode, err)
	}
	b.check(answer.Cookies())
	var refused struct{ Error struct{ Reason string } }
	_ = json.Unmarshal(said, &refused)
	if into != nil && answer.StatusCode == http.StatusOK {
		if err := json.Unmarshal(said, into); err != nil {
			b.t.Fatal(err)
		}
	}
	return answer.StatusCode, refused.Error.Reason
}

// check holds all cookies to what they have to say.
func (b *browser) check(cookies []*http.Cookie) {
	b.t.Helper()
	for _, c := range cookies {
		if len(c.Name) < 7 || c.Name[:7] != "__Host-" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
			b.t.Errorf("the cookie is %v", c)
		}
	}
}

// begin asks for a challenge.
func (b *browser) begin(step string) options {
	b.t.Helper()
	var o options
	if status, reason := b.send(step+"/begin", struct{}{}, &o); status != http.StatusOK {
		b.t.Fatalf("%s cannot begin: %d %s", step, status, reason)
	}
	return o
}

// refused sends what has to be refused.
func (b *browser) refused(step string, body any, status int, reason string) {
	b.t.Helper()
	if got, why := b.send(step, body, nil); got != status || why != reason {
		b.t.Errorf("%s answers %d %s, want %d %s", step, got, why, status, reason)
	}
}

// register adds a key to whoever is signed in.
func (b *browser) register(d *device, name string) (id string) {
	b.t.Helper()
	var added struct{ Passkey struct{ ID, Name string } }
	if status, reason := b.send("register/finish", sent{Credential: d.create(b.begin("register")), Name: name}, &added); status != http.StatusOK {
		b.t.Fatalf("a key is refused: %d %s", status, reason)
	}
	return added.Passkey.ID
}

// sent is what a page sends.
type sent struct {
	Credential json.RawMessage `json:"credential,omitempty"`
	Name       string          `json:"name,omitempty"`
	Return     string          `json:"return,omitempty"`
}

// enter comes in by a key.
func (b *browser) enter(d *device) {
	b.t.Helper()
	var to struct{ Location string }
	status, reason := b.send("enter/finish", sent{Credential: d.get(b.begin("enter")), Return: "/piazze/x"}, &to)
	if status != http.StatusOK || to.Location != "/piazze/x" {
		b.t.Fatalf("the key does not let in: %d %s", status, reason)
	}
}
