package login

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"piazza/internal/account"
)

// as has the provider know somebody else from now on.
func (f *forger) as(subject, name string) {
	f.userinfo = map[string]any{"sub": subject, "name": name}
	f.forge = func(claims map[string]any) string {
		claims["sub"] = subject
		return ""
	}
}

// purposely begins a login from a page of ours, and comes back from it.
func (b *browser) purposely(purpose, back string) (*http.Response, string) {
	b.t.Helper()
	response, text := b.get("/auth/uno?purpose="+purpose+"&return="+url.QueryEscape(back), "Sec-Fetch-Site", "same-origin")
	if location := response.Header.Get("Location"); strings.HasPrefix(location, b.site.idp.URL) {
		return b.get("/auth/uno/callback?code=good&state=" + b.site.idp.heed(b.t, location))
	}
	return response, text
}

func TestWhoIsWelcome(t *testing.T) {
	s := newSite(t)
	b := s.browser(t)
	if response, text := b.get(welcomePath); response.StatusCode != http.StatusBadRequest || !strings.Contains(text, "Ricominciamo") {
		t.Errorf("whom nobody knows gets %d", response.StatusCode)
	}
	s.idp.as("7", `Ada <b>"Lovelace"</b>`)
	if response, _ := b.get("/auth/uno/callback?code=good&state=" + b.begin("/en/piazze/x")); response.Header.Get("Location") != welcomePath {
		t.Fatalf("a first login leads to %v", response.Header)
	}
	_, page := b.get(welcomePath)
	if !strings.Contains(page, "Welcome to the piazza") || strings.Contains(page, `<b>"`) || valueOf(page, "nome") != `Ada <b>"Lovelace"</b>` {
		t.Errorf("the page is %s", page)
	}
	if _, page = b.get(welcomePath + "?lingua=it"); !strings.Contains(page, "Come vuoi farti chiamare") {
		t.Errorf("in Italian the page is %s", page)
	}
	for name, form := range map[string]url.Values{
		"too young":      {"nome": {"Ada"}, "accetto": {"on"}},
		"not agreed":     {"nome": {"Ada"}, "eta": {"on"}},
		"no name":        {"nome": {"  "}, "eta": {"on"}, "accetto": {"on"}},
		"too long":       {"nome": {strings.Repeat("a", 81)}, "eta": {"on"}, "accetto": {"on"}},
		"nothing at all": {},
	} {
		response, page := b.post(welcomePath, form)
		if response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(page, `class="errore"`) || b.who() != "" {
			t.Errorf("%s gave %d as %q: %s", name, response.StatusCode, b.who(), page)
		}
	}
	other := s.browser(t)
	u, _ := url.Parse(s.URL)
	other.Jar.SetCookies(u, []*http.Cookie{{Name: "piazza_arrival", Value: b.cookie("piazza_arrival")}})
	if response, _ := other.post(welcomePath, url.Values{"nome": {"Eva"}, "eta": {"on"}, "accetto": {"on"}}); response.StatusCode != http.StatusBadRequest || other.who() != "" {
		t.Errorf("another browser gave %d as %q", response.StatusCode, other.who())
	}
	response, _ := b.post(welcomePath, url.Values{"nome": {"Ada L."}, "eta": {"on"}, "accetto": {"on"}})
	if response.Header.Get("Location") != "/en/piazze/x" || b.who() != "ada.l" || b.cookie("piazza_arrival") != "" {
		t.Errorf("he comes in as %q: %v", b.who(), response.Header)
	}
	if response, _ := b.post(welcomePath, url.Values{"nome": {"Ada"}, "eta": {"on"}, "accetto": {"on"}}); response.StatusCode != http.StatusBadRequest {
		t.Errorf("a second time gave %d", response.StatusCode)
	}
}

func TestLinkingAndConfirming(t *testing.T) {
	s := newSite(t)
	b := s.browser(t)
	if response, _ := b.purposely("link", "/profilo"); response.Header.Get("Location") != "/accedi?ritorno=%2Fprofilo" {
		t.Errorf("who is nobody is sent to %v", response.Header)
	}
	b.callback(b.begin("/"))
	first := b.cookie("piazza_session")
	s.idp.as("2", "Seconda")
	if response, _ := b.purposely("link", "/profilo?a=b"); response.Header.Get("Location") != "/profilo?a=b&esito=collegato" || b.cookie("piazza_session") == first {
		t.Errorf("linking leads to %v: %s", response.Header, s.log)
	}
	if response, _ := b.purposely("link", "/profilo"); response.Header.Get("Location") != "/profilo?esito=gia-collegato" {
		t.Errorf("linking twice leads to %v", response.Header)
	}
	before := b.cookie("piazza_session")
	if response, _ := b.purposely("confirm", "/profilo"); response.Header.Get("Location") != "/profilo" || b.cookie("piazza_session") == before {
		t.Errorf("confirming leads to %v", response.Header)
	}
	s.idp.as("3", "Terza")
	if response, text := b.purposely("confirm", "/profilo"); response.StatusCode != http.StatusConflict || !strings.Contains(text, "non è tuo") {
		t.Errorf("confirming as another gave %d", response.StatusCode)
	}
	s.idp.as("2", "Seconda")
	again := s.browser(t)
	if again.callback(again.begin("/")); again.who() != b.who() {
		t.Errorf("the second login is %q's, the first %q's", again.who(), b.who())
	}
}

// TestLinkingBeginsHere: whoever could begin it from elsewhere would choose which login is linked.
func TestLinkingBeginsHere(t *testing.T) {
	s := newSite(t)
	b := s.browser(t)
	b.callback(b.begin("/"))
	for _, purpose := range []string{"link", "confirm"} {
		for _, header := range [][]string{
			{"Sec-Fetch-Site", "cross-site"},
			{"Sec-Fetch-Site", "none"},
			{"Sec-Fetch-Site", "same-site", "Referer", s.URL + "/profilo"},
			{"Referer", "https://evil.example/"},
			{"Referer", s.URL + ".evil.example/"},
			nil,
		} {
			if response, text := b.get("/auth/uno?purpose="+purpose, header...); response.StatusCode != http.StatusForbidden || !strings.Contains(text, "Comincia dal tuo profilo") {
				t.Errorf("%s from %v gave %d", purpose, header, response.StatusCode)
			}
		}
		if response, _ := b.get("/auth/uno?purpose="+purpose, "Referer", s.URL+"/profilo"); response.StatusCode != http.StatusSeeOther {
			t.Errorf("an old browser gave %d", response.StatusCode)
		}
	}
}

// TestAnOldProofConfirmsNothing: a provider that repeats what it once found out was not asked anew.
func TestAnOldProofConfirmsNothing(t *testing.T) {
	s := newSite(t)
	s.first().Again = map[string]string{"prompt": "login"}
	b := s.browser(t)
	b.callback(b.begin("/"))
	s.idp.forge = func(claims map[string]any) string {
		claims["auth_time"] = claims["iat"].(int64) - 3600
		return ""
	}
	response, text := b.purposely("confirm", "/")
	if response.StatusCode != http.StatusForbidden || !strings.Contains(text, "non ti ha chiesto nulla") {
		t.Errorf("an hour-old proof gave %d", response.StatusCode)
	}
	s.idp.forge = nil
	if response, _ := b.purposely("confirm", "/"); response.StatusCode != http.StatusSeeOther {
		t.Errorf("where nothing was asked about its age a proof gave %d", response.StatusCode)
	}
	s.first().Again["max_age"] = "0"
	if response, _ := b.purposely("confirm", "/"); response.StatusCode != http.StatusForbidden {
		t.Errorf("a proof that does not say how old it is gave %d", response.StatusCode)
	}
	s.idp.forge = func(claims map[string]any) string {
		claims["auth_time"] = claims["iat"]
		return ""
	}
	if response, _ := b.purposely("confirm", "/"); response.StatusCode != http.StatusSeeOther {
		t.Errorf("a new proof gave %d", response.StatusCode)
	}
	if response, _ := b.callback(b.begin("/")); response.StatusCode != http.StatusSeeOther {
		t.Errorf("it does not let in either: %d", response.StatusCode)
	}
}

func TestMergingAsksFirst(t *testing.T) {
	s := newSite(t)
	merged := ""
	s.handler.merge = func(_ context.Context, secret, _ string) (string, error) {
		merged = secret
		return account.Secret(), nil
	}
	other := s.browser(t)
	s.idp.as("9", "Un’altra")
	other.callback(other.begin("/"))
	s.idp.as("1", "Ada")
	b := s.browser(t)
	b.callback(b.begin("/"))
	s.idp.as("9", "Un’altra")
	if response, _ := b.purposely("link", "/profilo"); response.Header.Get("Location") != mergePath {
		t.Fatalf("another's login leads to %v: %s", response.Header, s.log)
	}
	_, page := b.get(mergePath)
	if resta := strings.Index(page, "@ada"); resta < 0 || strings.Index(page, "@unaltra") < resta {
		t.Errorf("the page is %s", page)
	}
	if response, _ := b.get(welcomePath); response.Header.Get("Location") != mergePath {
		t.Errorf("the other page leads to %v", response.Header)
	}
	before := b.cookie("piazza_session")
	response, _ := b.post(mergePath, nil)
	if response.Header.Get("Location") != "/profilo?esito=unito" || merged == "" || b.cookie("piazza_session") == before {
		t.Errorf("merging leads to %v, with %q", response.Header, merged)
	}
	if response, _ := s.browser(t).post(mergePath, nil); response.StatusCode != http.StatusBadRequest {
		t.Errorf("whom nobody knows gets %d", response.StatusCode)
	}
}
