package saml

import (
	"bytes"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/login"
)

// house is an installation with Federa, on a database of its own.
type house struct {
	*httptest.Server
	federa   *forger
	method   *Method
	accounts *account.Service
	db       *db.DB
	keys     string
	log      bytes.Buffer
}

func newHouse(t *testing.T, change func(*Settings)) *house {
	t.Helper()
	h := &house{federa: &forger{newPair(t, time.Now().Add(-time.Hour)), federa}, db: dbtest.New(t), keys: t.TempDir()}
	h.accounts = account.NewService(h.db)
	own := newPair(t, time.Now().Add(-time.Hour))
	save(t, filepath.Join(h.keys, "saml-federa.pem"), append(keyText(t, own.key), certificateText(own.certificate.Raw)...))
	mux := http.NewServeMux()
	h.Server = httptest.NewServer(mux)
	t.Cleanup(h.Close)
	h.method = h.node(t, change)
	handler := login.New(login.Options{
		Accounts: h.accounts, PublicURL: h.URL, Methods: []login.Method{h.method}, Log: slog.New(slog.NewTextHandler(&h.log, nil)),
	})
	mux.Handle("/auth/", handler)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if v, err := handler.Visit(w, r); err == nil && v.SignedIn() {
			m, err := h.accounts.ByIDs(r.Context(), []account.ID{account.ID(v.MemberID)})
			if err == nil {
				_, _ = io.WriteString(w, m[account.ID(v.MemberID)].Handle)
			}
		}
	})
	return h
}

// node is the method as each node of the installation has it.
func (h *house) node(t *testing.T, change func(*Settings)) *Method {
	t.Helper()
	file := filepath.Join(t.TempDir(), "federa.xml")
	save(t, file, []byte(h.federa.published(t, "", h.federa.described("signing"),
		service(sso, "HTTP-Redirect", entry), service(sso, "HTTP-POST", entry+"/post"), service(out, "HTTP-Redirect", leaver), service(out, "HTTP-POST", leaver+"/post"))))
	s := testSettings()
	s.EntityID, s.MetadataFile, s.ForceAuthn = "", file, nil
	if change != nil {
		change(&s)
	}
	m, err := New(Options{
		Name: "federa", Title: "SPID e CIE", Kind: account.KindFedera, Settings: s, PublicURL: h.URL, Keys: h.keys, Accounts: h.accounts, DB: h.db,
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// browser follows no redirects.
type browser struct {
	*http.Client
	t     *testing.T
	house *house
}

func (h *house) browser(t *testing.T) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{&http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, t, h}
}

func (b *browser) get(path string) (*http.Response, string) {
	b.t.Helper()
	return b.do(http.MethodGet, path, "")
}

func (b *browser) send(path string, form url.Values) (*http.Response, string) {
	b.t.Helper()
	return b.do(http.MethodPost, path, form.Encode())
}

func (b *browser) do(method, path, form string) (*http.Response, string) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.house.URL+path, strings.NewReader(form))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Accept", "text/html")
	if form != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	answer, err := b.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer, string(text)
}

// asked is what the gateway was asked in the browser's last login.
type asked struct {
	request *etree.Element
	relay   string
	e       expected
}

// begin begins a login and hears what the gateway is asked.
func (b *browser) begin() asked {
	b.t.Helper()
	answer, text := b.get("/auth/federa?return=/piazze/x")
	if answer.StatusCode != http.StatusSeeOther {
		b.t.Fatalf("the login began with %d: %s", answer.StatusCode, text)
	}
	u, err := url.Parse(answer.Header.Get("Location"))
	if err != nil || !strings.HasPrefix(u.String(), entry+"?") {
		b.t.Fatalf("the login went to %s, %v", u, err)
	}
	q, err := readQuery(u.RawQuery, asking)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.heard(q.message, q.relay)
}

func (b *browser) heard(message, relay string) asked {
	b.t.Helper()
	text, err := inflate(message)
	if err != nil {
		b.t.Fatal(err)
	}
	root, err := parse(text)
	if err != nil {
		b.t.Fatal(err)
	}
	m := b.house.method
	e := expected{m.settings, b.house.federa.gateway(), m.at.answers, attribute(root, "ID"), time.Now()}
	return asked{root, relay, e}
}

// bring brings the gateway's answer, and agrees to become a member where that is asked.
func (b *browser) bring(a asked, edits ...edit) (*http.Response, string) {
	b.t.Helper()
	root := b.house.federa.response(a.e)
	for _, change := range edits {
		change(b.t, root)
	}
	b.house.federa.signAssertion(b.t, root)
	return b.deliver(pack(b.t, root), a.relay)
}

func (b *browser) deliver(packed, relay string) (*http.Response, string) {
	b.t.Helper()
	// The gateway's page sends the form: without our cookies, which browsers withhold from other sites' forms.
	stranger := b.house.browser(b.t)
	answer, text := stranger.send("/auth/federa/acs", url.Values{answering: {packed}, relaying: {relay}})
	if answer.StatusCode != http.StatusSeeOther {
		return answer, text
	}
	answer, text = b.get(answer.Header.Get("Location"))
	if answer.Header.Get("Location") != "/auth/welcome" {
		return answer, text
	}
	_, page := b.get("/auth/welcome")
	return b.send("/auth/welcome", url.Values{
		"nome": {valueOf(page, "nome")}, "eta": {"on"}, "accetto": {"on"}, "informativa": {valueOf(page, "informativa")},
	})
}

func valueOf(page, name string) string {
	_, after, _ := strings.Cut(page, `name="`+name+`"`)
	_, after, _ = strings.Cut(after, `value="`)
	value, _, _ := strings.Cut(after, `"`)
	return html.UnescapeString(value)
}

func (b *browser) who() string {
	b.t.Helper()
	_, text := b.get("/")
	return text
}
