package login

import (
	"bytes"
	"context"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db/dbtest"
	"piazza/internal/limit"
)

// site is an installation with two providers and an answer to who is asking.
type site struct {
	*httptest.Server
	accounts *account.Service
	handler  *Handler
	idp      *forger
	log      *bytes.Buffer
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{accounts: account.NewService(dbtest.New(t)), idp: newForger(t), log: &bytes.Buffer{}}
	mux := http.NewServeMux()
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	s.handler = New(Options{
		Accounts: s.accounts, PublicURL: s.URL, Log: slog.New(slog.NewTextHandler(s.log, nil)), Styles: []string{"/assets/style.css"},
		Methods: []Method{
			NewOpenID(Provider{Name: "uno", Title: "Uno", Issuer: s.idp.URL, ClientID: "piazza", ClientSecret: "segreto"}, s.URL),
			NewOpenID(Provider{Name: "due", Title: "Due", Issuer: s.idp.URL, ClientID: "piazza", ClientSecret: "segreto"}, s.URL),
			NewOpenID(Provider{Name: "morto", Title: "Morto", Issuer: "http://127.0.0.1:1", ClientID: "piazza"}, s.URL),
		},
	})
	mux.Handle("/auth/", s.viewed(s.handler))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.handler.Visit(w, r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		m, err := s.accounts.ByIDs(r.Context(), []account.ID{account.ID(v.MemberID)})
		if err == nil && v.SignedIn() {
			_, _ = io.WriteString(w, m[account.ID(v.MemberID)].Handle)
		}
	})
	return s
}

// viewed tells a handler who is asking, as the server does.
func (s *site) viewed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := s.handler.Visit(w, r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		next.ServeHTTP(w, r.WithContext(auth.With(r.Context(), v)))
	})
}

// first is the first of its providers.
func (s *site) first() *OpenID { return s.handler.methods[0].(*OpenID) }

// browser follows no redirects, so that each step can be looked at.
type browser struct {
	*http.Client
	t    *testing.T
	site *site
}

func (s *site) browser(t *testing.T) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{&http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, t, s}
}

func (b *browser) do(method, path string, header ...string) (*http.Response, string) {
	b.t.Helper()
	return b.send(method, path, http.NoBody, header...)
}

func (b *browser) send(method, path string, body io.Reader, header ...string) (*http.Response, string) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.site.URL+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := b.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response, string(text)
}

func (b *browser) get(path string, header ...string) (*http.Response, string) {
	b.t.Helper()
	return b.do(http.MethodGet, path, header...)
}

// begin begins a login and returns its state.
func (b *browser) begin(back string) (state string) {
	b.t.Helper()
	response, text := b.get("/auth/uno?return=" + url.QueryEscape(back))
	if response.StatusCode != http.StatusSeeOther {
		b.t.Fatalf("the login began with %d: %s", response.StatusCode, text)
	}
	return b.site.idp.heed(b.t, response.Header.Get("Location"))
}

// callback comes back from the provider, and agrees to become a member where that is asked.
func (b *browser) callback(state string) (*http.Response, string) {
	b.t.Helper()
	response, text := b.get("/auth/uno/callback?code=good&state=" + state)
	if response.Header.Get("Location") != welcomePath {
		return response, text
	}
	_, page := b.get(welcomePath)
	return b.post(welcomePath, url.Values{"nome": {valueOf(page, "nome")}, "eta": {"on"}, "accetto": {"on"}, "informativa": {valueOf(page, "informativa")}})
}

// valueOf finds what a field of a page is filled in with.
func valueOf(page, name string) string {
	_, after, _ := strings.Cut(page, `name="`+name+`"`)
	_, after, _ = strings.Cut(after, `value="`)
	value, _, _ := strings.Cut(after, `"`)
	return html.UnescapeString(value)
}

func (b *browser) post(path string, form url.Values) (*http.Response, string) {
	b.t.Helper()
	return b.send(http.MethodPost, path, strings.NewReader(form.Encode()), "Content-Type", "application/x-www-form-urlencoded")
}

func (b *browser) who() string {
	b.t.Helper()
	_, text := b.get("/")
	return text
}

func (b *browser) cookie(name string) string {
	u, _ := url.Parse(b.site.URL)
	for _, c := range b.Jar.Cookies(u) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

func TestSigningInAndOut(t *testing.T) {
	s := newSite(t)
	b := s.browser(t)
	response, _ := b.callback(b.begin("/piazze/x?a=1"))
	if response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != "/piazze/x?a=1" || response.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("after the login %d %v: %s", response.StatusCode, response.Header, s.log)
	}
	cookie := response.Header.Get("Set-Cookie")
	for _, part := range []string{"piazza_session=", "HttpOnly", "SameSite=Lax", "Path=/"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("the cookie %q lacks %s", cookie, part)
		}
	}
	if who := b.who(); who != "ada.lovelace" {
		t.Fatalf("signed in is %q", who)
	}
	first := b.cookie("piazza_session")
	if response, _ := b.callback(b.begin("/")); response.StatusCode != http.StatusSeeOther || b.cookie("piazza_session") == first {
		t.Error("the session did not rotate")
	}
	if v, err := s.accounts.ViewerByToken(t.Context(), first); err != nil || v.SignedIn() {
		t.Error("the old session still opens")
	}
	second := b.cookie("piazza_session")
	if response, _ := b.do(http.MethodPost, "/auth/logout?return=/en", "Accept", "text/html"); response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != "/en" {
		t.Errorf("signing out gave %d %v", response.StatusCode, response.Header)
	}
	if v, err := s.accounts.ViewerByToken(t.Context(), second); err != nil || v.SignedIn() || b.who() != "" {
		t.Error("the session outlived signing out")
	}
	if response, _ := b.do(http.MethodPost, "/auth/logout"); response.StatusCode != http.StatusNoContent {
		t.Errorf("a program that signs out gets %d", response.StatusCode)
	}
	if response, _ := b.get("/auth/logout"); response.StatusCode == http.StatusSeeOther {
		t.Error("a link signs out")
	}
}

func TestOverHTTPSCookiesAreBoundToTheHost(t *testing.T) {
	c := CookiesFor("https://piazza.example", time.Hour)
	w := httptest.NewRecorder()
	c.Set(w, c.Session(), "x", time.Hour)
	cookie := w.Header().Get("Set-Cookie")
	if !strings.HasPrefix(cookie, "__Host-piazza=x;") || !strings.Contains(cookie, "Secure") || strings.Contains(cookie, "Domain") {
		t.Errorf("the cookie is %q", cookie)
	}
	if !strings.HasPrefix(c.Browser(), "__Host-") {
		t.Errorf("the other is called %q", c.Browser())
	}
}

// TestTheCookieLastsNoLongerThanTheSession: what the settings say of the one holds for the other.
func TestTheCookieLastsNoLongerThanTheSession(t *testing.T) {
	accounts := account.NewServiceWith(dbtest.New(t), account.Rules{Idle: time.Hour, Life: 2 * time.Hour})
	w := httptest.NewRecorder()
	New(Options{Accounts: accounts, PublicURL: "https://piazza.example"}).cookies.SetSession(w, account.Secret())
	if cookie := w.Header().Get("Set-Cookie"); !strings.Contains(cookie, "Max-Age=7200;") {
		t.Errorf("the cookie is %q", cookie)
	}
}

func TestReturnPaths(t *testing.T) {
	for path, want := range map[string]string{
		"/": "/", "/piazze/x": "/piazze/x", "/en?a=b&c=%2F%2F": "/en?a=b&c=%2F%2F", "/piazze/x#commento-3": "/piazze/x#commento-3",
		"": "/", "//evil.example": "/", `/\evil.example`: "/", `\\evil.example`: "/", "https://evil.example": "/", "javascript:alert(1)": "/",
		"/\t/evil.example": "/", "/\n/evil.example": "/", "/..//evil.example": "/", "/.//evil.example": "/", "/a/..//evil.example": "/",
		"///evil.example": "/", "/%2f/evil.example": "/", "/%5cevil.example": "/", "evil.example": "/", "/auth/uno": "/", "/demo-idp/login": "/",
		"/a?b=//evil.example": "/a?b=//evil.example", "/a#//evil.example": "/", "//ada@evil.example": "/", "https://piazza.example@evil.example/": "/",
		"/@evil.example": "/@evil.example", "//evil.example@piazza.example/": "/", "/%2F/evil.example": "/", "/%09/evil.example": "/", "/%0d%0aSet-Cookie:a": "/",
		"/%2e%2e//evil.example": "/", `/a\..\evil`: "/", "/\u2028/evil.example": "/%E2%80%A8/evil.example", "\u00a0//evil.example": "/", "\u0020//evil.example": "/",
		"data:text/html,a": "/", "mailto:a@b.example": "/", "/auth/logout": "/", "/AUTH/uno": "/AUTH/uno", "/./auth/uno": "/", "/a/../auth/uno": "/",
		"http:evil.example": "/", "/\u0000": "/", "/" + strings.Repeat("a", 2000): "/", "/%zz": "/", "@evil.example": "/",
	} {
		if got := Local(path); got != want {
			t.Errorf("Local(%q) = %q, want %q", path, got, want)
		}
	}
	s := newSite(t)
	b := s.browser(t)
	if response, _ := b.callback(b.begin("//evil.example/x")); response.Header.Get("Location") != "/" {
		t.Errorf("sent to %q", response.Header.Get("Location"))
	}
}

func TestLimitsAreFeltAtTheDoor(t *testing.T) {
	s := newSite(t)
	b := s.browser(t)
	s.handler.addresses = limit.New(2, 0)
	b.begin("/")
	b.begin("/")
	if response, text := b.get("/auth/uno"); response.StatusCode != http.StatusTooManyRequests || !strings.Contains(text, "Troppi tentativi") {
		t.Errorf("the third attempt gave %d", response.StatusCode)
	}
	s.handler.addresses = limit.New(100, 0)
	s.handler.identities = limit.New(1, 0)
	if response, _ := b.callback(b.begin("/")); response.StatusCode != http.StatusSeeOther {
		t.Errorf("the first login of an identity gave %d", response.StatusCode)
	}
	if response, _ := b.callback(b.begin("/")); response.StatusCode != http.StatusTooManyRequests {
		t.Errorf("the second gave %d", response.StatusCode)
	}
}

func TestSecretsStayOutOfTheLog(t *testing.T) {
	s := newSite(t)
	b := s.browser(t)
	s.idp.forge = unsigned
	state := b.begin("/")
	b.callback(state)
	b.callback(state)
	for _, secret := range []string{state, s.idp.nonce, b.cookie("piazza_login")} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("the log tells a secret: %s", s.log)
		}
	}
	if !strings.Contains(s.log.String(), "a login failed") {
		t.Errorf("the log does not say what happened: %s", s.log)
	}
	if _, err := s.accounts.ViewerByToken(context.WithoutCancel(t.Context()), "x"); err != nil {
		t.Error(err)
	}
}
