package login

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"piazza/internal/account"
)

// by signs somebody in by a provider with these switches, and returns what it is asked and what becomes of it.
func (f *forger) by(t *testing.T, p Provider, answer url.Values) (url.Values, account.Identity, error) {
	t.Helper()
	p.Name, p.Issuer, p.ClientID, p.ClientSecret = "a", f.URL, "piazza", "segreto"
	m := NewOpenID(p, "https://piazza.example")
	l := &account.Login{State: account.Secret(), Verifier: account.Secret(), Nonce: account.Secret(), Purpose: account.Enter}
	step, err := m.Begin(t.Context(), l, "it")
	if err != nil {
		return nil, account.Identity{}, err
	}
	u, err := url.Parse(step.Address)
	if err != nil {
		t.Fatal(err)
	}
	f.challenge, f.nonce = u.Query().Get("code_challenge"), u.Query().Get("nonce")
	if answer == nil {
		answer = url.Values{"code": {"good"}}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?"+answer.Encode(), http.NoBody)
	i, err := m.Finish(t.Context(), r, l)
	return u.Query(), i, err
}

func TestSwitches(t *testing.T) {
	f := newForger(t)
	asked, i, err := f.by(t, Provider{Ask: map[string]string{"acr_values": "L2"}, Scopes: []string{"openid"}}, nil)
	if err != nil || asked.Get("acr_values") != "L2" || asked.Get("scope") != "openid" || asked.Get("prompt") != "" || i.Issuer != f.URL {
		t.Errorf("asked %v: %+v, %v", asked, i, err)
	}
	if _, i, err = f.by(t, Provider{Realm: "comune"}, nil); err != nil || i.Issuer != "comune" || i.Origin != nil {
		t.Errorf("with a realm: %+v, %v", i, err)
	}
	// The forger takes a code without PKCE for one with another challenge.
	if asked, _, err = f.by(t, Provider{WithoutPKCE: true}, nil); err == nil || asked.Has("code_challenge") {
		t.Errorf("without PKCE: %v, %v", asked, err)
	}
	f.forge = func(claims map[string]any) string { delete(claims, "nonce"); return "" }
	if asked, _, err = f.by(t, Provider{WithoutNonce: true}, nil); err != nil || asked.Has("nonce") {
		t.Errorf("without a nonce: %v, %v", asked, err)
	}
	f.forge = func(claims map[string]any) string { claims["iss"] = "https://evil.example"; return "" }
	if _, _, err = f.by(t, Provider{WithoutNonce: true}, nil); err == nil {
		t.Error("another issuer was believed")
	}
	f.forge = nil
	all := Endpoints{Authorize: f.URL + "/authorize", Token: f.URL + "/token", Keys: f.URL + "/keys", Profile: f.URL + "/userinfo"}
	f.down.Store(true)
	if _, i, err = f.by(t, Provider{Endpoints: all}, nil); err != nil || i.Name != "Ada Lovelace" {
		t.Errorf("without discovery: %+v, %v", i, err)
	}
}

// TestAnswersOfOtherProviders are told apart by what they say of themselves (RFC 9207): so nobody is sent to one provider
// with what another has given out.
func TestAnswersOfOtherProviders(t *testing.T) {
	f := newForger(t)
	for name, c := range map[string]struct {
		names bool
		iss   string
		want  bool
	}{
		"silent":                {false, "", true},
		"its own":               {false, f.URL, true},
		"another":               {false, "https://evil.example", false},
		"its own, promised":     {true, f.URL, true},
		"another, promised":     {true, "https://evil.example", false},
		"silent, promised":      {true, "", false},
		"like its own":          {true, f.URL + "/", false},
		"like its own, but not": {false, strings.ToUpper(f.URL), false},
	} {
		f.names = c.names
		answer := url.Values{"code": {"good"}}
		if c.iss != "" {
			answer.Set("iss", c.iss)
		}
		if _, _, err := f.by(t, Provider{}, answer); (err == nil) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestWhoseWordAboutAddressesCounts: Google's about those that it gives out, others' where the settings say so.
func TestWhoseWordAboutAddressesCounts(t *testing.T) {
	f := newForger(t)
	for name, c := range map[string]struct {
		p                 Provider
		email             string
		verified, hd      any
		isVerified, vouch bool
	}{
		"not asked":            {Provider{}, "a@b.example", true, nil, true, false},
		"vouches":              {Provider{Vouches: true}, "a@b.example", true, nil, true, true},
		"vouches, as text":     {Provider{Vouches: true}, "a@b.example", "true", nil, true, true},
		"not verified":         {Provider{Vouches: true}, "a@b.example", false, nil, false, true},
		"verified as a number": {Provider{Vouches: true}, "a@b.example", 1, nil, false, true},
		"verified, but none":   {Provider{Vouches: true}, "", true, nil, false, true},
		"Google's own":         {google(), "A@Gmail.com", true, nil, true, true},
		"Google's customer":    {google(), "a@b.example", true, "b.example", true, true},
		"someone's elsewhere":  {google(), "a@b.example", true, nil, true, false},
		"looks like Google's":  {google(), "a@gmail.com.evil.example", true, nil, true, false},
	} {
		f.forge = func(claims map[string]any) string {
			claims["email"], claims["email_verified"] = c.email, c.verified
			if c.hd != nil {
				claims["hd"] = c.hd
			}
			return ""
		}
		if _, i, err := f.by(t, c.p, nil); err != nil || i.EmailVerified != c.isVerified || i.Vouches != c.vouch {
			t.Errorf("%s: %+v, %v", name, i, err)
		}
	}
	// What Google signed counts, not what is told beside it.
	f.userinfo["hd"] = "b.example"
	f.forge = func(claims map[string]any) string {
		claims["email"], claims["email_verified"] = "a@b.example", true
		return ""
	}
	if _, i, err := f.by(t, google(), nil); err != nil || i.Vouches {
		t.Errorf("told, not signed: %+v, %v", i, err)
	}
}

// TestProvidersThatAnswerGarbage are down for us, whatever they say; nothing panics.
func TestProvidersThatAnswerGarbage(t *testing.T) {
	for _, text := range []string{"", "null", "[]", "7", `{"issuer": 3}`, "<html>", `{"issuer": "https://evil.example"}`, strings.Repeat("{", 1<<21)} {
		for _, path := range []string{"/.well-known/openid-configuration", "/token", "/keys", "/userinfo"} {
			f := newForger(t)
			f.garbage = map[string]string{path: text}
			if _, i, err := f.by(t, Provider{}, nil); err == nil {
				t.Errorf("%s with %.20q let in %+v", path, text, i)
			}
		}
	}
}
