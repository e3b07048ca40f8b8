package demo

import (
	"context"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db/dbtest"
	"piazza/internal/login"
)

// square is an installation of two nodes whose only provider is the demo's; each request comes to the other node.
type square struct {
	*httptest.Server
	accounts  *account.Service
	providers []*Provider
	client    *http.Client
	t         *testing.T
}

func newSquare(t *testing.T, onNetwork bool) *square {
	t.Helper()
	d := dbtest.New(t)
	s := &square{accounts: account.NewService(d), t: t}
	for _, m := range []*account.Member{
		{Handle: "ada", Name: "Ada Lovelace", Headline: "Assessora <b>", Tone: 2, Locale: "it", Assurance: account.AssuranceSubstantial},
		{Handle: "gemma", Name: "Gemma Sala", Tone: 3, Locale: "it", Administrator: true},
	} {
		if _, err := s.accounts.Import(t.Context(), m, account.Identity{Issuer: login.DemoRealm, Subject: m.Handle}); err != nil {
			t.Fatal(err)
		}
	}
	var nodes []http.Handler
	var turn atomic.Int64
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nodes[int(turn.Add(1))%len(nodes)].ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	nodes = []http.Handler{s.node(onNetwork), s.node(onNetwork)}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	s.client = &http.Client{Jar: jar}
	return s
}

// node returns one program of the installation.
func (s *square) node(onNetwork bool) http.Handler {
	s.t.Helper()
	log := slog.New(slog.DiscardHandler)
	provider, err := New(Options{
		Key: []byte("the installation's own 32 bytes."), PublicURL: s.URL, WithholdAdministrators: onNetwork,
		Styles: []string{"/assets/style.css"}, Log: log,
		Personas: func(ctx context.Context) ([]account.Persona, error) { return s.accounts.Personas(ctx, login.DemoRealm) },
		UnderWay: func(ctx context.Context, state string) (bool, error) {
			return s.accounts.LoginUnderWay(ctx, login.DemoName, state)
		},
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.providers = append(s.providers, provider)
	h := login.New(login.Options{Accounts: s.accounts, PublicURL: s.URL, Log: log, Methods: []login.Method{login.NewOpenID(provider.Login(), s.URL)}})
	mux := http.NewServeMux()
	mux.Handle("/auth/", h)
	mux.Handle(Path+"/", provider)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		v, err := h.Visit(w, r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		members, _ := s.accounts.ByIDs(r.Context(), []account.ID{account.ID(v.MemberID)})
		for _, m := range members {
			_, _ = io.WriteString(w, m.Handle)
		}
	})
	return mux
}

func (s *square) get(path string) (*http.Response, string) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.URL+path, http.NoBody)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.do(r)
}

func (s *square) post(path string, form url.Values) (*http.Response, string) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.do(r)
}

func (s *square) do(r *http.Request) (*http.Response, string) {
	s.t.Helper()
	response, err := s.client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response, string(text)
}

var hidden = regexp.MustCompile(`name="request" value="([^"]+)"`)

// arrive begins a login and returns the page that asks who one is, with the number of the request.
func (s *square) arrive(back string) (page, request string) {
	s.t.Helper()
	response, page := s.get("/auth/demo?return=" + url.QueryEscape(back))
	found := hidden.FindStringSubmatch(page)
	if response.StatusCode != http.StatusOK || found == nil {
		s.t.Fatalf("the demo asks nobody: %d %s", response.StatusCode, page)
	}
	return page, found[1]
}

func TestTheWholeWay(t *testing.T) {
	s := newSquare(t, false)
	page, request := s.arrive("/piazze/x")
	for _, part := range []string{`lang="it"`, "Chi sei oggi?", `value="ada"`, `value="gemma"`, "Assessora &lt;b&gt;", "Amministra tutta", "<h2>Chi amministra</h2>", "<h2>Chi partecipa</h2>", `href="/assets/style.css"`} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q: %s", part, page)
		}
	}
	for _, part := range []string{"<script", "<style", "style="} {
		if strings.Contains(page, part) {
			t.Errorf("the page holds %q", part)
		}
	}
	response, text := s.post(Path+"/login", url.Values{"request": {request}, "subject": {"ada"}})
	if response.StatusCode != http.StatusOK || response.Request.URL.Path != "/piazze/x" || text != "ada" {
		t.Errorf("arrived at %s as %q: %d", response.Request.URL, text, response.StatusCode)
	}
	if page, _ := s.arrive("/en/piazze/x"); !strings.Contains(page, `lang="en"`) || !strings.Contains(page, "Who are you today?") {
		t.Errorf("the English page is %s", page)
	}
	ctx := t.Context()
	m, err := s.accounts.ByHandle(ctx, "ada")
	if err != nil || m.Name != "Ada Lovelace" || m.Assurance != account.AssuranceSubstantial {
		t.Errorf("signing in changed the member: %+v, %v", m, err)
	}
}

func TestASuspendedPersonaIsToldWhy(t *testing.T) {
	s := newSquare(t, false)
	byHandle, err := s.accounts.ByHandles(t.Context(), []string{"ada", "gemma"})
	if err != nil {
		t.Fatal(err)
	}
	administrator := auth.With(t.Context(), auth.Viewer{MemberID: int64(byHandle["gemma"].ID), Administrator: true})
	if _, err := s.accounts.Suspend(administrator, account.SuspendInput{MemberID: byHandle["ada"].ID, Reason: "una prova"}); err != nil {
		t.Fatal(err)
	}
	page, request := s.arrive("/")
	if !strings.Contains(page, "Accesso sospeso") {
		t.Errorf("the page does not say who is suspended: %s", page)
	}
	response, text := s.post(Path+"/login", url.Values{"request": {request}, "subject": {"ada"}})
	if response.StatusCode != http.StatusForbidden || !strings.Contains(text, "una prova") {
		t.Errorf("a suspended persona is told %d: %s", response.StatusCode, text)
	}
	if _, who := s.get("/"); who != "" {
		t.Errorf("a suspended persona came in as %q", who)
	}
}

func TestAnAnswerCountsOnce(t *testing.T) {
	s := newSquare(t, false)
	_, request := s.arrive("/")
	form := url.Values{"request": {request}, "subject": {"ada"}}
	if response, _ := s.post(Path+"/login", form); response.StatusCode != http.StatusOK {
		t.Fatal(response.Status)
	}
	if response, text := s.post(Path+"/login", form); response.StatusCode != http.StatusBadRequest || !strings.Contains(text, "Ricominciamo") {
		t.Errorf("a second answer gave %d: %s", response.StatusCode, text)
	}
	for _, wrong := range []string{"", "x", account.Secret()} {
		if response, _ := s.get(Path + "/login?request=" + wrong); response.StatusCode != http.StatusBadRequest {
			t.Errorf("request %q gave %d", wrong, response.StatusCode)
		}
	}
}

func TestOnTheNetworkNobodyIsAdministrator(t *testing.T) {
	s := newSquare(t, true)
	page, request := s.arrive("/")
	if strings.Contains(page, "gemma") || !strings.Contains(page, "Chi amministra non è in elenco") {
		t.Errorf("the page is %s", page)
	}
	for _, subject := range []string{"gemma", "nessuno", ""} {
		response, _ := s.post(Path+"/login", url.Values{"request": {request}, "subject": {subject}})
		if response.StatusCode != http.StatusForbidden {
			t.Errorf("as %q one gets %d", subject, response.StatusCode)
		}
	}
	if _, text := s.get("/"); text != "" {
		t.Errorf("signed in is %q", text)
	}
}

func TestOnlyThePiazzaMayAsk(t *testing.T) {
	s := newSquare(t, false)
	good := url.Values{
		"client_id": {clientID}, "redirect_uri": {s.URL + "/auth/demo/callback"}, "response_type": {"code"}, "scope": {"openid"}, "state": {"s"},
		"code_challenge": {"x"}, "code_challenge_method": {"S256"},
	}
	s.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	ask := func(name, value string) *http.Response {
		query := maps.Clone(good)
		query.Set(name, value)
		response, _ := s.get(Path + "/authorize?" + query.Encode())
		return response
	}
	if response := ask("state", "s"); !strings.HasPrefix(response.Header.Get("Location"), Path+"/login?request=") {
		t.Errorf("a good question gave %d %s", response.StatusCode, response.Header.Get("Location"))
	}
	for name, value := range map[string]string{
		"client_id": "evil", "redirect_uri": "https://evil.example/callback", "response_type": "token", "code_challenge": "", "code_challenge_method": "plain",
	} {
		response := ask(name, value)
		if location := response.Header.Get("Location"); strings.Contains(location, "/login?request=") || strings.Contains(location, "evil") {
			t.Errorf("%s=%s was let through to %s", name, value, location)
		}
	}
	for _, secret := range []string{"", "guess"} {
		form := url.Values{"grant_type": {"authorization_code"}, "code": {"x"}, "client_id": {clientID}, "client_secret": {secret}}
		if response, _ := s.post(Path+"/oauth/token", form); response.StatusCode < 400 {
			t.Errorf("with the secret %q the token endpoint gave %d", secret, response.StatusCode)
		}
	}
}

func TestALateAnswerIsRefused(t *testing.T) {
	s := newSquare(t, false)
	clock := time.Now()
	for _, p := range s.providers {
		p.storage.now = func() time.Time { return clock }
	}
	_, request := s.arrive("/")
	clock = clock.Add(requestLife + time.Second)
	if response, _ := s.post(Path+"/login", url.Values{"request": {request}, "subject": {"ada"}}); response.StatusCode != http.StatusBadRequest {
		t.Errorf("a late answer gave %d", response.StatusCode)
	}
}

func TestOnlyOurOwnSealIsRead(t *testing.T) {
	s := newSquare(t, false)
	_, request := s.arrive("/")
	stranger, err := newKeys([]byte("another installation's 32 bytes."))
	if err != nil {
		t.Fatal(err)
	}
	ours := s.providers[0].storage
	held, err := ours.find(request)
	if err != nil {
		t.Fatal(err)
	}
	for name, forged := range map[string]string{
		"another installation's": stranger.seal("request", held.asked),
		"one of another kind":    ours.keys.seal("token", held.asked),
		"a changed one":          request[1:] + request[:1],
		"a short one":            request[:20],
	} {
		if response, _ := s.get(Path + "/login?request=" + forged); response.StatusCode != http.StatusBadRequest {
			t.Errorf("%s gave %d", name, response.StatusCode)
		}
	}
}

// The demo keeps no session of its own: who signs out is back at once.
func TestSigningOutOfTheDemo(t *testing.T) {
	s := newSquare(t, false)
	_, request := s.arrive("/piazze/x")
	s.post(Path+"/login", url.Values{"request": {request}, "subject": {"ada"}})
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/auth/logout?return=/piazze/x", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/html")
	if response, text := s.do(r); response.Request.URL.Path != "/piazze/x" || response.Header.Get("Refresh") != "" || text != "" {
		t.Errorf("it leads to %s: %s", response.Request.URL, text)
	}
}
