package login

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
)

// exampleProvider starts zitadel's example of a provider, which nobody here wrote, for a site with the way to sign in "zitadel".
func exampleProvider(t *testing.T, s *site) *httptest.Server {
	t.Helper()
	served := http.NewServeMux()
	provider := httptest.NewServer(served)
	t.Cleanup(provider.Close)
	storage.RegisterClients(storage.WebClient("piazza", "segreto", s.URL+"/auth/zitadel/callback"))
	people := storage.NewStorage(storage.NewUserStore(provider.URL))
	served.Handle("/", exampleop.SetupServer(provider.URL, people, slog.New(slog.DiscardHandler), false))
	return provider
}

// to goes to any address, and returns where it leads.
func (b *browser) to(method, address string, form url.Values) (*http.Response, string) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
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
	if location := response.Header.Get("Location"); location != "" {
		next, err := response.Request.URL.Parse(location)
		if err != nil {
			b.t.Fatal(err)
		}
		return response, next.String()
	}
	return response, string(text)
}

var formID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// through goes through the provider's pages as somebody, and returns the address at which he comes back.
func (b *browser) through(path, username string) string {
	b.t.Helper()
	_, address := b.to(http.MethodGet, b.site.URL+path, nil)
	_, address = b.to(http.MethodGet, address, nil)
	u, err := url.Parse(address)
	if err != nil || u.Path != "/login/username" {
		b.t.Fatalf("the provider asks at %q, %v", address, err)
	}
	_, page := b.to(http.MethodGet, address, nil)
	id := formID.FindStringSubmatch(page)
	if id == nil {
		b.t.Fatalf("its page is %s", page)
	}
	_, address = b.to(http.MethodPost, address, url.Values{"id": id[1:], "username": {username}, "password": {"verysecure"}})
	_, address = b.to(http.MethodGet, address, nil)
	return address
}

// agrees comes back from a provider, and agrees to become a member.
func (b *browser) agrees(address string) *http.Response {
	b.t.Helper()
	response, next := b.to(http.MethodGet, address, nil)
	if next != b.site.URL+welcomePath {
		b.t.Fatalf("a first login leads to %q (%d)", next, response.StatusCode)
	}
	_, page := b.get(welcomePath)
	if valueOf(page, "nome") != "Test User" {
		b.t.Errorf("the page calls him %q", valueOf(page, "nome"))
	}
	response, _ = b.post(welcomePath, url.Values{"nome": {"Prova"}, "eta": {"on"}, "accetto": {"on"}})
	return response
}

func TestZitadelsExampleProvider(t *testing.T) {
	s := newSite(t)
	provider := exampleProvider(t, s)
	s.handler.methods = append(s.handler.methods, NewOpenID(Provider{
		Name: "zitadel", Title: "Zitadel", Issuer: provider.URL, ClientID: "piazza", ClientSecret: "segreto", Vouches: true,
	}, s.URL))
	b := s.browser(t)
	username := "test-user@" + strings.Split(strings.TrimPrefix(provider.URL, "http://"), ":")[0]
	back := b.through("/auth/zitadel?return=/piazze/x", username)
	if response := b.agrees(back); response.Header.Get("Location") != "/piazze/x" || b.who() != "prova" {
		t.Fatalf("after a first login %v, %q: %s", response.Header, b.who(), s.log)
	}
	if response, _ := b.to(http.MethodGet, back, nil); response.StatusCode != http.StatusBadRequest {
		t.Errorf("the same answer a second time gave %d", response.StatusCode)
	}
	again := s.browser(t)
	if _, next := again.to(http.MethodGet, again.through("/auth/zitadel", username), nil); next != s.URL+"/" || again.who() != "prova" {
		t.Errorf("a second login leads to %q as %q", next, again.who())
	}
	response, text := again.do(http.MethodPost, "/auth/logout", "Accept", "text/html")
	leaves := strings.TrimPrefix(response.Header.Get("Refresh"), "0; url=")
	if !strings.HasPrefix(leaves, provider.URL+"/end_session?") || !strings.Contains(text, "Sei uscito") || again.who() != "" {
		t.Fatalf("signing out leads to %q: %s", leaves, text)
	}
	// The example knows no address of ours to lead back to.
	u, err := url.Parse(leaves)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	query.Del("post_logout_redirect_uri")
	u.RawQuery = query.Encode()
	if response, next := again.to(http.MethodGet, u.String(), nil); response.StatusCode >= http.StatusBadRequest || next != provider.URL+"/logged-out" {
		t.Errorf("the provider refuses to let go: %d, %s", response.StatusCode, next)
	}
	if b.who() != "prova" {
		t.Error("signing out in one browser ended another's session")
	}
}
