package login

import (
	"testing"

	"piazza/internal/account"
)

// TestOnlyWhatWasAgreedProvesMore signs the same person in with one word for how surely he is known after the other.
func TestOnlyWhatWasAgreedProvesMore(t *testing.T) {
	s := newSite(t)
	s.first().Levels = map[string]account.Assurance{"https://www.spid.gov.it/SpidL2": account.AssuranceSubstantial}
	for _, c := range []struct {
		acr  any
		want account.Assurance
	}{
		{nil, account.AssuranceSocial},
		{"high", account.AssuranceSocial},
		{7, account.AssuranceSocial},
		{"https://www.spid.gov.it/SpidL2", account.AssuranceSubstantial},
		{"", account.AssuranceSubstantial},
	} {
		s.idp.forge = func(claims map[string]any) string {
			if c.acr != nil {
				claims["acr"] = c.acr
			}
			return ""
		}
		b := s.browser(t)
		b.callback(b.begin("/"))
		m, err := s.accounts.ByHandle(t.Context(), b.who())
		if err != nil || m == nil || m.Assurance != c.want {
			t.Errorf("after acr %v the member is %+v, %v; want %s", c.acr, m, err, c.want)
		}
	}
}
