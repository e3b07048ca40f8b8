package login

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/mail"
)

// mailSite is an installation that keeps its mails, with a member who is known by a mailbox.
type mailSite struct {
	*site
	db    *db.DB
	mails *mail.Service
	link  *MailLink
}

const known = "ada@example.org"

func newMailSite(t *testing.T) *mailSite {
	t.Helper()
	d := dbtest.New(t)
	s := &mailSite{db: d, site: &site{accounts: account.NewService(d), log: &bytes.Buffer{}}}
	mux := http.NewServeMux()
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	log := slog.New(slog.NewTextHandler(s.log, nil))
	var err error
	s.mails, err = mail.NewService(mail.Options{DB: d, Key: bytes.Repeat([]byte("k"), 32), PublicURL: s.URL, Kept: true, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	s.link = NewMailLink(s.mails)
	s.handler = New(Options{Accounts: s.accounts, PublicURL: s.URL, Log: log, Methods: []Method{s.link}})
	mux.Handle("/auth/", s.viewed(s.handler))
	_, err = s.accounts.Import(t.Context(), &account.Member{Handle: "ada", Name: "Ada", Tone: 1, Locale: "it"},
		account.Identity{Issuer: MailRealm, Subject: known, Email: known, EmailVerified: true, Vouches: true, Provider: MailName})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (b *browser) form(path string, fields url.Values) (*http.Response, string) {
	b.t.Helper()
	return b.send(http.MethodPost, path, strings.NewReader(fields.Encode()), "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html")
}

// ask asks for a link and returns the state of it.
func (s *mailSite) ask(b *browser, address, back string) (state string) {
	b.t.Helper()
	response, text := b.form("/auth/mail?return="+url.QueryEscape(back), url.Values{"address": {address}})
	if response.StatusCode != http.StatusOK || strings.Contains(text, address) {
		b.t.Fatalf("asking for a link answers %d: %s", response.StatusCode, text)
	}
	mails, err := s.mails.Looked(b.t.Context())
	if err != nil || len(mails) == 0 || mails[0].Address != address {
		b.t.Fatalf("the mails are %+v, %v", mails, err)
	}
	_, state, _ = strings.Cut(mails[0].Link, s.URL+"/auth/mail/callback?state=")
	return state
}

func (b *browser) open(state string) (*http.Response, string) {
	b.t.Helper()
	return b.get("/auth/mail/callback?state=" + state)
}

func (b *browser) press(state string) (*http.Response, string) {
	b.t.Helper()
	return b.form("/auth/mail/callback", url.Values{"state": {state}})
}

func (s *mailSite) sessions(t *testing.T) (n int) {
	t.Helper()
	if err := s.db.QueryRow(t.Context(), `select count(*) from session`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAMailedLinkLetsInWhereItWasAskedFor(t *testing.T) {
	s := newMailSite(t)
	b := s.browser(t)
	state := s.ask(b, known, "/piazze/x?a=b")
	if response, text := b.open(state); response.StatusCode != http.StatusOK || !strings.Contains(text, state) || s.sessions(t) != 0 {
		t.Fatalf("opening the link answers %d: %s", response.StatusCode, text)
	}
	response, text := b.press(state)
	if response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != "/piazze/x?a=b" || s.sessions(t) != 1 {
		t.Fatalf("pressing the button answers %d, %s: %s", response.StatusCode, response.Header.Get("Location"), text)
	}
	if m, err := s.accounts.ByHandle(t.Context(), "ada"); err != nil || m.Assurance != account.AssuranceEmail {
		t.Errorf("who came by a mailbox is %+v, %v", m, err)
	}
}

func TestAMailedLinkElsewhereTwiceAndLate(t *testing.T) {
	s := newMailSite(t)
	mine, other, third := s.browser(t), s.browser(t), s.browser(t)
	state := s.ask(mine, known, "/")
	// Another browser without a login, and one that has a login of its own under way.
	if response, text := other.open(state); response.StatusCode != http.StatusForbidden || !strings.Contains(text, "collegamento nello stesso browser") {
		t.Errorf("another browser is told %d: %s", response.StatusCode, text)
	}
	s.ask(third, "bob@example.org", "/")
	for _, b := range []*browser{other, third} {
		if response, text := b.press(state); response.StatusCode != http.StatusBadRequest || !strings.Contains(text, "altro browser") {
			t.Errorf("another browser that presses the button is told %d: %s", response.StatusCode, text)
		}
	}
	// None of this has used the link up.
	if response, _ := mine.press(state); response.StatusCode != http.StatusSeeOther || s.sessions(t) != 1 {
		t.Fatalf("its own browser gets %d", response.StatusCode)
	}
	for _, try := range []func(string) (*http.Response, string){mine.open, mine.press} {
		if response, text := try(state); response.StatusCode != http.StatusBadRequest || !strings.Contains(text, "già stato usato") {
			t.Errorf("the second time it says %d: %s", response.StatusCode, text)
		}
	}
	late := s.ask(mine, known, "/")
	if _, err := s.db.Exec(t.Context(), `update login_transaction set expires_at = now() - interval '1 second'`); err != nil {
		t.Fatal(err)
	}
	for _, try := range []func(string) (*http.Response, string){mine.open, mine.press} {
		if response, text := try(late); response.StatusCode != http.StatusBadRequest || !strings.Contains(text, "troppo tempo") {
			t.Errorf("too late it says %d: %s", response.StatusCode, text)
		}
	}
	if s.sessions(t) != 1 {
		t.Errorf("%d sessions were opened", s.sessions(t))
	}
}

// What opens links ahead of people, in their browsers or on the way of their mails, uses none up and opens nothing.
func TestScannersUseNothingUp(t *testing.T) {
	s := newMailSite(t)
	b := s.browser(t)
	state := s.ask(b, known, "/")
	for range 5 {
		s.browser(t).open(state)
		b.get("/auth/mail/callback?state="+state, "Sec-Purpose", "prefetch;prerender", "Purpose", "prefetch")
		b.do(http.MethodHead, "/auth/mail/callback?state="+state)
	}
	if s.sessions(t) != 0 {
		t.Fatal("somebody was let in")
	}
	if response, _ := b.press(state); response.StatusCode != http.StatusSeeOther {
		t.Errorf("afterwards the link answers %d", response.StatusCode)
	}
}

// The answers for an address that somebody has and for one that nobody has do not differ in a byte, but for the secret that each
// browser gets.
func TestNobodyLearnsWhoIsHere(t *testing.T) {
	s := newMailSite(t)
	ask := func(address string) string {
		response, text := s.browser(t).form("/auth/mail?return=/x", url.Values{"address": {address}})
		for _, c := range response.Cookies() {
			text = strings.ReplaceAll(text, c.Value, "…")
			response.Header.Set("Set-Cookie", strings.ReplaceAll(response.Header.Get("Set-Cookie"), c.Value, "…"))
		}
		response.Header.Del("Date")
		return fmt.Sprint(response.Status, response.Header, text)
	}
	if mine, nobodys := ask(known), ask("nobody@example.org"); mine != nobodys {
		t.Errorf("who is here is told\n%s\nwho is not\n%s", mine, nobodys)
	}
	response, text := s.browser(t).send(http.MethodPost, "/auth/mail", strings.NewReader("address="+known), "Content-Type", "application/x-www-form-urlencoded")
	if response.StatusCode != http.StatusAccepted || text != "" {
		t.Errorf("a program is told %d %s", response.StatusCode, text)
	}
}

// What is no address is given back to be mended, its field marked and described by what is wrong.
func TestWhatIsNoAddressIsGivenBack(t *testing.T) {
	s := newMailSite(t)
	response, text := s.browser(t).form("/auth/mail", url.Values{"address": {`ada"@<b>`}})
	for _, want := range []string{`value="ada&#34;@&lt;b&gt;"`, `aria-invalid="true"`, `aria-describedby="address-error"`, `id="address-error">Questo non è un indirizzo`} {
		if response.StatusCode != http.StatusBadRequest || !strings.Contains(text, want) {
			t.Errorf("%d, %s is not on the page: %s", response.StatusCode, want, text)
		}
	}
	if _, text := s.browser(t).get("/auth/mail"); strings.Contains(text, "aria-invalid") || strings.Contains(text, "errore") {
		t.Errorf("an empty form is called wrong: %s", text)
	}
}

// A mailed link tells an address, not who reads it; and a greeting is for women and men.
func TestWhoComesByAMailIsToldThatItsAddressIsConfirmed(t *testing.T) {
	for _, c := range []struct{ back, want, not string }{
		{"/x", "Il tuo indirizzo è confermato.", "ci ha detto chi sei"},
		{"/en/x", "Your address is confirmed.", "has told us who you are"},
	} {
		s := newMailSite(t)
		b := s.browser(t)
		response, _ := b.press(s.ask(b, "new@example.org", c.back))
		_, text := b.get(response.Header.Get("Location"))
		if !strings.Contains(text, c.want) || strings.Contains(text, c.not) || strings.Contains(text, "Benvenuto") {
			t.Errorf("the page says %s", text)
		}
	}
}

// Where nobody sends mails, no link is offered.
func TestWithoutMailsThereIsNoLink(t *testing.T) {
	s := newMailSite(t)
	s.mails.Kept = false
	if list := s.handler.Providers(); len(list) != 1 || list[0].IsAvailable {
		t.Errorf("offered are %+v", list)
	}
	if response, _ := s.browser(t).form("/auth/mail", url.Values{"address": {known}}); response.StatusCode != http.StatusNotFound {
		t.Errorf("asking for one answers %d", response.StatusCode)
	}
}
