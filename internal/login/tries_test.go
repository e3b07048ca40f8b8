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
	var mails int
	if err := s.db.QueryRow(t.Context(), `select count(*) from mail`).Scan(&mails); err != nil || mails < 1 || mails > mailboxBurst+3 {
		t.Errorf("%d mails are to go, %v", mails, err)
	}
	if len(answers) != 1 {
		t.Errorf("there are %d different answers", len(answers))
	}
}
