package login

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
)

// mustAdminister makes somebody an administrator of the installation and returns his context's viewer.
func (s *site) mustAdminister(t *testing.T) auth.Viewer {
	t.Helper()
	m, err := s.accounts.Import(t.Context(), &account.Member{Handle: "capo", Name: "Capo", Tone: 1, Locale: "it", Administrator: true})
	if err != nil {
		t.Fatal(err)
	}
	return auth.Viewer{MemberID: int64(m.ID), Administrator: true}
}

// Who is suspended is out at once, and is told why when he tries to come in again; the log does not repeat it.
func TestWhoIsSuspendedLearnsWhy(t *testing.T) {
	s := newSite(t)
	administrator := auth.With(t.Context(), s.mustAdminister(t))
	b := s.browser(t)
	b.callback(b.begin("/"))
	handle := b.who()
	m, err := s.accounts.ByHandle(t.Context(), handle)
	if err != nil || m == nil {
		t.Fatalf("nobody came in: %q, %v", handle, err)
	}
	until := time.Date(2099, 12, 3, 13, 30, 0, 0, time.UTC)
	if _, err := s.accounts.Suspend(administrator, account.SuspendInput{MemberID: m.ID, Reason: "insulti <b>gravi</b>", Until: &until}); err != nil {
		t.Fatal(err)
	}
	if who := b.who(); who != "" {
		t.Errorf("a suspended member is still %q", who)
	}
	for back, sentences := range map[string][]string{
		"/":   {"Per ora non puoi entrare", "fino al 3 dicembre 2099 alle 14:30", "insulti &lt;b&gt;gravi&lt;/b&gt;"},
		"/en": {"You cannot sign in for now", "until 3 December 2099 at 14:30", "insulti &lt;b&gt;gravi&lt;/b&gt;"},
	} {
		response, text := b.callback(b.begin(back))
		if response.StatusCode != http.StatusForbidden {
			t.Errorf("the answer is %d", response.StatusCode)
		}
		for _, sentence := range sentences {
			if !strings.Contains(text, sentence) {
				t.Errorf("the page does not say %q: %s", sentence, text)
			}
		}
	}
	if b.who() != "" || strings.Contains(s.log.String(), "gravi") {
		t.Errorf("he came in as %q; the log says %s", b.who(), s.log)
	}
	if _, err := s.accounts.Reinstate(administrator, account.Input{MemberID: m.ID}); err != nil {
		t.Fatal(err)
	}
	if b.callback(b.begin("/")); b.who() != handle {
		t.Errorf("who was let in again comes back as %q", b.who())
	}
}

func TestASuspensionWithoutEndNamesNone(t *testing.T) {
	t.Parallel()
	m := suspended(account.Suspension{Reason: "perché sì"})
	if strings.Contains(m.It.Text, "fino") || strings.Contains(m.En.Text, "until") || !strings.Contains(m.It.Text, "perché sì") {
		t.Errorf("the words are %q, %q", m.It.Text, m.En.Text)
	}
}
