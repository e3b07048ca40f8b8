package login

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"piazza/internal/account"
)

const tries = 10_000

// try sends a request from an address without a network between.
func try(h http.Handler, from, method, path string, fields url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(fields.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "text/html")
	r.RemoteAddr = from + ":1234"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// tally counts answers by their status.
func tally(do func(n int) *httptest.ResponseRecorder) map[int]int {
	counts := map[int]int{}
	for n := range tries {
		counts[do(n).Code]++
	}
	return counts
}

// bounded holds that at most so many of ten thousand were let through, and the others told to wait.
func bounded(t *testing.T, what string, counts map[int]int, most int) {
	t.Helper()
	through := tries - counts[http.StatusTooManyRequests]
	if through > most || through < most/4 {
		t.Errorf("%s: %d of %d were let through, at most %d may be: %v", what, through, tries, most, slices.Collect(maps.Keys(counts)))
	}
}

// slack is what the steady pace lets through while a slow computer tries ten thousand times.
const slack = 600

func TestTenThousandAttemptsFromOneAddress(t *testing.T) {
	s := newMailSite(t)
	h := s.viewed(s.handler)
	bounded(t, "asking for links", tally(func(n int) *httptest.ResponseRecorder {
		return try(h, "192.0.2.1", http.MethodPost, "/auth/mail", url.Values{"address": {fmt.Sprintf("u%d@example.org", n)}})
	}), mailAddressBurst+slack)
	var mails int
	if err := s.db.QueryRow(t.Context(), `select count(*) from mail`).Scan(&mails); err != nil || mails > mailAddressBurst+slack {
		t.Errorf("%d mails are to go, %v", mails, err)
	}
	bounded(t, "guessing links", tally(func(int) *httptest.ResponseRecorder {
		return try(h, "192.0.2.1", http.MethodPost, "/auth/mail/callback", url.Values{"state": {account.Secret()}})
	}), addressBurst+3*slack)
	if s.sessions(t) != 0 {
		t.Error("somebody was let in")
	}
}

func TestTenThousandLoginsFromOneAddress(t *testing.T) {
	s := newSite(t)
	h := s.viewed(s.handler)
	bounded(t, "beginning logins", tally(func(int) *httptest.ResponseRecorder {
		return try(h, "192.0.2.1", http.MethodGet, "/auth/uno", nil)
	}), addressBurst+3*slack)
	bounded(t, "guessing states", tally(func(int) *httptest.ResponseRecorder {
		return try(h, "192.0.2.2", http.MethodGet, "/auth/uno/callback?code=x&state="+account.Secret(), nil)
	}), addressBurst+3*slack)
}

func (s *mailSite) mailsTo(t *testing.T) (mails int) {
	t.Helper()
	if err := s.db.QueryRow(t.Context(), `select count(*) from mail`).Scan(&mails); err != nil {
		t.Fatal(err)
	}
	return mails
}

// Whoever asks for links for another's mailbox uses up his own share of it: its owner still gets his. A note behind a plus
// makes no other mailbox.
func TestNobodyLocksAnotherOut(t *testing.T) {
	s := newMailSite(t)
	h := s.viewed(s.handler)
	ask := func(from, address string) *httptest.ResponseRecorder {
		return try(h, from, http.MethodPost, "/auth/mail", url.Values{"address": {address}})
	}
	for n := range 100 {
		w := ask("192.0.2.1", []string{known, "ADA@example.org", fmt.Sprintf("ada+%d@example.org", n)}[n%3])
		if len(w.Result().Cookies()) != 1 {
			t.Fatalf("the answer %d tells that others have asked: %v", n, w.Header())
		}
	}
	sent := s.mailsTo(t)
	if sent < 1 || sent > askerBurst+1 {
		t.Errorf("%d mails are to go to one mailbox at the wish of one", sent)
	}
	if ask("192.0.2.2", known); s.mailsTo(t) != sent+1 {
		t.Errorf("its owner gets no link")
	}
}

// Ten thousand computers that all write to one mailbox: it gets a few mails, and none of them learns that.
func TestTenThousandLinksForOneMailbox(t *testing.T) {
	s := newMailSite(t)
	h := s.viewed(s.handler)
	answers := map[string]bool{}
	for n := range tries {
		from := fmt.Sprintf("10.%d.%d.1", n/250, n%250)
		w := try(h, from, http.MethodPost, "/auth/mail", url.Values{"address": {[]string{"Ada@Example.org", known}[n%2]}})
		answers[fmt.Sprint(w.Code, w.Body)] = true
	}
	if mails := s.mailsTo(t); mails < 1 || mails > mailboxBurst+slack/100 {
		t.Errorf("%d mails are to go", mails)
	}
	if len(answers) != 1 {
		t.Errorf("there are %d different answers", len(answers))
	}
}
