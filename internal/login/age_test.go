package login

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/db"
)

// asking is a notice that everybody has still to agree to.
type asking struct{ ofAge []bool }

func (*asking) Owes(context.Context, *db.Tx, account.ID) (bool, error) { return true, nil }

func (n *asking) AgreeIn(_ context.Context, _ *db.Tx, _ account.ID, _ int, ofAge bool) error {
	n.ofAge = append(n.ofAge, ofAge)
	return nil
}

// TestWhoWasNeverAskedHisAgeIsAskedNow: nobody is written down as fourteen who has not said so.
func TestWhoWasNeverAskedHisAgeIsAskedNow(t *testing.T) {
	s := newSite(t)
	s.browser(t).first()
	n, said := &asking{}, false
	s.accounts.Under(n)
	s.handler.saidAge = func(context.Context, account.ID) (bool, error) { return said, nil }
	b := s.browser(t)
	comes := func() (page string) {
		if response, _ := b.get("/auth/uno/callback?code=good&state=" + b.begin("/")); response.Header.Get("Location") != welcomePath {
			t.Fatalf("who owes consent is led to %v", response.Header)
		}
		_, page = b.get(welcomePath)
		return page
	}
	if page := comes(); !strings.Contains(page, `name="eta"`) || strings.Contains(page, `name="nome"`) {
		t.Errorf("he is asked %s", page)
	}
	response, page := b.post(welcomePath, url.Values{"accetto": {"on"}})
	if response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(page, `id="eta-error"`) || b.who() != "" || len(n.ofAge) != 0 {
		t.Errorf("without his age it gave %d as %q: %s", response.StatusCode, b.who(), page)
	}
	if b.post(welcomePath, url.Values{"accetto": {"on"}, "eta": {"on"}}); b.who() == "" || len(n.ofAge) != 1 || !n.ofAge[0] {
		t.Errorf("with his age he is %q, %v", b.who(), n.ofAge)
	}
	said = true
	if page := comes(); strings.Contains(page, `name="eta"`) {
		t.Errorf("he is asked again: %s", page)
	}
	if response, _ := b.post(welcomePath, url.Values{"accetto": {"on"}}); response.StatusCode != http.StatusSeeOther {
		t.Errorf("he does not come in: %d", response.StatusCode)
	}
}

// first has somebody become a member.
func (b *browser) first() {
	b.t.Helper()
	if b.callback(b.begin("/")); b.who() == "" {
		b.t.Fatal("nobody is in")
	}
}
